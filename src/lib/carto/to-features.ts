import type { Feature, FeatureCollection, Geometry, MultiPolygon } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { PlanningMark } from './planning-marks.ts';
import type { TrialMark } from './trial-marks.ts';

/** The ground of one centre, its tint 0…3 different from its neighbours' as far as that goes. */
export interface TintedArea {
	centreId: string;
	area: MultiPolygon;
	tint: number;
}

/** What a source of the map holds while it holds nothing. */
export const NO_FEATURES: FeatureCollection = { type: 'FeatureCollection', features: [] };

const toFeature = (geometry: Geometry, properties: Record<string, unknown> = {}): Feature => ({
	type: 'Feature',
	properties,
	geometry
});
const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** Life circles as a source. */
export const toCircleFeatures = (circle: MultiPolygon | undefined): FeatureCollection =>
	circle ? collect([toFeature(circle)]) : NO_FEATURES;

/** Ground gained and lost as a source. */
export const toCircleChangeFeatures = (change: CircleChange | null): FeatureCollection =>
	change
		? collect((['gained', 'lost'] as const).map((kind) => toFeature(change[kind], { kind })))
		: NO_FEATURES;

export const toServiceAreaFeatures = (areas: readonly TintedArea[]): FeatureCollection =>
	collect(areas.map(({ centreId, area, tint }) => toFeature(area, { id: centreId, tint })));

export const toPathFeatures = (path: readonly LngLat[] | null): FeatureCollection =>
	path ? collect([toFeature({ type: 'LineString', coordinates: [...path] })]) : NO_FEATURES;

export const toEntranceFeatures = (
	entrances: readonly { lngLat: LngLat; openTo: string }[]
): FeatureCollection =>
	collect(
		entrances.map(({ lngLat, openTo }) => toFeature({ type: 'Point', coordinates: lngLat }, { openTo }))
	);

export const toPlanningFeatures = (marks: readonly PlanningMark[]): FeatureCollection =>
	collect(marks.map(({ geometry, ...properties }) => toFeature(geometry, properties)));

/** Marks of what is tried, a line in the hand and a spot that is asked about: of two points or more a line. */
export function toTrialFeatures(
	marks: readonly TrialMark[],
	draft: readonly LngLat[],
	spot: LngLat | null
): FeatureCollection {
	const toMark = (kind: string, lngLats: readonly LngLat[], label = '', isWeak = false) =>
		toFeature(
			lngLats.length > 1
				? { type: 'LineString', coordinates: [...lngLats] }
				: { type: 'Point', coordinates: lngLats[0]! },
			{ kind, label, isWeak }
		);
	return collect([
		...marks.map(({ kind, lngLats, label, isWeak }) => toMark(kind, lngLats, label, isWeak)),
		...(draft.length > 0 ? [toMark('draft', draft)] : []),
		...(spot ? [toMark('spot', [spot])] : [])
	]);
}

/** A landmark that was searched for; a street is found in the basemap. */
export const toFoundFeatures = (found: { name: string; lngLat: LngLat | null } | null): FeatureCollection =>
	found?.lngLat
		? collect([toFeature({ type: 'Point', coordinates: found.lngLat }, { name: found.name })])
		: NO_FEATURES;
