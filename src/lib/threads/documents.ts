import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { buildPlanDocument } from '#lib/server/plan-document.ts';
import type { PlanText } from '#lib/server/threads/open-city-for-thread.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';
import { getCity } from './city-in-thread.ts';

/** A briefing from a template and the city as it is, at the default minutes and speed. */
export async function fillTemplate(
	{ cityId, template, lang }: Takes<'template'>,
	context: ThreadContext
): Promise<Gives<'template'>> {
	const { model } = await getCity(context, cityId);
	const [inner, outer] = DEFAULT_MINUTES;
	const plan = model.measure({ minutes: [inner!, outer!], speedMps: DEFAULT_SPEED_MPS, edits: [] });
	return buildTemplate(template, plan, lang);
}

/** `plan.json`: of cities without streets, too. */
export async function writePlan(
	{ cityId, moment }: Takes<'plan'>,
	{ call }: ThreadContext
): Promise<Gives<'plan'>> {
	const { features: text, land, ...of } = (await call('features', { id: cityId, moment })) as PlanText;
	const features = JSON.parse(Buffer.from(text).toString()) as CityFeatures;
	const document = buildPlanDocument(features, { ...of, railways: await readRailways(land) });
	return new TextEncoder().encode(JSON.stringify(document));
}

/** Households that the life circles of a plan reach. */
export async function measureCoverage(
	{ cityId, moment, minutes, speedMps }: Takes<'coverage'>,
	context: ThreadContext
): Promise<Gives<'coverage'>> {
	const { model } = await getCity(context, cityId, moment);
	const { totals } = model.measure({ minutes, speedMps, edits: [] });
	return { households: totals.households, covered: minutes.map((m) => totals.covered[m]!.households) };
}
