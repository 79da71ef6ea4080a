import { summarizeBy } from '../coverage/summarize-coverage.ts';
import { rowsInScope } from '../model/rows-in-scope.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';
import { Format } from './format.ts';

/** What a sentence may name beside figures: the part of the city that the inner circle covers least. */
export const WEAKEST_KEYS = ['weakest-district', 'weakest-cluster'] as const;
export type WeakestKey = (typeof WEAKEST_KEYS)[number];

export const isWeakestKey = (key: string): key is WeakestKey => WEAKEST_KEYS.some((known) => known === key);

/**
 * The district or cluster of a scope with the smallest share of households within the inner circle, and that share:
 * 高新区（63.7%）. Of equal ones the first by id; '–' where no part has households that coverage counts.
 */
export function nameWeakest(key: WeakestKey, plan: MeasuredPlan, scope: Scope, lang: 'zh' | 'en'): string {
	const isDistrict = key === 'weakest-district';
	const [inner] = plan.minutes;
	const summaries = summarizeBy(
		rowsInScope(plan, scope),
		({ districtId, clusterId }) => (isDistrict ? districtId : clusterId),
		plan.minutes
	);
	const parts: readonly { properties: { id: string; name: string; nameEn: string } }[] = (
		isDistrict ? plan.features.districts : plan.features.clusters
	).features;
	const [weakest] = parts
		.flatMap(({ properties }) => {
			const summary = summaries.get(properties.id);
			if (!summary || summary.households === 0) return [];
			return [{ properties, share: summary.covered[inner]!.households / summary.households }];
		})
		.toSorted((a, b) => a.share - b.share || (a.properties.id < b.properties.id ? -1 : 1));
	if (!weakest) return '–';
	const format = new Format(lang);
	const share = format.share(weakest.share);
	return `${format.name(weakest.properties)}${lang === 'zh' ? `（${share}）` : ` (${share})`}`;
}
