import type { NoteProps } from '../city/types.ts';
import type { LngLat } from '../geometry/types.ts';
import type { PlanFeature } from '../plan/types.ts';

/** A note with what was said to it. */
export interface NoteThread extends NoteProps {
	/** WGS-84. */
	lngLat: LngLat;
	/** Oldest first. */
	replies: NoteProps[];
}

/**
 * The notes of a plan with their replies, oldest first; of one instant, the smaller id first. A reply whose note is gone
 * is left out.
 */
export function listThreads(notes: Iterable<PlanFeature>): NoteThread[] {
	const threads = new Map<string, NoteThread>();
	const replies: NoteProps[] = [];
	for (const { properties, geometry } of notes) {
		const note = properties as unknown as NoteProps;
		if (note.replyTo !== '') replies.push(note);
		else
			threads.set(note.id, {
				...note,
				lngLat: (geometry as GeoJSON.Point).coordinates as LngLat,
				replies: []
			});
	}
	for (const reply of replies.toSorted(byTime)) threads.get(reply.replyTo)?.replies.push(reply);
	return [...threads.values()].toSorted(byTime);
}

/** Instants with and without fractions of a second do not sort as texts. */
function byTime(a: NoteProps, b: NoteProps): number {
	return Date.parse(a.writtenAt) - Date.parse(b.writtenAt) || (a.id < b.id ? -1 : 1);
}
