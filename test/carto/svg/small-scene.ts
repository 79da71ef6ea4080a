import type { Feature, Polygon } from 'geojson';
import type { MapFrame } from '#lib/carto/map-frame.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { NO_SOURCES } from '#lib/carto/plan-sources.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import type { LayerKey } from '#lib/carto/view-query.ts';

/** Null Island: there, a degree is as long in both directions. */
export const FRAME: MapFrame = { lngLat: [0, 0], zoom: 12, widthPx: 400, heightPx: 300 };

/** Longitude of so many px right of the middle, latitude of so many px under it, after the textbook. */
export const lngOf = (px: number) => (px * 360) / (512 * 2 ** 12);
export const latOf = (px: number) =>
	(Math.atan(Math.sinh((-px * 2 * Math.PI) / (512 * 2 ** 12))) * 180) / Math.PI;

export function square(
	properties: Record<string, unknown>,
	[left, top, right, bottom]: readonly [number, number, number, number]
): Feature<Polygon> {
	const at = (x: number, y: number) => [lngOf(x), latOf(y)];
	return {
		type: 'Feature',
		properties,
		geometry: {
			type: 'Polygon',
			coordinates: [[at(left, top), at(right, top), at(right, bottom), at(left, bottom), at(left, top)]]
		}
	};
}

/** Two communities, a cluster around them with its numeral, an axis and a centre. */
export function smallScene(over: Partial<MapScene> = {}): MapScene {
	const collect = <Geometry extends GeoJSON.Geometry>(features: Feature<Geometry>[]) => ({
		type: 'FeatureCollection' as const,
		features
	});
	return {
		lang: 'zh',
		palette: LIGHT,
		shown: new Set<LayerKey>([
			'clusters',
			'axes',
			'centres',
			'not-renovated',
			'accepted',
			'circle-inner',
			'along-axes'
		]),
		sources: {
			...NO_SOURCES,
			clusters: collect([square({ id: 'k1', name: '一组团' }, [-150, -100, 150, 100])]),
			clusterLabels: collect([
				{
					type: 'Feature',
					properties: { id: 'k1', name: '一组团' },
					geometry: { type: 'Point', coordinates: [lngOf(0), latOf(-60)] }
				}
			]),
			axes: collect([
				{
					type: 'Feature',
					properties: { id: 'a1', name: '东风路' },
					geometry: {
						type: 'LineString',
						coordinates: [
							[lngOf(-500), 0],
							[lngOf(500), 0]
						]
					}
				}
			]),
			communities: collect([
				square({ id: 'c1', name: '北塘小区', state: 'not-renovated', axis: true }, [-40.3, 20.2, 10.7, 60.4]),
				square({ id: 'c2', name: 'A<&>"小区', state: 'accepted', axis: false }, [20, 20, 60, 60])
			])
		},
		centres: collect([
			{
				type: 'Feature',
				properties: { id: 's1', name: '中心', status: 'kept' },
				geometry: { type: 'Point', coordinates: [lngOf(33.3), latOf(-44.4)] }
			}
		]),
		circleChange: null,
		circles: null,
		serviceAreas: [],
		plainCircles: null,
		miscountedIds: [],
		selected: null,
		planningMarks: [],
		trialMarks: [],
		spot: null,
		path: null,
		entrances: [],
		axisStreets: ['东风路'],
		hovered: null,
		draft: [],
		found: null,
		outcomes: {},
		stepsBack: false,
		...over
	};
}
