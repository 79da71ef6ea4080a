import type { IntakeAnswer } from '#lib/core/intake/intake-answer.ts';
import { guardFormula } from '#lib/core/intake/formula-guard.ts';
import type { Lang } from '#lib/carto/view-query.ts';

/**
 * Rejected rows as the file has them, each once, with the reasons in a last column: to be mended and brought in again.
 *
 * @param reasonColumn heading of the reasons
 * @returns the heading first; texts that a spreadsheet program would run are guarded
 */
export function rejectedLines(
	{ columns, rejected, rejectedCells }: Pick<IntakeAnswer, 'columns' | 'rejected' | 'rejectedCells'>,
	{ lang, reasonColumn }: { lang: Lang; reasonColumn: string }
): (string | number)[][] {
	const reasons = new Map<number, string[]>();
	const headings = new Map(columns.map(({ field, heading }) => [field, heading]));
	for (const { row, field, value, reason } of rejected) {
		const where = field === '' ? '' : `${headings.get(field) ?? field} ${value} `;
		reasons.set(row, [...(reasons.get(row) ?? []), `${where}${reason[lang]}`.trim()]);
	}
	const head = columns.map(({ heading, unit }) => (unit === '' ? heading : `${heading}（${unit}）`));
	return [
		[...head.map(guardFormula), reasonColumn],
		...[...reasons].map(([row, why]) => [
			...columns.map((_, column) => {
				const value = rejectedCells[row]?.[column] ?? '';
				return typeof value === 'number' ? value : guardFormula(String(value));
			}),
			guardFormula(why.join(lang === 'zh' ? '；' : '; '))
		])
	];
}
