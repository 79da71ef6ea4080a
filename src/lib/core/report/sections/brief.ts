import { listUncovered } from '../../coverage/list-uncovered.ts';
import { summarizeBy } from '../../coverage/summarize-coverage.ts';
import type { FigureKey } from '../../figures/types.ts';
import { buildCommunityTable } from '../community-table.ts';
import { buildCoverageTable } from '../coverage-table.ts';
import { CITY, type ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import { titleReport } from '../title-report.ts';
import type { ReportBlock, ReportRun, ReportSection, ReportTable, ReportTrial } from '../types.ts';

/** Rows that leave room for the advice on the second page. */
const ROWS_MAX = 13;
/**
 * Millimetres of the first page: what its text leaves is the map's. A page of official documents is 225 mm high and 156
 * wide; the rest is measured on what the writers of files make of it.
 */
const PAGE_MM = {
	en: { width: 156, free: 152, line: 6.4, letters: 74, title: 9.2, titleLetters: 36, mark: 13, before: 5 },
	zh: { width: 156, free: 147, line: 10.3, letters: 27, title: 12.4, titleLetters: 20, mark: 15, before: 7 }
} as const;
const MAP_MM = { least: 52, most: 84 };
const LAYERS = ['circle-inner', 'centres', 'clusters', 'districts', 'not-renovated', 'under-way', 'lanes'];

/** 简报 on two pages: the conclusion first with three numbers and one map, then one table and what follows from it. */
export function buildBrief(context: ReportContext, trial: ReportTrial | null): ReportSection[] {
	const { plan, counted, isCity, where } = context;
	const [inner] = plan.minutes;
	const conclusion = conclude(context, trial);
	const map = context.map({
		caption: context.pick({
			zh: `${isCity ? '' : where}${inner}分钟生活圈与服务盲区图`,
			en: `The ${inner}-minute life circle and its gaps${isCity ? '' : `, ${where}`}`
		}),
		layers: LAYERS,
		aspect: fitMap(context, { conclusion, isTrial: trial !== null })
	});
	return [
		{
			id: 'brief-conclusion',
			title: context.pick({ zh: '主要结论', en: 'Conclusion' }),
			lead: context.note('coverage-inner'),
			blocks: [
				{ kind: 'paragraph', role: 'conclusion', runs: conclusion },
				{ kind: 'numbers', numbers: listNumbers(context) },
				map
			]
		},
		{
			id: 'brief-parts',
			title: context.pick({ zh: '短板与建议', en: 'Weak points and advice' }),
			lead: context.note('households-beyond-inner'),
			startsPage: true,
			blocks: [
				...(counted.length === 0 ? [] : [{ kind: 'table' as const, table: buildTable(context) }]),
				...advise(context),
				{ kind: 'paragraph', role: 'small', runs: [{ text: sayBasis(context) }] }
			]
		}
	];
}

/** Width ÷ height of the map that fits on the first page below a conclusion. */
function fitMap(
	context: ReportContext,
	{ conclusion, isTrial }: { conclusion: readonly ReportRun[]; isTrial: boolean }
): number {
	const { width, free, line, letters, title, titleLetters, mark, before } = PAGE_MM[context.lang];
	const text = conclusion.map((run) => run.text).join('');
	const { plan, scope, lang } = context;
	const heading = titleReport(plan, { scope, isBrief: true, isTrial, lang }).title;
	const lines = Math.ceil((text.length + 2) / letters);
	const moreTitle = Math.ceil(heading.length / titleLetters) - 1;
	const leftMm = free - lines * line - moreTitle * title - (isTrial ? mark + before : 0);
	return width / Math.min(MAP_MM.most, Math.max(MAP_MM.least, leftMm));
}

function conclude(context: ReportContext, trial: ReportTrial | null): ReportRun[] {
	const { plan, counted, where, format } = context;
	const [inner] = plan.minutes;
	const tell = context.tell.bind(context);
	const tried = trial
		? context.pick({
				zh: `推演方案：${shorten(trial.changes, '；')}。推演后，`,
				en: `What-if: ${shorten(trial.changes, '; ')}. With it, `
			})
		: '';
	if (counted.length === 0)
		return context.pick({
			zh: () => runs`${tried}${where}没有尚未完成改造的老旧小区。`,
			en: () => runs`${tried}${where} has no community left to renovate.`
		})();
	const weakest = findWeakest(context);
	return context.pick({
		zh: () =>
			runs`${tried}${where}尚未完成改造的老旧小区${tell('communities-not-renovated')}，住户${tell('households')}，步行${inner}分钟可达社区服务中心的占${tell('coverage-inner')}${context.was('coverage-inner')}，仍有${tell('households-beyond-inner')}${context.was('households-beyond-inner')}不可达。${weakest ? `覆盖率最低的是${weakest.name}，为${format.share(weakest.share)}。` : ''}`,
		en: () =>
			runs`${tried}${where} has ${tell('communities-not-renovated')} not yet renovated with ${tell('households')}; ${tell('coverage-inner')}${context.was('coverage-inner')} of them reach a service centre within ${inner} minutes on foot, ${tell('households-beyond-inner')}${context.was('households-beyond-inner')} do not. ${weakest ? `The least covered is ${weakest.name} with ${format.share(weakest.share)}.` : ''}`
	})();
}

const CHANGES_MAX = 3;

function shorten(changes: readonly string[], comma: string): string {
	const told = changes.slice(0, CHANGES_MAX).join(comma);
	const more = changes.length - CHANGES_MAX;
	if (more <= 0) return told;
	return comma === '；' ? `${told}等${changes.length}处改动` : `${told} and ${more} more`;
}

/** The cluster of a city or district of which the smallest share is covered; ties by id. */
function findWeakest(context: ReportContext) {
	const { plan, counted, scope } = context;
	if (scope.kind !== 'city' && scope.kind !== 'district') return undefined;
	const [inner] = plan.minutes;
	const summaries = summarizeBy(counted, ({ clusterId }) => clusterId, plan.minutes);
	return plan.features.clusters.features
		.flatMap(({ properties }) => {
			const summary = summaries.get(properties.id);
			if (!summary || summary.households === 0) return [];
			const covered = summary.covered[inner]!.households;
			return [
				{
					id: properties.id,
					name: context.name(properties),
					share: covered / summary.households,
					beyond: summary.households - covered
				}
			];
		})
		.toSorted((a, b) => a.share - b.share || (a.id < b.id ? -1 : 1))
		.find(({ share }) => share < 1);
}

function listNumbers(context: ReportContext) {
	const [inner] = context.plan.minutes;
	const labels: readonly (readonly [FigureKey, string])[] = context.pick({
		zh: [
			['coverage-inner', `${inner}分钟覆盖率`],
			['households-beyond-inner', `${inner}分钟圈外住户`],
			['median-walk', '步行时间中位数']
		] as const,
		en: [
			['coverage-inner', `covered within ${inner} min`],
			['households-beyond-inner', `beyond ${inner} min`],
			['median-walk', 'median walk']
		] as const
	});
	return labels.map(([key, label]) => ({
		note: context.note(key),
		label,
		before: context.valueBefore(key)
	}));
}

/** Clusters of a city or district; of a smaller part its communities with the longest walk. */
function buildTable(context: ReportContext): ReportTable {
	const { plan, counted, scope, where, isCity } = context;
	if (scope.kind === 'city' || scope.kind === 'district')
		return buildCoverageTable(context, {
			id: 'brief-clusters',
			title: context.pick({
				zh: `${isCity ? '' : where}各组团生活圈覆盖情况`,
				en: `Coverage by cluster${isCity ? '' : `, ${where}`}`
			}),
			part: context.pick({ zh: '组团', en: 'Cluster' }),
			groups: plan.features.clusters.features.map(({ properties }) => ({
				name: context.name(properties),
				rows: counted.filter(({ clusterId }) => clusterId === properties.id)
			}))
		});
	const farthest = listUncovered(counted, 0).slice(0, ROWS_MAX);
	return buildCommunityTable(context, {
		id: 'brief-communities',
		title: context.pick({
			zh: `${where}步行时间最长的小区`,
			en: `Communities of ${where} with the longest walk`
		}),
		rows: farthest,
		live: { table: 'counted' }
	});
}

/** What follows, one point after another: where it is weakest, the next centres, packages. */
function advise(context: ReportContext): ReportBlock[] {
	const { plan, where, format, isCity, source } = context;
	const [inner] = plan.minutes;
	const weakest = findWeakest(context);
	const { siting, packages } = source.planning;
	const points: ReportRun[][] = [];
	if (weakest)
		points.push(
			context.pick({
				zh: () =>
					runs`优先补齐${weakest.name}服务短板，该组团${inner}分钟圈外有住户${format.number(weakest.beyond)}户`,
				en: () =>
					runs`close the gap in ${weakest.name} first, where ${format.value(weakest.beyond, 'households')} are beyond ${inner} minutes`
			})()
		);
	if (siting && siting.sited.sites.length > 0 && isCity)
		points.push(
			context.pick({
				zh: () =>
					runs`新建社区服务中心${context.tell('siting-centres', CITY)}，可使覆盖率提高到${context.tell('siting-coverage', CITY)}`,
				en: () =>
					runs`build ${context.tell('siting-centres', CITY)}, which lifts coverage to ${context.tell('siting-coverage', CITY)}`
			})()
		);
	if (packages && context.scope.kind !== 'package' && context.listPackages().length > 0)
		points.push(
			context.pick({
				zh: () =>
					runs`按连片项目${context.tell('packages')}分批实施，可纳入${isCity ? '' : where}${context.tell('packages-share')}的住户`,
				en: () =>
					runs`renew in ${context.tell('packages')}, which take in ${context.tell('packages-share')} of the households${isCity ? '' : ` of ${where}`}`
			})()
		);
	if (points.length === 0) return [];
	const ordinals = context.pick({ zh: ['一是', '二是', '三是'], en: ['(1) ', '(2) ', '(3) '] });
	const joined = points.flatMap((point, i) => [
		{ text: `${i === 0 ? '' : context.pick({ zh: '；', en: '; ' })}${points.length > 1 ? ordinals[i] : ''}` },
		...point
	]);
	return [
		{
			kind: 'paragraph',
			runs: runs`${context.pick({ zh: '建议：', en: 'Advice: ' })}${joined}${context.pick({ zh: '。', en: '.' })}`
		}
	];
}

function sayBasis(context: ReportContext): string {
	const speed = context.format.number(context.plan.speedMps, 2);
	return context.pick({
		zh: `口径：沿步行路网、按步速${speed}米/秒测算；覆盖率为尚未完成改造小区中步行时间不超过规定时间的住户占比。各数字的算法、来源与图层可扫码查看。`,
		en: `Basis: along the walking network at ${speed} m/s; coverage is the share of households in communities not yet renovated whose walk takes no longer than the limit. Scan the code for formulas, sources and the live map.`
	});
}
