import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

/** One thing on the map that is only tried: a line of two or more points, or a point. */
export interface TrialMark {
	kind: 'link' | 'barrier' | 'entrance' | 'wall' | 'moved' | 'opening';
	lngLats: readonly LngLat[];
	/** '' without a label. */
	label: string;
	/** Drawn faintly: one of many. */
	isWeak?: boolean;
}

/**
 * What the map draws of edits; those of centres and of what is closed show in the plan's own layers, but for the
 * way that a centre was moved.
 *
 * @param homeOf where a centre of the plan was before; `undefined` if the plan has none of that id
 */
export function listTrialMarks(
	edits: readonly Edit[],
	homeOf: (centreId: string) => LngLat | undefined
): TrialMark[] {
	return edits.flatMap((edit): TrialMark[] => {
		switch (edit.kind) {
			case 'add-link':
				return [{ kind: 'link', lngLats: edit.lngLats, label: '' }];
			case 'add-barrier':
				return [{ kind: 'barrier', lngLats: edit.lngLats, label: '' }];
			case 'add-entrance':
				return [{ kind: 'entrance', lngLats: [edit.lngLat], label: '' }];
			case 'open-wall':
				return [{ kind: 'wall', lngLats: [edit.lngLat], label: '' }];
			case 'move-centre': {
				const home = homeOf(edit.centreId);
				return home ? [{ kind: 'moved', lngLats: [home, edit.lngLat], label: '' }] : [];
			}
			default:
				return [];
		}
	});
}
