import proj4 from 'proj4';
import { GRID_CRS, type CrsDatum, type GridCrs } from './grid-crs.ts';
import type { Crs } from './types.ts';

/** Longer definitions are not coordinate systems but attacks or mistakes. */
export const LONGEST_WKT = 20_000;

const DEGREE = Math.PI / 180;

/** What of a definition is compared with the tables. */
interface WktParameters {
	name: string;
	isDegrees: boolean;
	ellipsoid: CrsDatum | undefined;
	meridian: number;
	latitudeOfOrigin: number;
	scale: number;
	falseEastingM: number;
	falseNorthingM: number;
	isMercatorSphere: boolean;
	isTransverse: boolean;
	isPlain: boolean;
}

/** Ellipsoids by axis in metres and 1/f. WGS-84's and CGCS2000's differ by 0.1 mm. */
const ELLIPSOIDS: readonly [CrsDatum, number, number][] = [
	['cgcs2000', 6378137, 298.257222101],
	['wgs84', 6378137, 298.257223563],
	['beijing54', 6378245, 298.3],
	['xian80', 6378140, 298.257]
];

const isNear = (a: number, b: number, within: number): boolean => Math.abs(a - b) <= within;

/**
 * The coordinate system that WKT defines (1 as Esri and GDAL write it, or 2): the code of the tables where all parameters
 * agree, else `wkt` as it is, as of a system with TOWGS84. A compound system is its horizontal part.
 *
 * @returns undefined where it cannot be read or is no system of the earth
 */
export function readWkt(text: string): Crs | undefined {
	const wkt = horizontalPart(text);
	const found = wkt === undefined ? undefined : readParameters(wkt);
	if (!found || wkt === undefined) return undefined;
	const grid = found.isPlain && !hasDatumShift(wkt) ? findAgreeing(found) : undefined;
	return grid ? { id: `EPSG:${grid.code}` } : { id: 'wkt', wkt };
}

/** Whether a definition carries its own way to WGS-84. */
export const hasDatumShift = (wkt: string): boolean => /TOWGS84\s*[[(]/i.test(wkt);

/** Whether a definition rests on Beijing 1954 or Xi'an 1980, as far as its ellipsoid tells. */
export function isOnOldDatum(wkt: string): boolean {
	const ellipsoid = readParameters(wkt)?.ellipsoid;
	return ellipsoid === 'beijing54' || ellipsoid === 'xian80';
}

function horizontalPart(text: string): string | undefined {
	if (text.length > LONGEST_WKT) return undefined;
	const start = /\b(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS|GEOGRAPHICCRS)\s*[[(]/i.exec(text);
	if (!start) return undefined;
	if (!/^\s*(COMPD_CS|COMPOUNDCRS)/i.test(text)) return text.trim();
	let depth = 0;
	for (let i = start.index; i < text.length; i++) {
		if (text[i] === '[' || text[i] === '(') depth++;
		if (text[i] === ']' || text[i] === ')') depth--;
		if (depth === 0 && i > start.index + start[0].length) return text.slice(start.index, i + 1);
	}
	return undefined;
}

function readParameters(wkt: string): WktParameters | undefined {
	let read: Record<string, unknown>;
	try {
		read = new proj4.Proj(wkt) as unknown as Record<string, unknown>;
	} catch {
		return undefined;
	}
	const number = (key: string, fallback: number): number => {
		const value = Number(read[key] ?? fallback);
		return Number.isFinite(value) ? value : fallback;
	};
	const projection = String(read.projName ?? '')
		.replaceAll(/[\s_]/g, '')
		.toLowerCase();
	if (projection === '' || projection === 'identity' || projection === 'geocent') return undefined;
	const axis = number('a', 0);
	const isDegrees = projection === 'longlat';
	const isInDegrees = /UNIT\s*\[\s*"deg[^"]*"\s*,\s*0?\.01745329/i.test(wkt);
	const isPulkovo = /pulkovo|s-?42\b/i.test(wkt);
	return {
		name: String(read.name ?? ''),
		isDegrees,
		ellipsoid: isPulkovo
			? undefined
			: ELLIPSOIDS.find(([, a, rf]) => isNear(a, axis, 0.001) && isNear(rf, number('rf', 0), 5e-7))?.[0],
		meridian: number('long0', 0) / DEGREE,
		latitudeOfOrigin: number('lat0', 0) / DEGREE,
		scale: number('k0', 1),
		falseEastingM: number('x0', 0),
		falseNorthingM: number('y0', 0),
		isMercatorSphere:
			/merc/.test(projection) &&
			!/transverse/.test(projection) &&
			(/auxiliary/.test(projection) || (axis === 6378137 && number('b', 0) === 6378137)),
		isTransverse: /^(gausskr[uü]e?ger|transversemercator|tmerc|utm)$/.test(projection),
		isPlain:
			isInDegrees &&
			isNear(number('from_greenwich', 0), 0, 1e-9) &&
			(isDegrees || number('to_meter', 1) === 1)
	};
}

function findAgreeing(found: WktParameters): GridCrs | undefined {
	const agreeing = GRID_CRS.filter((grid) => agrees(grid, found));
	// The 6° zones share meridians with 3° zones; their name says which one is meant.
	const widthDeg = /3[\s_-]?deg/i.test(found.name) ? 3 : 6;
	return agreeing.find((grid) => grid.widthDeg === widthDeg) ?? agreeing[0];
}

function agrees(grid: GridCrs, found: WktParameters): boolean {
	if (grid.kind === 'mercator') return found.isMercatorSphere && isNear(found.falseEastingM, 0, 0.001);
	const isDatum =
		grid.datum === found.ellipsoid ||
		// Gauss-Krüger on WGS-84 has no code; it differs from CGCS2000 by less than a millimetre.
		(grid.kind === 'gauss' && grid.datum === 'cgcs2000' && found.ellipsoid === 'wgs84') ||
		(grid.kind === 'utm' && found.ellipsoid === 'cgcs2000');
	if (!isDatum) return false;
	if (grid.kind === 'degrees') return found.isDegrees;
	return (
		found.isTransverse &&
		isNear(found.scale, grid.kind === 'utm' ? 0.9996 : 1, 1e-9) &&
		isNear(found.latitudeOfOrigin, 0, 1e-9) &&
		isNear(found.meridian, grid.meridian, 1e-7) &&
		isNear(found.falseEastingM, grid.falseEastingM, 0.001) &&
		isNear(found.falseNorthingM, grid.falseNorthingM, 0.001)
	);
}
