import type { ColumnMatches } from '#lib/core/intake/fields/types.ts';
import type { Rejected } from '#lib/core/intake/reconcile/types.ts';
import type { SourceLayer, SourceRow, SourceValue } from '#lib/core/intake/types.ts';
import type { Lang } from '#lib/carto/view-query.ts';

/** Heading of the reasons. */
export const REASON: Readonly<Record<Lang, string>> = { zh: '原因', en: 'reason' };

/** Rejected rows as their file has them, with the reasons in a column of its own. */
export interface RejectedLayer {
	name: string;
	/** As the file has them, with the unit in brackets; the reason is the last. */
	headings: string[];
	rows: { values: SourceValue[]; geometry: SourceRow['geometry'] }[];
}

/**
 * The rows of a layer that were rejected, each once, with all that is wrong with it. A column of reasons that the file has
 * from last time is written anew.
 */
export function toRejectedLayer(
	{ name, columns, units, rows }: SourceLayer,
	rejected: readonly Rejected[],
	{ matches, lang }: Pick<ColumnMatches, 'matches'> & { lang: Lang }
): RejectedLayer {
	const headingOf = (field: string) =>
		columns[matches.find((one) => one.field === field)?.column ?? -1] ?? field;
	const reasons = new Map<number, string[]>();
	for (const { row, field, value, reason } of rejected) {
		// Most reasons quote the value themselves.
		const shown = reason[lang].includes(value) ? '' : `${value} `;
		const where = field === '' ? '' : `${headingOf(field)} ${shown}`;
		reasons.set(row, [...(reasons.get(row) ?? []), `${where}${reason[lang]}`.trim()]);
	}
	const kept = [...columns.keys()].filter((column) => !Object.values(REASON).includes(columns[column]!));
	return {
		name,
		headings: [
			...kept.map((column) =>
				(units[column] ?? '') === '' ? columns[column]! : `${columns[column]!}（${units[column]!}）`
			),
			REASON[lang]
		],
		rows: rows.flatMap(({ row, values, geometry }) => {
			const why = reasons.get(row);
			if (!why) return [];
			const cells = kept.map((column) => values[column] ?? null);
			return [{ values: [...cells, why.join(lang === 'zh' ? '；' : '; ')], geometry }];
		})
	};
}
