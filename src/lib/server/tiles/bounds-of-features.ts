import type { Feature, Geometry } from 'geojson';
import type { Bbox } from '#lib/core/geometry/types.ts';

/** West, south, east, north of all positions; undefined where there are none. */
export function boundsOfFeatures(features: readonly Feature[]): Bbox | undefined {
	const bounds: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
	const extend = (coordinates: unknown[]): void => {
		const [lng, lat] = coordinates;
		if (typeof lng === 'number' && typeof lat === 'number') {
			[bounds[0], bounds[1]] = [Math.min(bounds[0], lng), Math.min(bounds[1], lat)];
			[bounds[2], bounds[3]] = [Math.max(bounds[2], lng), Math.max(bounds[3], lat)];
		} else for (const part of coordinates) extend(part as unknown[]);
	};
	const visit = (geometry: Geometry): void => {
		if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) visit(part);
		else extend(geometry.coordinates);
	};
	for (const { geometry } of features) visit(geometry);
	return bounds[0] <= bounds[2] ? bounds : undefined;
}
