import proj4 from 'proj4';
import type { Crs, CrsId } from './types.ts';
import { findGridCrs, type CrsDatum, type GridCrs } from './grid-crs.ts';

/** Ellipsoids; no datum is applied, so that degrees stay what they are on their own one. */
const ELLIPSOIDS: Record<CrsDatum, string> = {
	wgs84: '+ellps=WGS84',
	cgcs2000: '+ellps=GRS80',
	beijing54: '+a=6378245 +rf=298.3',
	xian80: '+a=6378140 +rf=298.257'
};

/** Both ways between a plane, metres or degrees as its definition has them, and degrees. */
export interface Projection {
	toDegrees(xy: readonly [number, number]): [number, number];
	fromDegrees(lngLat: readonly [number, number]): [number, number];
}

const projections = new Map<string, Projection>();

/**
 * The projection of an `EPSG:` code of the table, or of WKT.
 *
 * @throws RangeError if there is none, or proj4 cannot read it
 */
export function projectionOf({ id, wkt }: Pick<Crs, 'id' | 'wkt'>): Projection {
	const key = id === 'wkt' ? (wkt ?? '') : id;
	const known = projections.get(key);
	if (known) return known;
	const projection = id === 'wkt' ? projectionOfWkt(key) : projectionOfGrid(gridOf(id));
	// Codes are few; files bring any number of definitions.
	if (projections.size < 500) projections.set(key, projection);
	return projection;
}

function gridOf(id: CrsId): GridCrs {
	const grid = findGridCrs(Number(id.replace('EPSG:', '')));
	if (!grid) throw new RangeError(`crs "${id}" is not in the table; see listCrs()`);
	return grid;
}

function projectionOfGrid(grid: GridCrs): Projection {
	if (grid.kind === 'degrees')
		return { toDegrees: ([lng, lat]) => [lng, lat], fromDegrees: ([lng, lat]) => [lng, lat] };
	const degrees = `+proj=longlat ${ELLIPSOIDS[grid.datum]} +no_defs`;
	const { forward, inverse } = proj4(define(grid), degrees);
	return { toDegrees: ([x, y]) => forward([x, y]), fromDegrees: ([lng, lat]) => inverse([lng, lat]) };
}

function define({ kind, datum, meridian, falseEastingM, falseNorthingM }: GridCrs): string {
	if (kind === 'mercator') return '+proj=merc +a=6378137 +b=6378137 +lon_0=0 +k=1 +units=m +no_defs';
	return [
		`+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${kind === 'utm' ? 0.9996 : 1}`,
		`+x_0=${falseEastingM} +y_0=${falseNorthingM}`,
		ELLIPSOIDS[datum],
		'+units=m +no_defs'
	].join(' ');
}

function projectionOfWkt(wkt: string): Projection {
	try {
		const { forward, inverse } = proj4(wkt, 'WGS84');
		return { toDegrees: ([x, y]) => forward([x, y]), fromDegrees: ([lng, lat]) => inverse([lng, lat]) };
	} catch {
		throw new RangeError(`crs "wkt": ${wkt.slice(0, 60)} cannot be read as a coordinate system`);
	}
}
