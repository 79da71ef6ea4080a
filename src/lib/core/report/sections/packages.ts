import { buildPackageMeasure } from '../../packages/measure-package.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportSection, ReportTable } from '../types.ts';

/** 片区: connected packages to be renewed together. `null` where none were asked for, or none can be made. */
export function buildPackages(context: ReportContext): ReportSection | null {
	const { packages } = context.source.planning;
	if (!packages || packages.proposal.plan.packages.length === 0) return null;
	const view = { desk: 'packages' } as const;
	const { target, least, most, measure } = packages.proposal.plan.settings;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const { format } = context;
	const unit = context.pick(
		measure === 'households' ? { zh: '户', en: ' households' } : { zh: '平方米', en: ' m² of floor' }
	);
	const { isOptimal } = packages.proposal.bound;
	return {
		id: 'packages',
		title: context.pick({ zh: '连片片区', en: 'Contiguous packages' }),
		lead: context.note('packages', undefined, view),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`按相邻小区连片、不跨组团的原则，可划成连片改造片区${tell('packages')}，纳入片区的居民占${tell('packages-share')}；每片目标${format.number(target)} ${unit}(${format.number(least)}至${format.number(most)} ${unit}),规模与目标相差不超过10% 的片区占${tell('packages-on-target')}。${isOptimal ? '经证明，在此规则下没有更好的划分。' : ''}`,
					en: () =>
						runs`Neighbouring communities within one cluster make ${tell('packages')}; they take in ${tell('packages-share')} of the households. Each aims at ${format.number(target)}${unit} (${format.number(least)} to ${format.number(most)}); ${tell('packages-on-target')} are within 10% of that.${isOptimal ? ' It is proven that no division does better under these rules.' : ''}`
				})()
			},
			context.map({
				caption: context.pick({ zh: '连片改造片区建议图', en: 'Packages proposed' }),
				layers: ['centres', 'clusters', 'districts', 'not-renovated', 'under-way', 'lanes'],
				overlay: 'packages'
			}),
			...context.chart('package-sizes', view),
			{ kind: 'table', table: buildPackagesTable(context) }
		]
	};
}

function buildPackagesTable(context: ReportContext): ReportTable {
	const { ground, proposal } = context.source.planning.packages!;
	const measure = buildPackageMeasure(ground, proposal.plan.settings);
	const figures = proposal.plan.packages.map(({ communityIds }) => measure(communityIds));
	const toRow = (name: string, within: typeof figures) => {
		const sum = (of: (one: (typeof figures)[number]) => number) =>
			within.reduce((total, one) => total + of(one), 0);
		return [
			name,
			within.length,
			sum(({ communities }) => communities),
			sum(({ households }) => households),
			sum(({ floorAreaM2 }) => floorAreaM2) / 10_000,
			within.filter(({ isOnTarget }) => isOnTarget).length
		];
	};
	const clusters = context.plan.features.clusters.features.map(({ properties }) =>
		toRow(
			context.name(properties),
			figures.filter(({ clusterIds }) => clusterIds.length === 1 && clusterIds[0] === properties.id)
		)
	);
	return {
		id: 'packages-by-cluster',
		title: context.pick({ zh: '各组团片区划分情况', en: 'Packages by cluster' }),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '组团', kind: 'text', width: 1.3 },
				{ title: '片区（个）', kind: 'number' },
				{ title: '小区（个）', kind: 'number' },
				{ title: '居民（户）', kind: 'number' },
				{ title: '建筑面积（万平方米）', kind: 'number', digits: 1, width: 1.4 },
				{ title: '规模达标（个）', kind: 'number' }
			],
			en: [
				{ title: 'Cluster', kind: 'text', width: 1.3 },
				{ title: 'Packages', kind: 'number' },
				{ title: 'Communities', kind: 'number', width: 1.2 },
				{ title: 'Households', kind: 'number' },
				{ title: 'Floor, 10,000 m²', kind: 'number', digits: 1 },
				{ title: 'On target', kind: 'number' }
			]
		}),
		rows: clusters.filter(([, packages]) => packages !== 0),
		total: toRow(context.pick({ zh: '合计', en: 'Total' }), figures),
		live: context.live({ desk: 'packages' })
	};
}
