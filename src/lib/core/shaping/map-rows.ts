import type { LngLat } from '../geometry/types.ts';
import type { Shape } from './types.ts';

/**
 * A shape with each of its rows of positions, as `linesOfShape` lists them, replaced by what `change` makes of it. Rows
 * come back in the same order and number. Where every row comes back itself, so does the shape.
 */
export function mapRows<Geometry extends Shape>(
	geometry: Geometry,
	change: (row: LngLat[], isRing: boolean) => LngLat[]
): Geometry {
	const { type } = geometry;
	let isChanged = false;
	const changed = (row: LngLat[]): LngLat[] => {
		const made = change(row, type === 'Polygon' || type === 'MultiPolygon');
		if (made !== row) isChanged = true;
		return made;
	};
	const coordinates =
		type === 'Point'
			? changed([geometry.coordinates as LngLat])[0]!
			: type === 'LineString'
				? changed(geometry.coordinates as LngLat[])
				: type === 'MultiPolygon'
					? geometry.coordinates.map((rings) => rings.map((ring) => changed(ring as LngLat[])))
					: geometry.coordinates.map((row) => changed(row as LngLat[]));
	return isChanged ? ({ type, coordinates } as Shape as Geometry) : geometry;
}
