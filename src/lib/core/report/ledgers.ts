import { isWithin } from '../coverage/is-within.ts';
import { buildPackageMeasure } from '../packages/measure-package.ts';
import type { ReportContext } from './report-context.ts';
import { sayProvenance } from './say-provenance.ts';
import { sayState } from './say-state.ts';
import type { ReportColumn, ReportTable } from './types.ts';

type Cell = string | number | null;

/** 台账: a row for every community of what the report is of, renovated ones too, and one for every package there. */
export function buildLedgers(context: ReportContext): ReportTable[] {
	return [buildCommunityLedger(context), ...buildPackageLedger(context)];
}

function buildCommunityLedger(context: ReportContext): ReportTable {
	const { plan, lang } = context;
	const [inner, outer] = plan.minutes;
	const yes = (is: boolean) => context.pick({ zh: is ? '是' : '否', en: is ? 'yes' : 'no' });
	const packageOf = new Map(
		context.source.planning.packages?.proposal.plan.packages.flatMap((one) =>
			one.communityIds.map((member) => [member, context.namePackage(one)] as const)
		)
	);
	const column = (zh: string, en: string, kind: ReportColumn['kind'], width = 1): ReportColumn => ({
		title: context.pick({ zh, en }),
		kind,
		width
	});
	return {
		id: 'communities',
		title: context.pick({ zh: '老旧小区台账', en: 'Ledger of communities' }),
		columns: [
			column('编号', 'Id', 'text', 1.6),
			column('小区名称', 'Community', 'text', 2.2),
			column('所在区', 'District', 'text'),
			column('组团', 'Cluster', 'text'),
			column('改造状态', 'State', 'text'),
			column('有无物业', 'Property company', 'text'),
			column('建成年份', 'Year built', 'text'),
			{ ...column('楼栋（栋）', 'Buildings', 'number'), sums: 'sum' },
			{ ...column('住户（户）', 'Households', 'number'), sums: 'sum' },
			{ ...column('居民（人）', 'Residents', 'number'), sums: 'sum' },
			{ ...column('建筑面积（平方米）', 'Floor area, m²', 'number', 1.3), sums: 'sum' },
			{ ...column('用地面积（平方米）', 'Site area, m²', 'number', 1.3), sums: 'sum' },
			{
				...column('最近社区服务中心', 'Nearest centre', 'text', 2),
				note: context.pick({
					zh: '步行最短的开放中心，空白为无法步行到达任何中心',
					en: 'the open centre with the shortest walk; empty where none can be reached'
				})
			},
			{
				...column('步行距离（米）', 'Walk, m', 'number'),
				note: context.pick({
					zh: '小区出入口至中心大门的全程距离',
					en: 'the whole way from entrance to door'
				})
			},
			{
				...column('步行时间', 'Walk', 'minutes'),
				note: context.pick({
					zh: `步速${context.format.number(plan.speedMps, 2)}米/秒`,
					en: `at ${context.format.number(plan.speedMps, 2)} m/s`
				})
			},
			column(`${inner}分钟内`, `Within ${inner} min`, 'text', 0.9),
			column(`${outer}分钟内`, `Within ${outer} min`, 'text', 0.9),
			column('主轴', 'Axes', 'text', 1.3),
			column('连片项目', 'Package', 'text', 1.7),
			{
				...column('数据性质', 'Provenance', 'text'),
				...(plan.isIllustrative && {
					note: context.pick({
						zh: '示意数据系按公布总量生成，不是实际小区资料',
						en: 'illustrative: generated from published totals, not a real community'
					})
				})
			},
			column('数据日期', 'Data as of', 'date', 1.2),
			column('备注', 'Note (Chinese)', 'text', 2.4)
		],
		rows: context.rows.map((row): Cell[] => {
			const { props, walkSeconds } = row;
			return [
				row.id,
				context.name(props),
				context.nameOf(row.districtId),
				context.nameOf(row.clusterId),
				sayState(props.state, lang),
				context.pick({
					zh: props.propertyManagement ? '有' : '无',
					en: props.propertyManagement ? 'yes' : 'no'
				}),
				props.yearBuilt,
				props.buildings,
				props.households,
				props.people,
				props.floorAreaM2,
				props.siteAreaM2,
				context.nameOf(row.centreId),
				row.distanceM,
				walkSeconds,
				yes(isWithin(walkSeconds, inner * 60)),
				yes(isWithin(walkSeconds, outer * 60)),
				context.join(row.axisIds.map((id) => context.nameOf(id))),
				packageOf.get(row.id) ?? '',
				sayProvenance(props.provenance, lang),
				plan.meta.asOf,
				props.note
			];
		}),
		live: context.live({ table: 'counted' })
	};
}

function buildPackageLedger(context: ReportContext): ReportTable[] {
	const { packages } = context.source.planning;
	if (!packages || context.listPackages().length === 0) return [];
	const { plan } = packages.proposal;
	const measure = buildPackageMeasure(packages.ground, plan.settings);
	return [
		{
			id: 'packages',
			title: context.pick({ zh: '连片项目台账', en: 'Ledger of packages' }),
			columns: context.pick<ReportColumn[]>({
				zh: [
					{ title: '序号', kind: 'number', width: 0.6 },
					{ title: '编号', kind: 'text', width: 2.2 },
					{ title: '连片项目', kind: 'text', width: 1.7 },
					{ title: '组团', kind: 'text' },
					{ title: '所在区', kind: 'text', width: 1.4 },
					{ title: '小区（个）', kind: 'number', sums: 'sum' },
					{ title: '住户（户）', kind: 'number', sums: 'sum' },
					{ title: '居民（人）', kind: 'number', sums: 'sum' },
					{ title: '建筑面积（平方米）', kind: 'number', width: 1.3, sums: 'sum' },
					{ title: '与目标相差', kind: 'share', digits: 1 },
					{ title: '可拆共用围墙（米）', kind: 'number', width: 1.2, sums: 'sum' },
					{ title: '小区名单', kind: 'text', width: 6 }
				],
				en: [
					{ title: 'No.', kind: 'number', width: 0.6 },
					{ title: 'Id', kind: 'text', width: 2.2 },
					{ title: 'Package', kind: 'text', width: 1.7 },
					{ title: 'Cluster', kind: 'text' },
					{ title: 'District', kind: 'text', width: 1.4 },
					{ title: 'Communities', kind: 'number', sums: 'sum' },
					{ title: 'Households', kind: 'number', sums: 'sum' },
					{ title: 'Residents', kind: 'number', sums: 'sum' },
					{ title: 'Floor area, m²', kind: 'number', width: 1.3, sums: 'sum' },
					{ title: 'Off target', kind: 'share', digits: 1 },
					{ title: 'Shared walls, m', kind: 'number', sums: 'sum' },
					{ title: 'Members', kind: 'text', width: 6 }
				]
			}),
			rows: context.listPackages().map(({ number, one }): Cell[] => {
				const { id, communityIds } = one;
				const figures = measure(communityIds);
				return [
					number,
					id,
					context.namePackage(one),
					context.join(figures.clusterIds.map((one) => context.nameOf(one))),
					context.join(figures.districtIds.map((one) => context.nameOf(one))),
					figures.communities,
					figures.households,
					figures.people,
					figures.floorAreaM2,
					figures.deviation,
					figures.sharedWallM,
					context.join(communityIds.map((one) => context.nameOf(one)))
				];
			}),
			live: context.live({ desk: 'packages' })
		}
	];
}
