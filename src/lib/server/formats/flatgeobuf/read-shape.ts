import type { Geometry, Position } from 'geojson';
import type { FlatTable } from './flat-table.ts';

const TYPES = [
	undefined,
	'Point',
	'LineString',
	'Polygon',
	'MultiPoint',
	'MultiLineString',
	'MultiPolygon',
	'GeometryCollection'
] as const;

/** Positions that may still be read: lists of a damaged file may lead to the same ones over and over. */
export interface PositionBudget {
	left: number;
}

/**
 * A shape as FlatGeobuf stores it, with x and y alone, not checked.
 *
 * @param type number of the layer's type, of shapes that do not say theirs
 * @returns undefined for curves and surfaces, which are not read
 * @throws RangeError if it is damaged, or the budget is used up
 */
export function readShape(table: FlatTable, type: number, budget: PositionBudget): Geometry | undefined {
	const kind = TYPES[table.byte(6) || type];
	switch (kind) {
		case undefined:
			return undefined;
		case 'Point':
			return { type: kind, coordinates: readPositions(table, budget)[0] ?? [] };
		case 'LineString':
		case 'MultiPoint':
			return { type: kind, coordinates: readPositions(table, budget) };
		case 'Polygon':
		case 'MultiLineString':
			return { type: kind, coordinates: readParts(table, budget) };
		case 'MultiPolygon':
			return { type: kind, coordinates: [...table.tables(7)].map((part) => readParts(part, budget)) };
		case 'GeometryCollection': {
			const members = [...table.tables(7)].map((part) => readShape(part, 0, budget));
			return members.some((member) => member === undefined)
				? undefined
				: { type: kind, geometries: members as Geometry[] };
		}
	}
}

function readPositions(table: FlatTable, budget: PositionBudget): Position[] {
	const numbers = table.doubles(1);
	// A part without positions costs something too.
	budget.left -= 1 + numbers.length / 2;
	if (budget.left < 0) throw new RangeError('Shapes have more positions than the file can hold.');
	return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [
		numbers[2 * i]!,
		numbers[2 * i + 1]!
	]);
}

/** Rings or lines, each to where the next begins. */
function readParts(table: FlatTable, budget: PositionBudget): Position[][] {
	const positions = readPositions(table, budget);
	const ends = table.ints(0);
	if (ends.length === 0) return positions.length === 0 ? [] : [positions];
	return ends.map((end, i) => positions.slice(ends[i - 1] ?? 0, end));
}
