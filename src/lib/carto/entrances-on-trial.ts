import type { CommunityProps, Entrance } from '#lib/core/city/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

/** A community's entrances with those that are added on trial and without those that are closed. */
export function listEntrancesOnTrial(
	{ id, entrances }: Pick<CommunityProps, 'id' | 'entrances'>,
	edits: readonly Edit[]
): Entrance[] {
	const closed = new Set(edits.flatMap((edit) => (edit.kind === 'close-entrance' ? [edit.entranceId] : [])));
	const added = edits.flatMap((edit): Entrance[] =>
		edit.kind === 'add-entrance' && edit.communityId === id
			? [{ id: edit.entranceId, lngLat: edit.lngLat, openTo: edit.openTo }]
			: []
	);
	return [...entrances, ...added].filter((entrance) => !closed.has(entrance.id));
}
