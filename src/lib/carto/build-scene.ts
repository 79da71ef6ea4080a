import type { MultiPolygon } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { DrawnCircles } from '#lib/core/model/city-model.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { listEntrancesOnTrial } from './entrances-on-trial.ts';
import type { Palette } from './palette.ts';
import { comparePlainCircles } from './plain-circles.ts';
import { buildCentreSource, buildPlanSources } from './plan-sources.ts';
import type { PlanningMark } from './planning-marks.ts';
import type { MapScene } from './scene.ts';
import { tintServiceAreas } from './tint-service-areas.ts';
import { listTrialMarks } from './trial-marks.ts';
import { readPlaceId, type Lang, type ViewValues } from './view-query.ts';

/** What is drawn beside the plan itself. */
export interface SceneParts {
	palette: Palette;
	lang: Lang;
	circles?: DrawnCircles | null;
	serviceAreas?: readonly { centreId: string; area: MultiPolygon }[];
	planningMarks?: readonly PlanningMark[];
	/** The walk of the selected community or place. */
	path?: readonly LngLat[] | null;
}

/**
 * A measured plan as a view shows it. Parts that are not given are not drawn, whatever the view says.
 *
 * @param plan measured with the view's minutes, speed and edits
 */
export function buildScene(
	plan: MeasuredPlan,
	{ layers, selection }: Pick<ViewValues, 'layers' | 'selection'>,
	{ palette, lang, circles = null, serviceAreas = [], planningMarks = [], path = null }: SceneParts
): MapScene {
	const { features, axes, edits, centres } = plan;
	const nameOf = ({ name, nameEn }: { name: string; nameEn: string }) =>
		lang === 'en' && nameEn !== '' ? nameEn : name;
	const homeOf = new Map(
		features.centres.features.map(({ properties, geometry }) => [
			properties.id,
			geometry.coordinates as LngLat
		])
	);
	const community =
		selection?.kind === 'community' ? plan.rows.find(({ id }) => id === selection.id) : undefined;
	const plain = layers.has('plain-circle') ? comparePlainCircles(plan) : null;
	return {
		lang,
		palette,
		shown: layers,
		sources: buildPlanSources(
			features,
			new Set(axes.axes.flatMap(({ members }) => members.map(({ id }) => id))),
			nameOf
		),
		centres: buildCentreSource(centres, nameOf),
		circles,
		serviceAreas: layers.has('service-areas') ? tintServiceAreas(serviceAreas, centres) : [],
		plainCircles: plain?.circles ?? null,
		miscountedIds: plain?.miscountedIds ?? [],
		selected: selection,
		planningMarks,
		trialMarks: listTrialMarks(edits, (id) => homeOf.get(id)),
		spot: selection?.kind === 'place' ? (readPlaceId(selection.id) ?? null) : null,
		path,
		entrances: community ? listEntrancesOnTrial(community.props, edits) : [],
		axisStreets: features.axes.features.map(({ properties }) => properties.streetName)
	};
}
