import type { FeatureCollection, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { mercatorX, mercatorY, TILE_PX } from '#lib/carto/mercator.ts';
import { buildCentreSource, buildPlanSources } from '#lib/carto/plan-sources.ts';
import { settleClusterLabels, settledZoom } from '#lib/carto/settle-cluster-labels.ts';
import { measureText } from '#lib/carto/svg/measure-text.ts';
import { listCentrePlaces } from '#lib/core/coverage/city-places.ts';
import type { PlaceGeometry } from '#lib/core/geometry/area-rings.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';

const { features } = await readSeedCity('baoding');
const nameIn = {
	zh: ({ name }: { name: string }) => name,
	en: ({ nameEn }: { nameEn: string }) => nameEn
};
const rows = listCentrePlaces(features).map((centre, i) => ({
	id: centre.id,
	name: '',
	nameEn: '',
	lngLat: features.centres.features[i]!.geometry.coordinates as LngLat,
	status: 'kept'
}));
const centres = buildCentreSource(rows, () => '');
const NONE: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Middles of names and signs on the screen, px. */
const toPx = (collection: FeatureCollection<Point>, zoom: number) =>
	collection.features.map(({ geometry: { coordinates }, properties }) => ({
		name: String(properties!['name']),
		x: mercatorX(coordinates[0]!) * TILE_PX * 2 ** zoom,
		y: mercatorY(coordinates[1]!) * TILE_PX * 2 ** zoom
	}));

describe.each(['zh', 'en'] as const)('names of clusters (%s)', (lang) => {
	const { clusters, clusterLabels, axes } = buildPlanSources(features, new Set(), nameIn[lang]);

	it.each([
		// A telephone shows the city at 10.6; there is not everywhere room then.
		[10.6, 9],
		[11.2, 12],
		[12.4, 12],
		[13.6, 12]
	])('at zoom %f lie on no sign of a centre, and at least %i are there', (zoom, least) => {
		const settled = settleClusterLabels(clusterLabels, clusters, { centres, axes }, settledZoom(zoom));
		const names = toPx(settled, zoom);
		const signs = toPx(centres, zoom);
		const sizePx = zoom < 11 ? 11.5 : zoom < 12 ? 12.1 : 11.5 + (zoom - 11) * 2.75;
		const onSigns = names.filter(({ name, x, y }) =>
			signs.some(
				(sign) =>
					Math.abs(sign.x - x) < 4 + (measureText(name) * sizePx) / 2 && Math.abs(sign.y - y) < 4 + sizePx / 2
			)
		);
		expect(onSigns).toEqual([]);
		expect(names.length).toBeGreaterThanOrEqual(least);
	});

	it('stay on ground of their cluster, and where they are while nothing is in their way', () => {
		for (const zoom of [10, 11, 12, 13.5])
			for (const { geometry, properties } of settleClusterLabels(
				clusterLabels,
				clusters,
				{ centres, axes },
				zoom
			).features) {
				const cluster = clusters.features.find((one) => one.properties!['id'] === properties!['id'])!;
				expect(isInRings(ringsOf(cluster.geometry as PlaceGeometry), geometry.coordinates)).toBe(true);
			}
		const nothing = {
			centres: NONE as FeatureCollection<Point>,
			axes: NONE as FeatureCollection<LineString>
		};
		expect(settleClusterLabels(clusterLabels, clusters, nothing, 12.5).features).toEqual(
			clusterLabels.features
		);
	});

	it('are not pushed about by a centre that is in the hand', () => {
		const moved = buildCentreSource(
			rows.map((row, i) => (i === 0 ? { ...row, status: 'moved', lngLat: [115.5, 38.86] } : row)),
			() => ''
		);
		const without = buildCentreSource(rows.slice(1), () => '');
		expect(settleClusterLabels(clusterLabels, clusters, { centres: moved, axes }, 11)).toEqual(
			settleClusterLabels(clusterLabels, clusters, { centres: without, axes }, 11)
		);
	});
});
