import type { MultiPolygon, Polygon } from 'geojson';
import { InputError } from '#lib/server/import/input-error.ts';
import type { Place } from '#lib/server/import/read-places.ts';

/**
 * The area of a place in a file of areas.
 *
 * @param remedy what the message tells the user to do
 * @throws InputError if the place is a point
 */
export function refusePoints(
	file: string,
	{ geometry, label }: Place,
	remedy: string
): Polygon | MultiPolygon {
	if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return geometry;
	throw new InputError({
		file,
		feature: label,
		field: 'geometry',
		problem: 'is a point, not an area',
		remedy
	});
}
