import { buildPackageMeasure } from '../../packages/measure-package.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportRun, ReportSection, ReportTable } from '../types.ts';

const LAYERS = ['centres', 'clusters', 'districts', 'not-renovated', 'under-way', 'lanes'];

/** 连片项目: what is renewed together. `null` if none were computed, none can be made, or none touches the part. */
export function buildPackages(context: ReportContext): ReportSection | null {
	const { isCity, where, scope } = context;
	if (!context.source.planning.packages || context.listPackages().length === 0) return null;
	const view = { desk: 'packages' } as const;
	const isOne = scope.kind === 'package';
	return {
		id: 'packages',
		title: isOne
			? context.pick({ zh: '项目规模与条件', en: 'Size and setting of the package' })
			: context.pick({ zh: '连片项目', en: 'Contiguous packages' }),
		lead: isOne ? context.note('households', undefined, view) : context.note('packages', undefined, view),
		blocks: [
			{ kind: 'paragraph', runs: isOne ? tellOne(context) : tellAll(context) },
			context.map({
				caption: isOne
					? context.pick({ zh: `连片项目“${where}”范围图`, en: `The package “${where}”` })
					: context.pick({
							zh: `${isCity ? '' : where}连片项目建议图`,
							en: `Packages proposed${isCity ? '' : `, ${where}`}`
						}),
				layers: LAYERS,
				overlay: 'packages'
			}),
			...(isCity ? context.chart('package-sizes', view) : []),
			...(isOne
				? []
				: [
						{
							kind: 'table' as const,
							table: scope.kind === 'cluster' ? listThem(context) : countByCluster(context)
						}
					])
		]
	};
}

function tellAll(context: ReportContext): ReportRun[] {
	const { planning } = context.source;
	const { settings } = planning.packages!.proposal.plan;
	const { target, least, most, measure } = settings;
	const isOptimal = context.isCity && planning.packages!.proposal.bound?.isOptimal === true;
	const { format, isCity, where } = context;
	const view = { desk: 'packages' } as const;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const unit = context.pick(
		measure === 'households' ? { zh: '户', en: ' households' } : { zh: '平方米', en: ' m² of floor area' }
	);
	const number = (size: number) => format.number(size);
	return context.pick({
		zh: () =>
			runs`按相邻小区连片、不跨组团的原则，${isCity ? '' : where}可划成连片项目${tell('packages')}，纳入项目的住户占${tell('packages-share')}；每个项目目标规模${number(target)}${unit}（${number(least)}至${number(most)}${unit}），规模与目标相差不超过10%的项目${tell('packages-on-target')}。${isOptimal ? '经证明，在此规则下没有更好的划分。' : ''}`,
		en: () =>
			runs`Neighbouring communities within one cluster make ${tell('packages')}${isCity ? '' : ` in ${where}`}; they take in ${tell('packages-share')} of the households. The target size is ${number(target)}${unit} (${number(least)} to ${number(most)}); ${tell('packages-on-target')} are within 10% of it.${isOptimal ? ' The division is proven optimal under these rules.' : ''}`
	})();
}

/** One package: its size beside the target, what can be removed between its members, and who serves it. */
function tellOne(context: ReportContext): ReportRun[] {
	const { ground, proposal } = context.source.planning.packages!;
	const { settings } = proposal.plan;
	const [{ one }] = context.listPackages() as [ReturnType<ReportContext['listPackages']>[number]];
	const figures = buildPackageMeasure(ground, settings)(one.communityIds);
	const { format, where } = context;
	const view = { desk: 'packages' } as const;
	const tell: ReportContext['tell'] = (key, scope, live = view) => context.tell(key, scope, live);
	const size = format.value(settings.target, settings.measure === 'households' ? 'households' : 'm2');
	const off = format.share(Math.abs(figures.deviation));
	const walls = format.number(figures.sharedWallM);
	const centres = context.join(
		figures.centreIds.map((id) => context.nameOf(id)).filter((name) => name !== '')
	);
	const clusters = context.join(figures.clusterIds.map((id) => context.nameOf(id)));
	return context.pick({
		zh: () =>
			runs`连片项目“${where}”位于${clusters}，由相邻小区${tell('communities-not-renovated')}连成一片，共有住户${tell('households')}，${figures.deviation === 0 ? '与目标规模相同' : `比目标规模（${size.replace(' ', '')}）${figures.deviation > 0 ? '多' : '少'}${off}`}；小区之间可拆除的共用围墙约${walls}米。${centres === '' ? '' : `最近的社区服务中心为${centres}。`}`,
		en: () =>
			runs`The package “${where}” in ${clusters} joins ${tell('communities-not-renovated')} with ${tell('households')}, ${figures.deviation === 0 ? 'exactly the target size' : `${off} ${figures.deviation > 0 ? 'above' : 'below'} the target of ${size}`}; about ${walls} m of shared walls between its members could be removed.${centres === '' ? '' : ` Nearest service centres: ${centres}.`}`
	})();
}

function measureThem(context: ReportContext) {
	const { ground, proposal } = context.source.planning.packages!;
	const measure = buildPackageMeasure(ground, proposal.plan.settings);
	return context
		.listPackages()
		.map(({ number, one }) => ({ number, one, figures: measure(one.communityIds) }));
}

function countByCluster(context: ReportContext): ReportTable {
	const { isCity, where } = context;
	const them = measureThem(context).map(({ figures }) => figures);
	const toRow = (name: string, within: typeof them) => {
		const sum = (of: (one: (typeof them)[number]) => number) =>
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
			them.filter(({ clusterIds }) => clusterIds.length === 1 && clusterIds[0] === properties.id)
		)
	);
	const across = them.filter(({ clusterIds }) => clusterIds.length > 1 || clusterIds[0] === null);
	const others = toRow(context.pick({ zh: '跨组团', en: 'Across clusters' }), across);
	return {
		id: 'packages-by-cluster',
		title: context.pick({
			zh: `${isCity ? '' : where}各组团连片项目划分情况`,
			en: `Packages by cluster${isCity ? '' : `, ${where}`}`
		}),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '组团', kind: 'text', width: 1.3 },
				{ title: '项目（个）', kind: 'number', sums: 'sum' },
				{ title: '小区（个）', kind: 'number', sums: 'sum' },
				{ title: '住户（户）', kind: 'number', sums: 'sum' },
				{ title: '建筑面积（万平方米）', kind: 'number', digits: 1, width: 1.4, sums: 'sum' },
				{ title: '规模达标（个）', kind: 'number', sums: 'sum' }
			],
			en: [
				{ title: 'Cluster', kind: 'text', width: 1.3 },
				{ title: 'Packages', kind: 'number', sums: 'sum' },
				{ title: 'Communities', kind: 'number', width: 1.2, sums: 'sum' },
				{ title: 'Households', kind: 'number', sums: 'sum' },
				{ title: 'Floor area, 10,000 m²', kind: 'number', digits: 1, sums: 'sum' },
				{ title: 'On target', kind: 'number', sums: 'sum' }
			]
		}),
		rows: [...clusters, others].filter(([, packages]) => packages !== 0),
		total: toRow(context.pick({ zh: '合计', en: 'Total' }), them),
		live: context.live({ desk: 'packages' })
	};
}

/** The packages of one cluster, one by one. */
function listThem(context: ReportContext): ReportTable {
	const { where } = context;
	const them = measureThem(context);
	const sum = (of: (one: (typeof them)[number]) => number) => them.reduce((total, one) => total + of(one), 0);
	return {
		id: 'packages-of-part',
		title: context.pick({ zh: `${where}连片项目一览`, en: `Packages of ${where}` }),
		columns: context.pick<ReportTable['columns']>({
			zh: [
				{ title: '序号', kind: 'number', width: 0.6 },
				{ title: '连片项目', kind: 'text', width: 1.8 },
				{ title: '小区（个）', kind: 'number', sums: 'sum' },
				{ title: '住户（户）', kind: 'number', sums: 'sum' },
				{ title: '建筑面积（万平方米）', kind: 'number', digits: 1, width: 1.4, sums: 'sum' },
				{ title: '与目标相差', kind: 'share', digits: 1 },
				{ title: '共用围墙（米）', kind: 'number', width: 1.1, sums: 'sum' }
			],
			en: [
				{ title: 'No.', kind: 'number', width: 0.6 },
				{ title: 'Package', kind: 'text', width: 1.8 },
				{ title: 'Communities', kind: 'number', width: 1.2, sums: 'sum' },
				{ title: 'Households', kind: 'number', width: 1.1, sums: 'sum' },
				{ title: 'Floor area, 10,000 m²', kind: 'number', digits: 1, sums: 'sum' },
				{ title: 'Off target', kind: 'share', digits: 1 },
				{ title: 'Shared walls, m', kind: 'number', sums: 'sum' }
			]
		}),
		rows: them.map(({ number, one, figures }) => [
			number,
			context.namePackage(one),
			figures.communities,
			figures.households,
			figures.floorAreaM2 / 10_000,
			figures.deviation,
			figures.sharedWallM
		]),
		total: [
			null,
			context.pick({ zh: '合计', en: 'Total' }),
			sum(({ figures }) => figures.communities),
			sum(({ figures }) => figures.households),
			sum(({ figures }) => figures.floorAreaM2) / 10_000,
			null,
			sum(({ figures }) => figures.sharedWallM)
		],
		live: context.live({ desk: 'packages' })
	};
}
