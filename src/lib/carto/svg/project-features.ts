import { signedFlatRingArea } from '#lib/core/geometry/ring-area.ts';
import type { Feature, Position } from 'geojson';
import type { MapFrame } from '../map-frame.ts';
import { mercatorX, mercatorY, TILE_PX } from '../mercator.ts';
import type { BaseFeature, BaseTile } from './base-tile.ts';
import type { Box } from './box.ts';
import type { Shape } from './shape.ts';

/** Where the Mercator square lies on a picture. */
interface Placed {
	worldPx: number;
	originX: number;
	originY: number;
}

function place({ lngLat, zoom, widthPx, heightPx }: MapFrame): Placed {
	const worldPx = TILE_PX * 2 ** zoom;
	return {
		worldPx,
		originX: widthPx / 2 - mercatorX(lngLat[0]) * worldPx,
		originY: heightPx / 2 - mercatorY(lngLat[1]) * worldPx
	};
}

/** Features of the plan as they lie on a picture, in their order. Those of mixed geometries are left out. */
export function projectFeatures(features: readonly Feature[], frame: MapFrame): Shape[] {
	const { worldPx, originX, originY } = place(frame);
	const project = (positions: readonly Position[]) => {
		const points = new Float64Array(positions.length * 2);
		for (const [i, [lng, lat]] of positions.entries()) {
			points[2 * i] = originX + mercatorX(lng!) * worldPx;
			points[2 * i + 1] = originY + mercatorY(lat!) * worldPx;
		}
		return points;
	};
	const projectPolygon = (rings: readonly Position[][]) =>
		rings.map((ring, i) => {
			const points = project(ring);
			return signedFlatRingArea(points) > 0 === (i === 0) ? points : reverse(points);
		});
	return features.flatMap(({ geometry, properties }): Shape[] => {
		const shape = (type: Shape['type'], parts: Float64Array[]): Shape[] => [
			{ type, properties: properties ?? {}, parts }
		];
		switch (geometry?.type) {
			case 'Point':
				return shape(1, [project([geometry.coordinates])]);
			case 'MultiPoint':
				return shape(1, [project(geometry.coordinates)]);
			case 'LineString':
				return shape(2, [project(geometry.coordinates)]);
			case 'MultiLineString':
				return shape(2, geometry.coordinates.map(project));
			case 'Polygon':
				return shape(3, projectPolygon(geometry.coordinates));
			case 'MultiPolygon':
				return shape(3, geometry.coordinates.flatMap(projectPolygon));
			default:
				return [];
		}
	});
}

function reverse(points: Float64Array): Float64Array {
	const reversed = new Float64Array(points.length);
	for (let i = 0; i < points.length; i += 2) {
		reversed[points.length - 2 - i] = points[i]!;
		reversed[points.length - 1 - i] = points[i + 1]!;
	}
	return reversed;
}

/** The features of a tile as they lie on a picture. */
export function projectTile(
	features: readonly BaseFeature[],
	tile: Pick<BaseTile, 'z' | 'x' | 'y'>,
	frame: MapFrame
): Shape[] {
	const { left, top, right } = boxOfTile(tile, frame);
	const sizePx = right - left;
	return features.map(({ type, properties, parts }) => ({
		type,
		properties,
		parts: parts.map((part) => part.map((value, i) => (i % 2 === 0 ? left : top) + value * sizePx))
	}));
}

/** Where a tile lies on a picture. */
export function boxOfTile({ z, x, y }: Pick<BaseTile, 'z' | 'x' | 'y'>, frame: MapFrame): Box {
	const { worldPx, originX, originY } = place(frame);
	const sizePx = worldPx / 2 ** z;
	const [left, top] = [originX + x * sizePx, originY + y * sizePx];
	return { left, top, right: left + sizePx, bottom: top + sizePx };
}
