import type { SourceLayer, SourceValue } from '#lib/core/intake/types.ts';

/** A sheet with one heading row, as a reader gives it: `建筑面积(万平方米)` has its unit apart. */
export function sourceLayer(
	headings: readonly string[],
	rows: readonly (readonly SourceValue[])[]
): SourceLayer {
	const units = headings.map((heading) => /[(（]([^()（）]*)[)）]$/.exec(heading)?.[1] ?? '');
	return {
		name: '表1',
		columns: headings.map((heading) => heading.replace(/[(（][^()（）]*[)）]$/, '')),
		units,
		rows: rows.map((values, i) => ({ row: i + 2, values, geometry: null })),
		leftOut: [],
		totals: [],
		crs: null
	};
}
