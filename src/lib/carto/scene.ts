import type { FeatureCollection, LineString, MultiPolygon, Point } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import { listAxisLabels, type LabelFrame } from './axis-labels.ts';
import { listClusterLabels } from './cluster-labels.ts';
import { keepLast } from './keep-last.ts';
import type { Outcome } from './list-outcomes.ts';
import type { PlanSourceId } from './style/layer-spec.ts';
import type { Palette } from './palette.ts';
import type { PlanSources } from './plan-sources.ts';
import type { PlanningMark } from './planning-marks.ts';
import {
	NO_FEATURES,
	toCircleChangeFeatures,
	toCircleFeatures,
	toEntranceFeatures,
	toFoundFeatures,
	toPathFeatures,
	toPlanningFeatures,
	toServiceAreaFeatures,
	toTrialFeatures,
	type TintedArea
} from './to-features.ts';
import { followSettledLabels, settledZoom } from './settle-cluster-labels.ts';
import type { TrialMark } from './trial-marks.ts';
import type { Lang, LayerKey, Selection } from './view-query.ts';

const NO_CENTRES = NO_FEATURES as FeatureCollection<Point>;

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
	/** Ground that what is tried brings into the inner circle, and puts out of it; `null`: it is not told. */
	circleChange: CircleChange | null;
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
	/** Where communities lie that are counted, and what a trial changes; by id, see `listOutcomes`. */
	outcomes: Readonly<Record<string, Outcome>>;
	/** Whether the plan steps back behind what contiguous planning draws on it. */
	stepsBack: boolean;
	/** What is pointed at. */
	hovered: { kind: string; id: string } | null;
	/** Points of a line or a ring in the hand. */
	draft: readonly LngLat[];
	/** What a search found; a street has no place, it is drawn where the basemap has it. */
	found: { name: string; lngLat: LngLat | null } | null;
}

/** What each source of the plan's layers holds. */
export type SceneFeatures = Record<PlanSourceId, FeatureCollection>;

/**
 * The features of each source of the plan's layers.
 *
 * @param frame where the map is looked at, for names that are placed in what is seen; `null`: anywhere
 */
export function listSceneFeatures(scene: MapScene, frame: LabelFrame | null): SceneFeatures {
	return followSceneFeatures()(scene, frame);
}

/** As `listSceneFeatures`, for scenes that follow each other: what has not changed is the same object as before. */
export function followSceneFeatures(): (scene: MapScene, frame: LabelFrame | null) => SceneFeatures {
	const axisLabels = keepLast(listAxisLabels);
	const settle = followSettledLabels();
	const settledLabels = keepLast(
		(
			{ clusterLabels, clusters }: PlanSources,
			centres: FeatureCollection<Point>,
			axes: FeatureCollection<LineString>,
			zoom: number
		) => settle(clusterLabels, clusters, { centres, axes }, zoom)
	);
	const clusterLabels = keepLast(listClusterLabels);
	const outer = keepLast(toCircleFeatures);
	const inner = keepLast(toCircleFeatures);
	const circleChange = keepLast(toCircleChangeFeatures);
	const serviceAreas = keepLast(toServiceAreaFeatures);
	const path = keepLast(toPathFeatures);
	const entrances = keepLast(toEntranceFeatures);
	const planning = keepLast(toPlanningFeatures);
	const trial = keepLast(toTrialFeatures);
	const found = keepLast(toFoundFeatures);
	return (scene, frame) => ({
		districts: scene.sources.districts,
		clusters: scene.sources.clusters,
		'cluster-labels': clusterLabels(
			settledLabels(
				scene.sources,
				scene.shown.has('centres') ? scene.centres : NO_CENTRES,
				scene.sources.axes,
				settledZoom(frame?.zoom ?? 12)
			),
			scene.sources.clusters,
			frame
		),
		axes: scene.sources.axes,
		'axis-labels': axisLabels(scene.sources.axes, frame),
		communities: scene.sources.communities,
		gates: scene.sources.gates,
		ways: scene.sources.ways,
		facilities: scene.sources.facilities,
		buildings: scene.sources.buildings,
		centres: scene.centres,
		'circle-outer': outer(scene.circles?.outer),
		'circle-inner': inner(scene.circles?.inner),
		'circle-change': circleChange(scene.circleChange),
		'service-areas': serviceAreas(scene.serviceAreas),
		'plain-circles': scene.plainCircles ?? NO_FEATURES,
		path: path(scene.path),
		entrances: entrances(scene.entrances),
		planning: planning(scene.planningMarks),
		trial: trial(scene.trialMarks, scene.draft, scene.spot),
		found: found(scene.found)
	});
}
