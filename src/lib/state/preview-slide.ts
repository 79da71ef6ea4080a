import type { Slide } from '#lib/core/briefings/types.ts';
import type { MeasuredPlan, WalkSettings } from '#lib/core/model/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { PlanWalks } from '#lib/core/what-if/list-walks.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import type { Plan } from './plan.svelte.ts';
import { measureWalks, prepareSlide } from './presenter/prepare-slide.ts';
import type { PreparedSlide } from './presenter/types.ts';

/** A slide of which only the view counts. */
const BARE: Omit<Slide, 'query'> = {
	kind: 'map',
	title: '',
	figure: null,
	sentence: '',
	chart: null,
	overlay: null,
	notes: ''
};

/**
 * The plan that the numbers of a slide are of, as far as the page has computed it; what the planner makes is not in it.
 *
 * @param query of the slide's view
 * @returns `null` before the walks are there, and for a view with changes of the plan other than those on trial now
 */
export function previewSlide(
	query: string,
	{ document, base, computed, meta }: Pick<Plan, 'document' | 'base' | 'computed' | 'meta'>
): PreparedSlide | null {
	if (!document) return null;
	const wanted = writeEdits(readViewQuery(new URLSearchParams(query)).edits);
	const walks = wanted === '' ? base : wanted === writeEdits(computed?.edits ?? []) ? computed : null;
	return (
		walks && prepareSlide({ ...BARE, query }, (asked) => measureOnce(asked, walks, { plan: document, meta }))
	);
}

/** What was measured of walks, by minutes and speed: an editor shows many slides of one plan. */
const measured = new WeakMap<PlanWalks, Map<string, MeasuredPlan>>();

function measureOnce(
	asked: WalkSettings,
	walks: PlanWalks,
	known: Parameters<typeof measureWalks>[2]
): MeasuredPlan {
	const plans = measured.get(walks) ?? new Map<string, MeasuredPlan>();
	measured.set(walks, plans);
	const key = [asked.minutes.join(), asked.speedMps, writeEdits(asked.edits)].join('|');
	const plan = plans.get(key) ?? measureWalks(asked, walks, known);
	plans.set(key, plan);
	return plan;
}
