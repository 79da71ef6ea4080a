import { growBbox } from '../../geometry/bbox.ts';
import type { Bbox, Xy } from '../../geometry/types.ts';
import { findGridCrs, GRID_CRS, type GridCrs } from './grid-crs.ts';
import { toWgs84 } from './to-wgs84.ts';
import type { Crs, CrsId } from './types.ts';

/** A system that may be meant, under the name to call it by. */
export interface PossibleCrs {
	crs: Crs;
	sameAs: readonly CrsId[];
}

/** Where China lies, islands included. */
export const CHINA: Bbox = [73, 3, 136, 54];

/** Beyond this from its central meridian nobody uses a zone, in degrees. */
const WIDEST_DEG = 4.5;
/** Margin around a city, in degrees: systems shift by up to 2 km. */
const MARGIN_DEG = 0.05;

/**
 * The coordinate systems in which a position, as a file has it, lies in or near a box; in both orders of its axes.
 * Systems of an old datum only if declared, since no position tells them from CGCS2000. Those that mean the same positions
 * are one, named as declared, else by the commoner code.
 *
 * @param middle of the data, as the file has it
 * @param bbox of the city, or {@link CHINA}; WGS-84 degrees
 */
export function listPossibleCrs(middle: Xy, bbox: Bbox, declared: Crs | undefined): PossibleCrs[] {
	const groups = new Map<string, Crs[]>();
	for (const crs of listAll(declared)) {
		if (!reaches(crs, middle, growBbox(bbox, MARGIN_DEG))) continue;
		const key = keyOf(crs);
		groups.set(key, [...(groups.get(key) ?? []), crs]);
	}
	return [...groups.values()].map((same) => {
		const crs = same.find(({ id }) => id === declared?.id) ?? same[0]!;
		return { crs, sameAs: same.flatMap(({ id }) => (id === crs.id ? [] : [id])) };
	});
}

function listAll(declared: Crs | undefined): Crs[] {
	const datum = declared && gridOf(declared)?.datum;
	const isMeant = (grid: GridCrs): boolean =>
		(grid.datum !== 'beijing54' && grid.datum !== 'xian80') || grid.datum === datum;
	const straight: Crs[] = [
		...GRID_CRS.filter(isMeant).map(({ code }): Crs => ({ id: `EPSG:${code}` })),
		{ id: 'gcj02' },
		{ id: 'bd09' },
		...(declared && !gridOf(declared) && declared.id !== 'gcj02' && declared.id !== 'bd09' ? [declared] : [])
	];
	return straight.flatMap((crs) => [
		{ ...crs, swapped: false },
		{ ...crs, swapped: true }
	]);
}

const gridOf = ({ id }: Crs): GridCrs | undefined =>
	id.startsWith('EPSG:') ? findGridCrs(Number(id.slice('EPSG:'.length))) : undefined;

/** Alike for systems that mean the same positions here. */
function keyOf(crs: Crs): string {
	const grid = gridOf(crs);
	if (!grid) return `${crs.id} ${crs.swapped}`;
	// Degrees of an old datum stay as they are, for want of parameters.
	const datum = grid.datum === 'wgs84' || grid.kind === 'degrees' ? 'cgcs2000' : grid.datum;
	return [grid.kind, datum, grid.meridian, grid.falseEastingM, grid.falseNorthingM, crs.swapped].join(' ');
}

function reaches(crs: Crs, middle: Xy, [west, south, east, north]: Bbox): boolean {
	const grid = gridOf(crs);
	const [x, y] = crs.swapped ? [middle[1], middle[0]] : middle;
	// Cheap before exact: most zones are out by their magnitudes.
	if (grid?.kind === 'gauss' || grid?.kind === 'utm') {
		if (Math.abs(x - grid.falseEastingM) > 500_000 || Math.abs(y - grid.falseNorthingM) > 10_000_000)
			return false;
		if (grid.meridian + WIDEST_DEG < west || grid.meridian - WIDEST_DEG > east) return false;
	} else if (grid?.kind === 'degrees' || crs.id === 'gcj02' || crs.id === 'bd09') {
		if (Math.abs(x) > 180 || Math.abs(y) > 90) return false;
	}
	const [lng, lat] = toWgs84(crs)(middle);
	if (grid && (grid.kind === 'gauss' || grid.kind === 'utm') && Math.abs(lng - grid.meridian) > WIDEST_DEG)
		return false;
	return lng >= west && lng <= east && lat >= south && lat <= north;
}
