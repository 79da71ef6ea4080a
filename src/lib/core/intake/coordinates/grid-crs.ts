/** What the earth is taken to be, by which datum. */
export type CrsDatum = 'wgs84' | 'cgcs2000' | 'beijing54' | 'xian80';

/** A coordinate system of the tables below. */
export interface GridCrs {
	code: number;
	datum: CrsDatum;
	kind: 'degrees' | 'gauss' | 'utm' | 'mercator';
	/** Of `gauss` and `utm`: central meridian in degrees east. */
	meridian: number;
	/** Of `gauss`: width of its zones. */
	widthDeg: 0 | 3 | 6;
	/** Number of the zone, where eastings begin with it or it is part of the name; else 0. */
	zone: number;
	falseEastingM: number;
	falseNorthingM: number;
}

/** First code, first zone and how many follow; of Gauss-Krüger every one with a false easting of 500 km. */
interface Family {
	first: number;
	count: number;
	datum: CrsDatum;
	widthDeg: 3 | 6;
	/** Whether eastings begin with the number of the zone. */
	numbered: boolean;
}

const family = (
	first: number,
	count: number,
	datum: CrsDatum,
	widthDeg: 3 | 6,
	numbered: boolean
): Family => ({ first, count, datum, widthDeg, numbered });

/** All begin at 75° E: zone 13 of 6°, zone 25 of 3°. */
const FAMILIES: readonly Family[] = [
	family(4513, 21, 'cgcs2000', 3, true),
	family(4534, 21, 'cgcs2000', 3, false),
	family(4491, 11, 'cgcs2000', 6, true),
	family(4502, 11, 'cgcs2000', 6, false),
	family(2349, 21, 'xian80', 3, true),
	family(2370, 21, 'xian80', 3, false),
	family(2327, 11, 'xian80', 6, true),
	family(2338, 11, 'xian80', 6, false),
	family(2401, 21, 'beijing54', 3, true),
	family(2422, 21, 'beijing54', 3, false),
	family(21413, 11, 'beijing54', 6, true),
	family(21453, 11, 'beijing54', 6, false)
];

const FIRST_MERIDIAN = 75;
const FALSE_EASTING_M = 500_000;
const ZONE_M = 1_000_000;

const plain = (code: number, datum: CrsDatum, kind: GridCrs['kind']): GridCrs => ({
	code,
	datum,
	kind,
	meridian: 0,
	widthDeg: 0,
	zone: 0,
	falseEastingM: 0,
	falseNorthingM: 0
});

function listFamily({ first, count, datum, widthDeg, numbered }: Family): GridCrs[] {
	return Array.from({ length: count }, (_, i) => {
		const zone = (widthDeg === 6 ? 13 : 25) + i;
		return {
			code: first + i,
			datum,
			kind: 'gauss',
			meridian: FIRST_MERIDIAN + widthDeg * i,
			widthDeg,
			zone: numbered ? zone : 0,
			falseEastingM: FALSE_EASTING_M + (numbered ? zone * ZONE_M : 0),
			falseNorthingM: 0
		};
	});
}

function listUtm(): GridCrs[] {
	return [0, 1].flatMap((south) =>
		Array.from({ length: 60 }, (_, i) => ({
			code: 32601 + i + 100 * south,
			datum: 'wgs84' as const,
			kind: 'utm' as const,
			meridian: -177 + 6 * i,
			widthDeg: 6 as const,
			zone: i + 1,
			falseEastingM: FALSE_EASTING_M,
			falseNorthingM: south * 10_000_000
		}))
	);
}

/**
 * The coordinate systems that planning files in China come in, and UTM: degrees, Web Mercator, Gauss-Krüger on each
 * datum. Of those that mean the same positions, the one to name comes first.
 *
 * @see EPSG registry; GB/T 17278 on zones of 3° and 6°
 */
export const GRID_CRS: readonly GridCrs[] = [
	plain(4326, 'wgs84', 'degrees'),
	plain(4490, 'cgcs2000', 'degrees'),
	plain(4610, 'xian80', 'degrees'),
	plain(4214, 'beijing54', 'degrees'),
	plain(3857, 'wgs84', 'mercator'),
	...FAMILIES.flatMap(listFamily),
	...listUtm()
];

const BY_CODE: ReadonlyMap<number, GridCrs> = new Map(GRID_CRS.map((crs) => [crs.code, crs]));

/** The system of an EPSG code; `undefined` for one that is not in the table. */
export const findGridCrs = (code: number): GridCrs | undefined => BY_CODE.get(code);
