import { getLayerSchema } from '#lib/core/city/layers.ts';
import { areEqual } from '#lib/core/plan/equal-values.ts';
import type { Plan, PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import { readPastedRows } from '#lib/core/tables/read-pasted-rows.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';
import { TABLE_COLUMNS, type Lang, type TableColumn } from '#lib/carto/view-query.ts';
import { EDITING_TEXTS } from '../../messages/editing.ts';
import { fieldOfColumn } from './editable-columns.ts';
import { readCell } from './read-cell.ts';

/** A pasted cell that cannot be read. */
export interface WrongCell {
	/** In what was pasted, from 1; its head counts. */
	row: number;
	/** What its column is called; '' where nobody knows it. */
	column: string;
	value: string;
	/** Why, and what would be right. */
	reason: BothTexts;
}

/** What pasting would do. */
export interface PastePreview {
	changes: WantedChange[];
	/** Communities that change. */
	rowCount: number;
	wrong: WrongCell[];
	/** Heads of columns that are left out. */
	ignored: string[];
}

/** Where in the table something is pasted, and what the table shows. */
export interface PasteTarget {
	/** Ids of the rows shown, in their order. */
	order: readonly string[];
	/** The row and the column from which on cells are filled where the pasted range has no head. */
	rowId: string;
	column: TableColumn;
	plan: Plan;
	lang: Lang;
	/** What the table's columns are called, in each language. */
	labels: Readonly<Record<TableColumn, readonly string[]>>;
}

/** A column of the range: a field, `key` tells the community, `null` is left out. */
type Meant = { field: string; label: string } | { key: 'id' | 'name' } | null;

/**
 * Reads a range that was copied from a spreadsheet. With a head whose labels are known, columns go where they belong and
 * rows to the community that the id, else the name, tells; without one, cells go on from where the table stands. Cells
 * that are so already are no changes.
 */
export function readPaste(text: string, target: PasteTarget): PastePreview {
	const rows = readPastedRows(text);
	const head = readHead(rows[0] ?? [], target);
	const preview: PastePreview = { changes: [], rowCount: 0, wrong: [], ignored: head?.ignored ?? [] };
	const columns = head?.columns ?? meanByOrder(rows, target);
	const keyAt = keyOf(columns);
	const start = target.order.indexOf(target.rowId);
	const touched = new Set<string>();
	const seen = new Set<string>();
	for (const [at, cells] of rows.entries()) {
		if ((head && at === 0) || cells.every((cell) => cell === '')) continue;
		const row = at + 1;
		const tell = (column: string, value: string, zh: string, en: string) =>
			preview.wrong.push({ row, column, value, reason: { zh, en } });
		const found =
			keyAt === undefined
				? byOrder(target, start + at - (head ? 1 : 0))
				: byKey(target.plan, columns[keyAt] as { key: 'id' | 'name' }, cells[keyAt] ?? '');
		if ('fault' in found) {
			tell('', cells[keyAt ?? 0] ?? '', found.fault.zh, found.fault.en);
			continue;
		}
		const { id } = found.community.properties;
		if (seen.has(id)) {
			tell('', id, '此小区在粘贴内容中出现多次，请只留一行', 'is there twice; keep one row');
			continue;
		}
		seen.add(id);
		for (const [i, cell] of cells.entries()) {
			const meant = columns[i];
			if (meant === undefined) {
				tell('', cell, '超出表格右边，请减少列数', 'lies beyond the last column; paste fewer');
				continue;
			}
			if (meant === null || 'key' in meant) continue;
			const { field, label } = meant;
			const read = readCell(field, cell, target.plan);
			if ('fault' in read) {
				tell(label, cell, read.fault.zh, read.fault.en);
				continue;
			}
			if (areEqual(read.value, found.community.properties[field])) continue;
			touched.add(id);
			preview.changes.push({ layer: 'communities', featureId: id, op: 'set', field, value: read.value });
		}
	}
	return { ...preview, rowCount: touched.size };
}

/** `null` where the first row is no head: something in it is no label, and what is one is not the most. */
function readHead(cells: readonly string[], { lang, labels }: PasteTarget) {
	const meanings = cells.map((cell) => meaningOf(cell, lang, labels));
	const knownCount = meanings.filter((one) => one !== undefined).length;
	if (knownCount === 0 || knownCount * 2 < cells.filter((cell) => cell !== '').length) return null;
	const ignored = cells.filter((cell, i) => cell !== '' && (meanings[i] ?? null) === null);
	const columns = meanings.map((one): Meant => one ?? null);
	// The name tells the community where nothing else does.
	const hasId = columns.some((one) => one !== null && 'key' in one);
	const nameAt = columns.findIndex((one) => one !== null && 'field' in one && one.field === 'name');
	if (!hasId && nameAt >= 0 && columns.filter((one) => one !== null).length > 1)
		columns[nameAt] = { key: 'name' };
	return { columns, ignored };
}

/** `undefined`: no label; `null`: a column that is computed. */
function meaningOf(cell: string, lang: Lang, labels: PasteTarget['labels']): Meant | undefined {
	const said = cell.normalize('NFKC').toLowerCase();
	const isSaid = (word: string | undefined) => word?.normalize('NFKC').toLowerCase() === said;
	if (['id', EDITING_TEXTS.zh.field.id, EDITING_TEXTS.en.field.id].some(isSaid)) return { key: 'id' };
	for (const field of Object.keys(getLayerSchema('communities').columns)) {
		const words = [field, EDITING_TEXTS.zh.field[field], EDITING_TEXTS.en.field[field]];
		const bare = words.map((word) => word?.replace(/[（(][^（(]*[）)]$/, '').trim());
		if ([...words, ...bare].some(isSaid)) return { field, label: cell };
	}
	const column = TABLE_COLUMNS.find((one) => labels[one].some(isSaid));
	if (!column) return undefined;
	// A head in Chinese over names is of Chinese names, whatever the reader reads.
	const field = fieldOfColumn(column, column === 'name' && /\p{Script=Han}/u.test(cell) ? 'zh' : lang);
	return field === null ? null : { field, label: cell };
}

/** From the column on where the table stands; what is computed is passed over. */
function meanByOrder(rows: readonly string[][], { column, lang, labels }: PasteTarget): Meant[] {
	const wide = Math.max(0, ...rows.map((cells) => cells.length));
	const from = TABLE_COLUMNS.indexOf(column);
	return TABLE_COLUMNS.slice(from, from + wide).map((one) => {
		const field = fieldOfColumn(one, lang);
		return field === null ? null : { field, label: labels[one][lang === 'zh' ? 0 : 1] ?? one };
	});
}

function keyOf(columns: readonly Meant[]): number | undefined {
	const at = columns.findIndex((one) => one !== null && 'key' in one);
	return at < 0 ? undefined : at;
}

type Found = { community: PlanFeature } | { fault: BothTexts };

function byOrder({ order, plan }: PasteTarget, index: number): Found {
	const community = plan.communities.get(order[index] ?? '');
	return community
		? { community }
		: { fault: { zh: '超出列表末行，请减少行数', en: 'lies beyond the last row; paste fewer' } };
}

function byKey(plan: Plan, { key }: { key: 'id' | 'name' }, said: string): Found {
	const found =
		key === 'id'
			? [plan.communities.get(said)].filter((one) => one !== undefined)
			: [...plan.communities.values()].filter(({ properties: { name, nameEn, aliases } }) =>
					[name, nameEn, ...(aliases as string[])].includes(said)
				);
	if (found.length === 1) return { community: found[0]! };
	return found.length === 0
		? { fault: { zh: '没有这个小区，请核对名称或编号', en: 'is no community; check the name or the id' } }
		: {
				fault: {
					zh: '有多个小区用此名称，请加“编号”列',
					en: 'is the name of several communities; add a column of ids'
				}
			};
}
