import type { MultiPolygon } from 'geojson';
import { polygonsOf } from '#lib/core/geometry/area-rings.ts';
import { InputError } from '../import/input-error.ts';
import { readPlaces } from '../import/read-places.ts';

/**
 * The boundary of a city: all polygons of a GeoJSON file together.
 *
 * @throws InputError if the file cannot be read, or has anything but areas
 */
export async function readBoundary(file: string): Promise<MultiPolygon> {
	const places = await readPlaces(file, 'areas');
	const coordinates = places.flatMap(({ geometry, label }) => {
		if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return polygonsOf(geometry);
		throw new InputError({
			file,
			feature: label,
			field: 'geometry',
			problem: `is a ${geometry.type}`,
			remedy: 'give the boundary as a polygon'
		});
	});
	return { type: 'MultiPolygon', coordinates };
}
