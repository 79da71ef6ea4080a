import type { ReportRun } from './types.ts';

/** A paragraph written as a template: texts and figures in it. Neighbouring texts become one run. */
export function runs(
	texts: TemplateStringsArray,
	...values: readonly (string | number | ReportRun | readonly ReportRun[])[]
): ReportRun[] {
	const written: ReportRun[] = [];
	const write = (run: ReportRun) => {
		const last = written.at(-1);
		if (run.text === '') return;
		if (last && last.note === undefined && run.note === undefined) last.text += run.text;
		else written.push({ ...run });
	};
	for (const [i, text] of texts.entries()) {
		write({ text });
		const value = values[i];
		if (value === undefined) continue;
		for (const run of [value].flat()) write(typeof run === 'object' ? run : { text: String(run) });
	}
	return written;
}
