import { computeFigure } from '../../figures/compute-figure.ts';
import { Format } from '../../figures/format-figure.ts';
import type { FigureKey, FigureUnit } from '../../figures/types.ts';
import type { ReportContext } from '../report-context.ts';
import { runs } from '../runs.ts';
import type { ReportColumn, ReportSection, ReportTable, ReportTrial } from '../types.ts';

/** How many edits are listed one by one. */
const TOLD_MAX = 12;

/** 推演: the edits, and the figures before and after; the first section of a what-if report. */
export function buildTrial(context: ReportContext, trial: ReportTrial): ReportSection {
	const told = trial.changes.slice(0, TOLD_MAX);
	const more = trial.changes.length - told.length;
	const tell = context.tell.bind(context);
	const [inner] = context.plan.minutes;
	const count = context.format.number(trial.changes.length);
	const named = trial.name === '' ? '' : context.pick({ zh: `“${trial.name}”`, en: ` “${trial.name}”` });
	return {
		id: 'trial',
		title: context.pick({ zh: '推演内容与前后对比', en: 'What is tried, before and after' }),
		lead: context.note('coverage-inner'),
		blocks: [
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`本报告为推演方案${named}，不是现行方案。${told.length === 0 ? '服务中心、出入口和道路与现行方案相同。' : `与现行方案相比有${count}处改动：${told.join('；')}${more > 0 ? `；另有${more}处` : ''}。`}`,
					en: () =>
						runs`This report is of a what-if${named}, not of the plan in force. ${told.length === 0 ? 'Centres, entrances and streets are those in force.' : `It differs in ${count} ${trial.changes.length === 1 ? 'change' : 'changes'}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`}`
				})()
			},
			{
				kind: 'paragraph',
				runs: context.pick({
					zh: () =>
						runs`推演后，${context.isCity ? '' : context.where}${inner}分钟覆盖率为${tell('coverage-inner')}${context.was('coverage-inner')}，${inner}分钟圈外住户${tell('households-beyond-inner')}${context.was('households-beyond-inner')}，步行时间中位数${tell('median-walk')}${context.was('median-walk')}。`,
					en: () =>
						runs`With it, the ${inner}-minute circle covers ${tell('coverage-inner')}${context.was('coverage-inner')} of the households${context.isCity ? '' : ` of ${context.where}`}; ${tell('households-beyond-inner')}${context.was('households-beyond-inner')} are beyond it, and the median walk takes ${tell('median-walk')}${context.was('median-walk')}.`
				})()
			},
			...(context.before ? [{ kind: 'table' as const, table: compare(context) }] : [])
		]
	};
}

const KEYS = [
	'centres-open',
	'coverage-inner',
	'coverage-outer',
	'households-inner',
	'households-beyond-inner',
	'median-walk'
] as const satisfies FigureKey[];

function compare(context: ReportContext): ReportTable {
	const [inner, outer] = context.plan.minutes;
	const headings = context.pick<Record<(typeof KEYS)[number], string>>({
		zh: {
			'centres-open': '开放中心（个）',
			'coverage-inner': `${inner}分钟覆盖率`,
			'coverage-outer': `${outer}分钟覆盖率`,
			'households-inner': `${inner}分钟可达（户）`,
			'households-beyond-inner': `${inner}分钟圈外（户）`,
			'median-walk': '步行时间中位数'
		},
		en: {
			'centres-open': 'Open centres',
			'coverage-inner': `Within ${inner} min`,
			'coverage-outer': `Within ${outer} min`,
			'households-inner': `Households within ${inner} min`,
			'households-beyond-inner': `Households beyond ${inner} min`,
			'median-walk': 'Median walk'
		}
	});
	const figures = KEYS.map((key) => ({
		key,
		before: computeFigure(key, context.before!, context.scope),
		after: computeFigure(key, context.source, context.scope)
	})).filter(({ before, after }) => before.value !== null || after.value !== null);
	const kindOf = (unit: FigureUnit): Pick<ReportColumn, 'kind' | 'digits'> =>
		unit === 'share' ? { kind: 'share', digits: 1 } : { kind: unit === 'seconds' ? 'minutes' : 'number' };
	return {
		id: 'before-after',
		title: context.pick({ zh: '推演前后对比', en: 'Before and after' }),
		columns: [
			{ title: context.pick({ zh: '方案', en: 'Plan' }), kind: 'text', width: 1.2 },
			...figures.map(({ key, after }): ReportColumn => ({ title: headings[key], ...kindOf(after.unit) }))
		],
		rows: [
			[context.pick({ zh: '现行方案', en: 'Today' }), ...figures.map(({ before }) => before.value)],
			[context.pick({ zh: '推演后', en: 'What-if' }), ...figures.map(({ after }) => after.value)],
			[
				context.pick({ zh: '变化', en: 'Change' }),
				...figures.map(({ before, after }) => sayChange(before.value, after.value, after.unit, context))
			]
		],
		live: context.live()
	};
}

/** A difference with its sign, in the unit of the column; shares in percentage points. '–' where one is missing. */
function sayChange(
	before: number | null,
	after: number | null,
	unit: FigureUnit,
	{ lang }: ReportContext
): string {
	if (before === null || after === null) return '–';
	const format = new Format(lang);
	const size = Math.abs(after - before);
	const sign = after > before ? '+' : '−';
	const written =
		unit === 'share'
			? `${format.number(Number((100 * size).toPrecision(12)), 1)}${lang === 'zh' ? '个百分点' : ' pp'}`
			: unit === 'seconds'
				? format.duration(size)
				: format.number(size);
	return size === 0 ? UNCHANGED[lang] : `${sign}${written}`;
}

const UNCHANGED = { zh: '不变', en: 'none' } as const;
