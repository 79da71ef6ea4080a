import { middleOfBbox } from '#lib/core/geometry/bbox.ts';
import type { Bbox } from '#lib/core/geometry/types.ts';

/** The first 3° zone of CGCS2000 without zone number is EPSG:4534, about 75° E. */
const FIRST_ZONE = { epsg: 4534, meridian: 75, last: 135 };

/** Coordinate systems that a bureau of a city asks files in, the usual one first: ids as exports take them. */
export function listExportSystems(bbox: Bbox): string[] {
	const [lng, lat] = middleOfBbox(bbox);
	const meridian = 3 * Math.round(lng / 3);
	const isInChina = meridian >= FIRST_ZONE.meridian && meridian <= FIRST_ZONE.last;
	const utm = (lat < 0 ? 32700 : 32600) + Math.floor((lng + 180) / 6) + 1;
	return [
		'EPSG:4326',
		'EPSG:4490',
		...(isInChina ? [`EPSG:${FIRST_ZONE.epsg + (meridian - FIRST_ZONE.meridian) / 3}`] : []),
		`EPSG:${utm}`,
		'EPSG:3857',
		'gcj02',
		'bd09'
	];
}
