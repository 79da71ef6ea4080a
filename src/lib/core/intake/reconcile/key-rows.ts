import { nameKey } from '../names/name-key.ts';
import type { IntakeRow } from './types.ts';

/**
 * A key for each row, by which it is known again in the next file of the same list: its id, else its name with district
 * and cluster as the file has them, else where it is. Rows of equal keys are numbered in the order of the file.
 *
 * @returns by row
 */
export function keyRows(rows: readonly IntakeRow[]): Map<number, string> {
	const counts = new Map<string, number>();
	const keys = new Map<number, string>();
	for (const { row, values, geometry } of rows) {
		const key = keyOf(values, geometry);
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		keys.set(row, count === 1 ? key : `${key}#${count}`);
	}
	return keys;
}

function keyOf(values: IntakeRow['values'], geometry: IntakeRow['geometry']): string {
	const { id, name, districtId, clusterId } = values as Record<string, string | undefined>;
	// Numbers of rows change from list to list.
	if (id !== undefined && !/^\d+$/.test(id)) return `id ${id}`;
	if (name !== undefined && name !== '')
		return `name ${[name, districtId ?? '', clusterId ?? ''].map(nameKey).join('|')}`;
	return `place ${JSON.stringify(geometry).slice(0, 200)}`;
}
