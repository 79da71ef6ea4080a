import { summarizeBy } from '../coverage/summarize-coverage.ts';
import { rowsInScope } from '../model/rows-in-scope.ts';
import type { CoverageItem } from '../coverage/types.ts';
import { bothNames, type ChartRule } from './chart-rule.ts';
import { coverageByMinute } from './coverage-by-minute.ts';
import type { ChartKey } from './types.ts';

/** The curve goes this far at least, minutes. */
const CURVE_MINUTES = 60;

/** Every minute, as the curve of the workbench has them: two curves of one thing look the same. */
function listMinutes(circles: readonly number[]): number[] {
	return Array.from({ length: Math.max(CURVE_MINUTES, ...circles) + 1 }, (_, m) => m);
}

/** Coverage of the parts of a scope, the worst first; nothing where there are not two to be compared. */
function byPart(layer: 'districts' | 'clusters', of: (item: CoverageItem) => string | null): ChartRule {
	return ({ plan }, scope) => {
		const [inner, outer] = plan.minutes;
		const summaries = summarizeBy(rowsInScope(plan, scope), of, plan.minutes);
		const features: readonly { properties: { id: string; name: string; nameEn: string } }[] =
			plan.features[layer].features;
		const parts = features
			.flatMap(({ properties }) => {
				const summary = summaries.get(properties.id);
				if (!summary || summary.households === 0) return [];
				const share = (m: number) => summary.covered[m]!.households / summary.households;
				return [{ properties, inner: share(inner), outer: share(outer) }];
			})
			.toSorted(
				(a, b) => a.inner - b.inner || a.outer - b.outer || (a.properties.id < b.properties.id ? -1 : 1)
			);
		if (parts.length < 2) return null;
		return {
			kind: 'bar',
			title:
				layer === 'districts'
					? {
							zh: `各区 ${inner}、${outer} 分钟覆盖率`,
							en: `Coverage by district, ${inner} and ${outer} minutes`
						}
					: {
							zh: `各组团 ${inner}、${outer} 分钟覆盖率`,
							en: `Coverage by cluster, ${inner} and ${outer} minutes`
						},
			unit: 'share',
			categories: parts.map(({ properties }) => bothNames(properties)),
			series: [
				{
					name: { zh: `${inner} 分钟`, en: `${inner} min` },
					pigment: 'azurite',
					values: parts.map((part) => part.inner)
				},
				{
					name: { zh: `${outer} 分钟`, en: `${outer} min` },
					pigment: 'azuriteWash',
					values: parts.map((part) => part.outer)
				}
			]
		};
	};
}

export const COVERAGE_CHARTS = {
	'coverage-curve': ({ plan }, scope) => {
		const rows = rowsInScope(plan, scope);
		if (rows.length === 0) return null;
		const minutes = listMinutes(plan.minutes);
		return {
			kind: 'line',
			title: { zh: '步行时间与可达住户（累计）', en: 'Households that reach a centre, by walking time' },
			unit: 'share',
			categories: minutes.map((m) => ({ zh: String(m), en: String(m) })),
			series: [
				{
					name: { zh: '可达住户', en: 'households that reach a centre' },
					pigment: 'azurite',
					values: coverageByMinute(rows, 'households', minutes)
				}
			],
			marks: plan.minutes.map((m) => ({
				category: minutes.indexOf(m),
				name: { zh: `${m} 分钟`, en: `${m} min` }
			}))
		};
	},
	'coverage-by-district': byPart('districts', ({ districtId }) => districtId),
	'coverage-by-cluster': byPart('clusters', ({ clusterId }) => clusterId)
} satisfies Partial<Record<ChartKey, ChartRule>>;
