/** Most characters of each text of a briefing; a slide is read across a room. */
export const TEXT_MAX = {
	title: 120,
	topic: 60,
	subtitle: 200,
	query: 4000,
	sentence: 400,
	notes: 4000
} as const;
