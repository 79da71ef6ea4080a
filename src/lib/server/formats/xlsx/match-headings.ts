import type { CellValue } from 'hucre';
import { sayHeading } from '#lib/core/intake/column-headings.ts';
import { headingKeys } from '#lib/core/intake/fields/heading-key.ts';
import { ROW_NUMBERS } from '#lib/core/intake/fields/headings.ts';
import { listIntakeFields } from '#lib/core/intake/fields/list-intake-fields.ts';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { isIntakeKind } from '#lib/core/intake/kinds.ts';
import type { Export, ExportFeature, ExportLayer } from '../export-layer.ts';
import { toFilePosition } from '../to-file-geometry.ts';
import { toCell } from './to-cell.ts';

/** What a column of a bureau's own ledger is filled with. */
export interface LedgerColumn {
	/** Of the layer's column; left out: it counts the rows. */
	name?: string;
	isSummed: boolean;
	cellOf: (feature: ExportFeature, index: number) => CellValue;
}

interface Headings {
	headings: readonly string[];
	/** Stated with the headings, such as 万平方米; '' where none is. */
	units: readonly string[];
	nameOf: (layer: string, id: string) => string | undefined;
}

/**
 * Which column of a layer answers which heading, by the rules by which ledgers come in, in the unit that the heading states.
 *
 * @returns in the order of the headings; `undefined` where nothing answers
 */
export function matchHeadings(
	layer: ExportLayer,
	{ crs }: Pick<Export, 'crs'>,
	{ headings, units, nameOf }: Headings
): (LedgerColumn | undefined)[] {
	const kind = layer.name;
	const matched = isIntakeKind(kind)
		? matchColumns({ name: kind, columns: headings, units, rows: [] }, kind).matches
		: [];
	const refers = new Map(
		isIntakeKind(kind)
			? listIntakeFields(kind).map(({ name, column }) => [name, column.refersTo] as const)
			: []
	);
	const fieldOf = new Map(matched.map(({ column, field, factor }) => [column, { field, factor }]));
	return headings.map((heading, c): LedgerColumn | undefined => {
		if (headingKeys(heading).some((key) => ROW_NUMBERS.includes(key)))
			return { isSummed: false, cellOf: (_, index) => index + 1 };
		const { field = '', factor = 1 } = fieldOf.get(c) ?? {};
		const axis = ['lng', 'lat'].indexOf(field);
		if (axis >= 0)
			return {
				name: field,
				isSummed: false,
				cellOf: ({ geometry }) =>
					geometry?.type === 'Point'
						? toFilePosition(geometry.coordinates as [number, number], crs)[axis]!
						: null
			};
		const at = layer.columns.findIndex(
			(column) =>
				column.name === field ||
				(field === '' && [sayHeading(column, 'zh'), column.title.zh, column.name].includes(heading))
		);
		const column = layer.columns[at];
		if (!column) return undefined;
		const referred = refers.get(column.name);
		return {
			name: column.name,
			isSummed: column.isSummed,
			cellOf: ({ values }) => {
				const value = values[at]!;
				if (referred && typeof value === 'string') return toCell(nameOf(referred, value) ?? value, column);
				const cell = toCell(value, column);
				return typeof cell === 'number' && factor !== 1 ? Number((cell / factor).toPrecision(15)) : cell;
			}
		};
	});
}
