import type { NoteProps } from '#lib/core/city/types.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';

/** A note that is added where the small city lies. */
export function addNote(id: string, more: Partial<NoteProps> = {}): WantedChange {
	const properties: NoteProps = {
		id,
		text: '围墙已拆',
		author: '王工',
		writtenAt: '2026-11-30T08:00:00.000Z',
		about: '',
		resolved: false,
		replyTo: '',
		...more
	};
	return {
		layer: 'notes',
		featureId: id,
		op: 'add',
		value: {
			type: 'Feature',
			properties: { ...properties },
			geometry: { type: 'Point', coordinates: [115.5, 38.9] }
		}
	};
}
