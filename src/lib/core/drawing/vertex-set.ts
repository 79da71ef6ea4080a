import type { LocalMetres } from '../geometry/local-metres.ts';
import { UNITS_PER_METRE } from './force-edges.ts';

/** Points of the plane, those that lie together taken for one. */
export interface VertexSet {
	readonly plane: LocalMetres;
	/** Metres east and north of the plane's origin. */
	readonly x: number[];
	readonly y: number[];
	/** The first vertex within the tolerance, or a new one. */
	findOrAdd(x: number, y: number): number;
	/** A vertex that is not looked for later. */
	add(x: number, y: number): number;
}

const ROWS = 2 ** 26;

/** @param toleranceM points nearer than this are one vertex */
export function buildVertexSet(plane: LocalMetres, toleranceM: number): VertexSet {
	const cellM = 4 * toleranceM;
	const x: number[] = [];
	const y: number[] = [];
	const byCell = new Map<number, number[] | number>();
	const findIn = (column: number, row: number, px: number, py: number): number => {
		const held = byCell.get(column * ROWS + row);
		if (held === undefined) return -1;
		for (const vertex of typeof held === 'number' ? [held] : held)
			if (Math.hypot(x[vertex]! - px, y[vertex]! - py) < toleranceM) return vertex;
		return -1;
	};
	const add = (px: number, py: number) => {
		x.push(Math.round(px * UNITS_PER_METRE) / UNITS_PER_METRE);
		return y.push(Math.round(py * UNITS_PER_METRE) / UNITS_PER_METRE) - 1;
	};
	return {
		plane,
		x,
		y,
		add,
		findOrAdd(px, py) {
			const [column, row] = [Math.floor(px / cellM), Math.floor(py / cellM)];
			// A neighbouring cell matters only from within the tolerance of its side.
			const west = Math.floor((px - toleranceM) / cellM);
			const east = Math.floor((px + toleranceM) / cellM);
			const south = Math.floor((py - toleranceM) / cellM);
			const north = Math.floor((py + toleranceM) / cellM);
			for (let c = west; c <= east; c++)
				for (let r = south; r <= north; r++) {
					const found = findIn(c, r, px, py);
					if (found >= 0) return found;
				}
			const vertex = add(px, py);
			const key = column * ROWS + row;
			const held = byCell.get(key);
			if (held === undefined) byCell.set(key, vertex);
			else if (typeof held === 'number') byCell.set(key, [held, vertex]);
			else held.push(vertex);
			return vertex;
		}
	};
}
