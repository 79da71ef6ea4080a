import type { ReportRun } from '#lib/core/report/types.ts';

/** Behind which a sentence ends: 。!? and Latin full stops before a space. */
const END = /[。!?！？]|[.!?](?=\s|$)/g;

/**
 * The sentence with a figure, out of paragraphs with several.
 *
 * @param note index of the figure's note
 * @returns the first sentence of all if none has it; '' without paragraphs
 */
export function sentenceWith(paragraphs: readonly (readonly ReportRun[])[], note: number): string {
	const runs = paragraphs.find((one) => one.some((run) => run.note === note)) ?? paragraphs[0] ?? [];
	const at = Math.max(
		0,
		runs.findIndex((run) => run.note === note)
	);
	const before = runs
		.slice(0, at)
		.map(({ text }) => text)
		.join('');
	const whole = runs.map(({ text }) => text).join('');
	const ends = [...whole.matchAll(END)].map(({ index, 0: mark }) => index + mark.length);
	const start = ends.findLast((end) => end <= before.length) ?? 0;
	const end = ends.find((one) => one > before.length) ?? whole.length;
	return whole.slice(start, end).trim();
}
