import type { Plan, WantedChange } from '../plan/types.ts';

/** Takes a note out of the plan with all replies to it, or one reply: changes that are made together or not at all. */
export function removeNote({ notes }: Plan, featureId: string): WantedChange[] {
	const replies = [...notes.values()].filter(({ properties }) => properties.replyTo === featureId);
	return [...replies.map(({ properties }) => properties.id), featureId].map((id) => ({
		layer: 'notes',
		featureId: id,
		op: 'remove',
		group: `note ${featureId}`
	}));
}
