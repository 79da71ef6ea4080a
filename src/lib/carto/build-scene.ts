import type { MultiPolygon } from 'geojson';
import type { CommunityProps } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { DrawnCircles } from '#lib/core/model/city-model.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { listEntrancesOnTrial } from './entrances-on-trial.ts';
import { keepLast } from './keep-last.ts';
import { listOutcomes, stepAside } from './list-outcomes.ts';
import type { Palette } from './palette.ts';
import { comparePlainCircles } from './plain-circles.ts';
import { buildCentreSource, buildPlanSources } from './plan-sources.ts';
import { ownTheMap, type PlanningMark } from './planning-marks.ts';
import type { MapScene } from './scene.ts';
import { tintServiceAreas } from './tint-service-areas.ts';
import { listPlanPlacesOf, listTrialMarks, type PlanPlaces, type TrialMark } from './trial-marks.ts';
import { readPlaceId, type Lang, type ViewValues } from './view-query.ts';

/** What is drawn beside the plan itself. */
export interface SceneParts {
	palette: Palette;
	lang: Lang;
	circles?: DrawnCircles | null;
	/** Ground that the inner circle gains and loses by what is tried. */
	circleChange?: MapScene['circleChange'];
	serviceAreas?: readonly { centreId: string; area: MultiPolygon }[];
	planningMarks?: readonly PlanningMark[];
	/** Beside those of the edits, such as openings that are proposed. */
	trialMarks?: readonly TrialMark[];
	/** The plan without what is tried, so that the map can tell what the trial changes; left out: it does not. */
	before?: Pick<MeasuredPlan, 'rows'> | null;
	/** Communities that the picture is about: all others step back; left out or `null`: none is more than another. */
	subjectIds?: ReadonlySet<string> | null;
	/** The walk of the selected community or place. */
	path?: readonly LngLat[] | null;
	/** What is pointed at. */
	hovered?: MapScene['hovered'];
	/** Points of a line or a ring in the hand. */
	draft?: readonly LngLat[];
	/** What a search found. */
	found?: MapScene['found'];
}

export type BuildScene = (
	plan: MeasuredPlan,
	view: Pick<ViewValues, 'layers' | 'selection'>,
	parts: SceneParts
) => MapScene;

/**
 * A measured plan as a view shows it. Parts that are not given are not drawn, whatever the view says.
 *
 * @param plan measured with the view's minutes, speed and edits
 */
export const buildScene: BuildScene = (plan, view, parts) => followScene()(plan, view, parts);

/**
 * As `buildScene`, for scenes that follow each other, as those of a map on the screen do: each part is made anew only
 * when what it is made from has changed, else it is the same object as before.
 */
export function followScene(): BuildScene {
	const sources = keepLast((features: MeasuredPlan['features'], axes: MeasuredPlan['axes'], lang: Lang) =>
		buildPlanSources(
			features,
			new Set(axes.axes.flatMap(({ members }) => members.map(({ id }) => id))),
			nameIn(lang)
		)
	);
	const centres = keepLast((rows: MeasuredPlan['centres'], lang: Lang) =>
		buildCentreSource(rows, nameIn(lang))
	);
	const plainCircles = keepLast(
		(
			minutes: MeasuredPlan['minutes'],
			speedMps: number,
			edits: MeasuredPlan['edits'],
			centreRows: MeasuredPlan['centres'],
			counted: MeasuredPlan['counted']
		) => comparePlainCircles({ minutes, speedMps, edits, centres: centreRows, counted })
	);
	// By the centres as they were when the areas came: while one is dragged its area waits for the next.
	const serviceAreas = keepLast((areas: NonNullable<SceneParts['serviceAreas']>) => {
		let tinted: MapScene['serviceAreas'] | undefined;
		return (rows: MeasuredPlan['centres']) => (tinted ??= tintServiceAreas(areas, rows));
	});
	const places = keepLast(listPlanPlacesOf);
	const trialMarks = keepLast(
		(edits: MeasuredPlan['edits'], of: PlanPlaces, more: readonly TrialMark[] | undefined) => [
			...listTrialMarks(edits, of),
			...(more ?? [])
		]
	);
	const outcomes = keepLast(
		(
			minutes: MeasuredPlan['minutes'],
			counted: MeasuredPlan['counted'],
			before: Pick<MeasuredPlan, 'rows'> | null
		) => listOutcomes({ minutes, counted }, before)
	);
	const outcomesOf = keepLast(
		(
			known: MapScene['outcomes'],
			{ communities }: MeasuredPlan['features'],
			subjectIds: ReadonlySet<string> | null
		) =>
			subjectIds
				? stepAside(
						known,
						communities.features.map(({ properties }) => properties.id),
						subjectIds
					)
				: known
	);
	const entrances = keepLast((community: CommunityProps | undefined, edits: MeasuredPlan['edits']) =>
		community ? listEntrancesOnTrial(community, edits) : NONE
	);
	const axisStreets = keepLast(({ axes }: MeasuredPlan['features']) =>
		axes.features.map(({ properties }) => properties.streetName)
	);
	const spot = keepLast((placeId: string | undefined) =>
		placeId === undefined ? null : (readPlaceId(placeId) ?? null)
	);

	return (plan, { layers, selection }, parts) => {
		const { palette, lang, circles = null, planningMarks = NONE, path = null } = parts;
		const idIf = (kind: string) => (selection?.kind === kind ? selection.id : undefined);
		const plain = layers.has('plain-circle')
			? plainCircles(plan.minutes, plan.speedMps, plan.edits, plan.centres, plan.counted)
			: null;
		return {
			lang,
			palette,
			shown: layers,
			sources: sources(plan.features, plan.axes, lang),
			centres: centres(plan.centres, lang),
			circles,
			circleChange: plan.edits.length > 0 ? (parts.circleChange ?? null) : null,
			serviceAreas: layers.has('service-areas')
				? serviceAreas(parts.serviceAreas ?? NONE)(plan.centres)
				: NONE,
			plainCircles: plain?.circles ?? null,
			miscountedIds: plain?.miscountedIds ?? NONE,
			selected: selection,
			planningMarks,
			trialMarks: trialMarks(plan.edits, places(plan.features), parts.trialMarks),
			spot: spot(idIf('place')),
			path,
			entrances: entrances(plan.rows.find(({ id }) => id === idIf('community'))?.props, plan.edits),
			axisStreets: axisStreets(plan.features),
			outcomes: outcomesOf(
				outcomes(plan.minutes, plan.counted, plan.edits.length > 0 ? (parts.before ?? null) : null),
				plan.features,
				parts.subjectIds ?? null
			),
			stepsBack: ownTheMap(planningMarks),
			hovered: parts.hovered ?? null,
			draft: parts.draft ?? NONE,
			found: parts.found ?? null
		};
	};
}

/** The same list each time nothing is to be drawn. */
const NONE: readonly never[] = [];

const nameIn =
	(lang: Lang) =>
	({ name, nameEn }: { name: string; nameEn: string }) =>
		lang === 'en' && nameEn !== '' ? nameEn : name;
