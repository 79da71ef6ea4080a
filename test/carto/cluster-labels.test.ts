import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelFrame } from '#lib/carto/axis-labels.ts';
import { listClusterLabels } from '#lib/carto/cluster-labels.ts';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { buildPlanSources } from '#lib/carto/plan-sources.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { PlaceGeometry } from '#lib/core/geometry/area-rings.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

const { features } = await readSeedCity('baoding');
const { clusters, clusterLabels } = buildPlanSources(features, new Set(), ({ name }) => name);
const areaOf = new Map(
	clusters.features.map(({ properties, geometry }) => [properties!['id'], ringsOf(geometry as PlaceGeometry)])
);

const anyFrame = fc
	.record({
		lng: fc.double({ min: 115.42, max: 115.54, noNaN: true }),
		lat: fc.double({ min: 38.83, max: 38.93, noNaN: true }),
		zoom: fc.double({ min: 10, max: 17, noNaN: true })
	})
	.map(({ lng, lat, zoom }): LabelFrame => ({
		lngLat: [lng, lat],
		zoom,
		widthPx: 1440,
		heightPx: 900,
		padding: { left: 312, right: 372, top: 20, bottom: 110 }
	}));

/** Whether a place is in the part of the map that no panel covers. */
function isFree([lng, lat]: readonly number[], { lngLat, zoom, widthPx, heightPx, padding }: LabelFrame) {
	const worldPx = TILE_PX * 2 ** zoom;
	const x = (mercatorX(lng!) - mercatorX(lngLat[0])) * worldPx + widthPx / 2;
	const y = (mercatorY(lat!) - mercatorY(lngLat[1])) * worldPx + heightPx / 2;
	const { left, right, top, bottom } = padding!;
	return x > left && x < widthPx - right && y > top && y < heightPx - bottom;
}

describe('names of clusters', () => {
	it('stand on ground of their cluster, and in sight where the middle of the map is in it', () => {
		fc.assert(
			fc.property(anyFrame, (frame) => {
				const labels = listClusterLabels(clusterLabels, clusters, frame).features;
				expect(labels.map(({ properties }) => properties)).toEqual(
					clusterLabels.features.map(({ properties }) => properties)
				);
				for (const { properties, geometry } of labels) {
					const rings = areaOf.get(properties!['id'])!;
					expect(isInRings(rings, geometry.coordinates)).toBe(true);
					// The free part is not in the middle of the screen: what is around it is what is asked about.
					const { left, right, top, bottom } = frame.padding!;
					const worldPx = TILE_PX * 2 ** frame.zoom;
					const middleLng = frame.lngLat[0] + (((left - right) / 2) * 360) / worldPx;
					const middleY = mercatorY(frame.lngLat[1]) + (top - bottom) / 2 / worldPx;
					const middleLat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * middleY))) * 180) / Math.PI;
					if (frame.zoom > 13 && isInRings(rings, [middleLng, middleLat]))
						expect(isFree(geometry.coordinates, frame)).toBe(true);
				}
			}),
			{ numRuns: 200 }
		);
	});

	it('stay where they are while those places are seen', () => {
		const frame: LabelFrame = { lngLat: [115.482, 38.872], zoom: 11, widthPx: 1440, heightPx: 900 };
		expect(listClusterLabels(clusterLabels, clusters, frame)).toBe(clusterLabels);
		expect(listClusterLabels(clusterLabels, clusters, null)).toBe(clusterLabels);
	});
});
