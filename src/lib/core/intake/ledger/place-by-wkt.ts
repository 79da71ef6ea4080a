import type { Geometry } from 'geojson';
import { InvalidWkt, readWkt } from '../../geometry/read-wkt.ts';
import type { CrsDeclaration, Told } from '../types.ts';
import { cellOf } from './grid-cells.ts';
import type { SourceGrid } from './types.ts';

const WKT = /^(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|^(?:SRID=\d+;)?\s*GEOMETRYCOLLECTION/i;
const SAMPLE_ROWS = 200;
const SHOWN = 40;

/** Shapes that a column holds as WKT; column -1 where there is none. */
export interface PlacedByWkt {
	column: number;
	/** In the order of the rows; `null` for a blank cell and for one that cannot be read. */
	geometries: (Geometry | null)[];
	crs: CrsDeclaration | null;
	notes: Told[];
}

/** Reads the first column of which most cells are WKT. Rows whose WKT is broken stay, without a place, and are told. */
export function placeByWkt(grid: SourceGrid, rows: readonly number[], width: number): PlacedByWkt {
	const column = findWkt(grid, rows, width);
	const notes: Told[] = [];
	if (column < 0) return { column, geometries: [], crs: null, notes };
	const srids = new Set<number>();
	const geometries = rows.map((row) => {
		const text = cellOf(grid, row, column);
		if (text === null) return null;
		try {
			const { geometry, srid } = readWkt(String(text));
			if (srid !== null) srids.add(srid);
			return geometry;
		} catch (error) {
			if (!(error instanceof InvalidWkt)) throw error;
			const value = String(text);
			const shown = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
			notes.push({
				code: 'ledger-wkt-unreadable',
				parameters: { row: grid.firstRow + row, value: shown, at: error.at + 1 }
			});
			return null;
		}
	});
	const [srid] = srids;
	if (srids.size > 1)
		notes.push({ code: 'ledger-wkt-several-srids', parameters: { srids: [...srids].join(', ') } });
	const crs = srids.size === 1 && srid! > 0 ? ({ from: 'comment', text: `EPSG:${srid}` } as const) : null;
	return { column, geometries, crs, notes };
}

function findWkt(grid: SourceGrid, rows: readonly number[], width: number): number {
	for (let column = 0; column < width; column++) {
		let seen = 0;
		let wkt = 0;
		for (const row of rows) {
			const value = cellOf(grid, row, column);
			if (value === null) continue;
			if (typeof value === 'string' && WKT.test(value)) wkt++;
			if (++seen >= SAMPLE_ROWS) break;
		}
		if (wkt > 0.5 * seen) return column;
	}
	return -1;
}
