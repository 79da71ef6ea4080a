import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { PlanSourceId } from './style/layer-spec.ts';
import type { Palette } from './palette.ts';
import type { PlanSources } from './plan-sources.ts';
import type { PlanningMark } from './planning-marks.ts';
import {
	NO_FEATURES,
	toCircleFeatures,
	toEntranceFeatures,
	toPathFeatures,
	toPlanningFeatures,
	toServiceAreaFeatures,
	toTrialFeatures,
	type TintedArea
} from './to-features.ts';
import type { TrialMark } from './trial-marks.ts';
import type { Lang, LayerKey, Selection } from './view-query.ts';

/** Everything that one map is drawn from. Coordinates WGS-84. */
export interface MapScene {
	lang: Lang;
	palette: Palette;
	/** Rows of the layer panel that are on. */
	shown: ReadonlySet<LayerKey>;
	sources: PlanSources;
	centres: FeatureCollection<Point>;
	/** Life circles; `null`: none are drawn. */
	circles: { inner: MultiPolygon; outer: MultiPolygon } | null;
	serviceAreas: readonly TintedArea[];
	plainCircles: FeatureCollection | null;
	/** Communities that the plain circles count wrongly. */
	miscountedIds: readonly string[];
	selected: Selection | null;
	/** What contiguous planning puts on the map. */
	planningMarks: readonly PlanningMark[];
	/** What is only tried. */
	trialMarks: readonly TrialMark[];
	/** A place that is asked about. */
	spot: LngLat | null;
	/** The walk of the selected community or place to its centre. */
	path: readonly LngLat[] | null;
	/** Entrances of the selected community. */
	entrances: readonly { lngLat: LngLat; openTo: string }[];
	/** Streets that the axes name already. */
	axisStreets: readonly string[];
}

/** The features of each source of the plan's layers. */
export function listSceneFeatures(scene: MapScene): Record<PlanSourceId, FeatureCollection> {
	const { sources, circles } = scene;
	return {
		districts: sources.districts,
		clusters: sources.clusters,
		'cluster-labels': sources.clusterLabels,
		axes: sources.axes,
		communities: sources.communities,
		centres: scene.centres,
		'circle-outer': toCircleFeatures(circles?.outer),
		'circle-inner': toCircleFeatures(circles?.inner),
		'service-areas': toServiceAreaFeatures(scene.serviceAreas),
		'plain-circles': scene.plainCircles ?? NO_FEATURES,
		path: toPathFeatures(scene.path),
		entrances: toEntranceFeatures(scene.entrances),
		planning: toPlanningFeatures(scene.planningMarks),
		trial: toTrialFeatures(scene.trialMarks, [], scene.spot),
		found: NO_FEATURES
	};
}
