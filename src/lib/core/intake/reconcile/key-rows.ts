import { nameKey } from '../names/name-key.ts';
import type { IntakeRow, Remembered } from './types.ts';

/**
 * A key for each row, by which it is known again in the next file of the same list: its id, else its name with district
 * and cluster as the file has them, else where it is. Rows of equal keys are numbered in the order of the file; those that
 * are remembered keep the number of the one that had the same figures.
 *
 * @returns by row
 */
export function keyRows(
	rows: readonly IntakeRow[],
	memory: ReadonlyMap<string, Remembered> = new Map()
): Map<number, string> {
	const groups = new Map<string, IntakeRow[]>();
	for (const row of rows) {
		const key = keyOf(row.values, row.geometry);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	const keys = new Map<number, string>();
	for (const [key, group] of groups) {
		if (group.length === 1 && !memory.has(numbered(key, 2))) keys.set(group[0]!.row, key);
		else for (const [row, at] of numberGroup(key, group, memory)) keys.set(row, numbered(key, at));
	}
	return keys;
}

const numbered = (key: string, at: number): string => (at === 1 ? key : `${key}#${at}`);

/** Numbers from 1: first of those that agree most with what is remembered, then in the order of the file. */
function numberGroup(
	key: string,
	group: readonly IntakeRow[],
	memory: ReadonlyMap<string, Remembered>
): Map<number, number> {
	const pairs: { row: number; at: number; agree: number; order: number }[] = [];
	let known = 0;
	while (known < GROUP_MOST && memory.has(numbered(key, known + 1))) known++;
	for (const [order, { row, values }] of group.slice(0, GROUP_MOST).entries())
		for (let at = 1; at <= known; at++)
			pairs.push({
				row,
				at,
				order: Math.abs(order + 1 - at),
				agree: agreement(values, memory.get(numbered(key, at))!)
			});
	pairs.sort((a, b) => b.agree - a.agree || a.order - b.order || a.row - b.row);
	const numbers = new Map<number, number>();
	const used = new Set<number>();
	for (const { row, at } of pairs) {
		if (numbers.has(row) || used.has(at)) continue;
		numbers.set(row, at);
		used.add(at);
	}
	let next = 1;
	for (const { row } of group) {
		if (numbers.has(row)) continue;
		while (used.has(next)) next++;
		numbers.set(row, next);
		used.add(next);
	}
	return numbers;
}

/** Of more rows with one key each is compared with each no more. */
const GROUP_MOST = 50;

/** In how many figures and texts a row is as it was. */
const agreement = (values: IntakeRow['values'], { values: then }: Remembered): number =>
	Object.entries(values).filter(([field, value]) => typeof value !== 'object' && then[field] === value)
		.length;

function keyOf(values: IntakeRow['values'], geometry: IntakeRow['geometry']): string {
	const { id, name, districtId, clusterId } = values as Record<string, string | undefined>;
	// Numbers of rows change from list to list.
	if (id !== undefined && !/^\d+$/.test(id)) return `id ${id}`;
	if (name !== undefined && name !== '')
		return `name ${[name, districtId ?? '', clusterId ?? ''].map(nameKey).join('|')}`;
	return `place ${JSON.stringify(geometry).slice(0, 200)}`;
}
