import type { Slide } from '#lib/core/briefings/types.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import { isPlanIllustrative } from '#lib/core/model/is-plan-illustrative.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import type { MeasuredPlan, WalkSettings } from '#lib/core/model/types.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import { scopeOf } from '#lib/carto/scope-of-view.ts';
import { isSelectionGone } from './scope-of-view.ts';
import type { PreparedSlide } from './types.ts';

/**
 * A slide with the plan that its numbers are of; nothing is drawn and nothing planned yet.
 *
 * @param measure the plan with minutes, speed and edits of the slide's view
 * @param before the plan without these edits, where there are any
 */
export function prepareSlide(
	slide: Slide,
	measure: (walks: WalkSettings) => MeasuredPlan,
	before: MeasuredPlan | null = null
): PreparedSlide {
	const asked = readViewQuery(new URLSearchParams(slide.query));
	const plan = measure(asked);
	const isGone = isSelectionGone(asked, plan);
	const view = { ...asked, edits: plan.edits, selection: isGone ? null : asked.selection };
	return {
		slide,
		view,
		scope: scopeOf(view),
		source: { plan, planning: { packages: null, siting: null } },
		before,
		drawing: {
			circles: null,
			circleChange: null,
			serviceAreas: [],
			siteCircle: null,
			walk: null,
			neighbours: []
		},
		faults: isGone ? [{ kind: 'gone' }] : [],
		isDone: false
	};
}

/** A plan measured from walks that somebody else has computed. */
export function measureWalks(
	asked: WalkSettings,
	walks: PlanWalks,
	{ plan: { features, axes }, meta }: { plan: PlanDocument; meta: CityMeta }
): MeasuredPlan {
	return measureCity(
		{ meta, features, axes, isIllustrative: isPlanIllustrative(features), nameAddedCentre },
		walks,
		asked
	);
}
