import { isWithin } from '#lib/core/coverage/is-within.ts';
import { isCounted } from '#lib/core/model/is-counted.ts';
import { compareNames } from '#lib/core/text/compare-names.ts';
import { normalize } from '#lib/core/search/find-entries.ts';
import type { CommunityRow } from '#lib/state/plan.svelte.ts';
import type { Lang, Selection, TableColumn, TableView } from '#lib/carto/view-query.ts';

/** What a row is sorted and written by, column by column. Names in the language of the reader. */
export type CellValues = Record<TableColumn, string | number>;

export interface TableRow {
	row: CommunityRow;
	cells: CellValues;
	/** What the row is sorted by where that is not the cell. */
	order: Partial<CellValues>;
	/** Names, aliases, pinyin and initials, to be filtered by. */
	haystack: string;
}

export interface TableQuestion {
	table: TableView;
	/** Rows of the selected cluster, district, centre or axis only. */
	selection: Selection | null;
	minutes: readonly [inner: number, outer: number];
	isStateShown: (state: string) => boolean;
	/** Of the reader: names are ordered as they are looked up in it. */
	lang: Lang;
}

/** The rows that the table shows, in its order. Ties keep the order of ids. */
export function selectTableRows(rows: readonly TableRow[], question: TableQuestion): TableRow[] {
	const { table, selection, minutes, isStateShown, lang } = question;
	const wanted = normalize(table.text);
	const shown = rows.filter(
		({ row, haystack }) =>
			isStateShown(row.props.state) &&
			isAmong(row, table.only) &&
			isInSelection(row, selection) &&
			isInReach(row.walkSeconds, table.reach, minutes) &&
			haystack.includes(wanted)
	);
	const sign = table.descending ? -1 : 1;
	const compareTexts = compareNames(lang);
	const compare = (a: string | number, b: string | number) => {
		if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b;
		return compareTexts(String(a), String(b));
	};
	return shown.toSorted((a, b) => sign * compare(orderOf(a, table.sort), orderOf(b, table.sort)));
}

const orderOf = ({ cells, order }: TableRow, column: TableColumn) => order[column] ?? cells[column];

function isInSelection(row: CommunityRow, selection: Selection | null): boolean {
	switch (selection?.kind) {
		case 'cluster':
			return row.clusterId === selection.id;
		case 'district':
			return row.districtId === selection.id;
		case 'centre':
			return row.centreId === selection.id;
		case 'axis':
			return row.axisIds.includes(selection.id);
		default:
			return true;
	}
}

/** What coverage counts, and what of it is along an axis. */
function isAmong(row: CommunityRow, only: TableView['only']): boolean {
	return only === 'all' || (isCounted(row.props) && (only === 'counted' || row.axisIds.length > 0));
}

function isInReach(
	walkSeconds: number | null,
	reach: TableView['reach'],
	[inner, outer]: readonly [number, number]
) {
	const isIn = (minutes: number) => isWithin(walkSeconds, minutes * 60);
	switch (reach) {
		case 'any':
			return true;
		case 'inner':
			return isIn(inner);
		case 'beyond':
			return !isIn(inner);
		case 'between':
			return !isIn(inner) && isIn(outer);
		case 'outside':
			return !isIn(outer);
	}
}

/**
 * Rows as a CSV file for Excel: UTF-8 with its mark, CRLF, RFC 4180 quotes; a cell that a spreadsheet would take
 * for a formula is quoted as text.
 */
export function toCsv(lines: readonly (readonly (string | number)[])[]): string {
	const cell = (value: string | number) => {
		const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
