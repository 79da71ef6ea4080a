import { isWithin } from '../coverage/is-within.ts';
import { judgeFirmness, judgeRobustness, type Firmness } from '../coverage/judge-robustness.ts';
import { listUncovered } from '../coverage/list-uncovered.ts';
import { DOUBT } from '../coverage/settings.ts';
import { summarizeCoverage } from '../coverage/summarize-coverage.ts';
import type { PlanRow } from '../model/types.ts';
import {
	farthestFirst,
	inputOf,
	shareOf,
	type FigureQuestion,
	type FigureRule,
	type FoundFigure
} from './figure-rule.ts';
import { MEASURE_UNITS, MEASURE_WORDS } from './measure-words.ts';
import type { FigureInput, FigureKey, FigureMeasure } from './types.ts';

type Circle = 'inner' | 'outer';

const minutesOf = ({ plan }: FigureQuestion, circle: Circle) => plan.minutes[circle === 'inner' ? 0 : 1];

const speedInput = ({ plan }: FigureQuestion): FigureInput =>
	inputOf(['步行速度', 'walking speed'], plan.speedMps, 'mps');

/** A total of what coverage counts, and a part of it that is within the minutes. */
function within(
	question: FigureQuestion,
	circle: Circle,
	{ rows = question.counted, measure = question.measure, where = { zh: '', en: '' } } = {}
) {
	const minutes = minutesOf(question, circle);
	const summary = summarizeCoverage(rows, [minutes]);
	const unit = MEASURE_UNITS[measure];
	const zh = `${where.zh}${MEASURE_WORDS[measure].zh}`;
	const en = `${MEASURE_WORDS[measure].en}${where.en}`;
	return {
		minutes,
		whole: summary[measure],
		part: summary.covered[minutes]![measure],
		wholeInput: (operator?: '+' | '÷') =>
			inputOf([`全部${zh}`, `all ${en}`], summary[measure], unit, operator),
		partInput: (operator?: '+' | '−') =>
			inputOf(
				[`${minutes} 分钟内的${zh}`, `${en} within ${minutes} minutes`],
				summary.covered[minutes]![measure],
				unit,
				operator
			)
	};
}

const rowsWithin = (rows: readonly PlanRow[], minutes: number) =>
	rows.filter(({ walkSeconds }) => isWithin(walkSeconds, minutes * 60));

function coverage(
	question: FigureQuestion,
	circle: Circle,
	{ rows = question.counted, where = { zh: '', en: '' } } = {}
): FoundFigure {
	const { minutes, whole, part, wholeInput, partInput } = within(question, circle, { rows, where });
	return {
		value: shareOf(part, whole),
		unit: 'share',
		measure: question.measure,
		inputs: [partInput('+'), wholeInput('÷'), speedInput(question)],
		communityIds: farthestFirst(rowsWithin(rows, minutes))
	};
}

/** How many households are within the minutes. */
function reached(circle: Circle): FigureRule {
	return (question) => {
		const { minutes, part, wholeInput, partInput } = within(question, circle, { measure: 'households' });
		return {
			value: part,
			unit: 'households',
			inputs: [partInput('+'), wholeInput(), speedInput(question)],
			communityIds: farthestFirst(rowsWithin(question.counted, minutes))
		};
	};
}

function beyond(circle: Circle, measure: FigureMeasure): FigureRule {
	return (question) => {
		const { minutes, whole, part, wholeInput, partInput } = within(question, circle, { measure });
		const outside = listUncovered(question.counted, minutes * 60);
		const withoutWay = outside.filter(({ walkSeconds }) => walkSeconds === null).length;
		return {
			value: whole - part,
			unit: MEASURE_UNITS[measure],
			inputs: [
				wholeInput('+'),
				partInput('−'),
				inputOf(['其中无法步行到达的小区', 'of them with no walking route'], withoutWay, 'communities'),
				speedInput(question)
			],
			communityIds: outside.map(({ id }) => id)
		};
	};
}

const FIRMNESS_WORDS: Record<Firmness, readonly [zh: string, en: string]> = {
	always: ['始终在圈内的', 'always within'],
	depends: ['视步速和误差而定的', 'within depending on pace'],
	never: ['始终在圈外的', 'never within']
};

function firmness(kind: Firmness): FigureRule {
	return (question) => {
		const { counted, measure } = question;
		const { minutes, whole, wholeInput } = within(question, 'inner');
		const part = judgeRobustness(counted, minutes * 60, DOUBT)[kind][measure];
		const { zh, en } = MEASURE_WORDS[measure];
		const [before, after] = FIRMNESS_WORDS[kind];
		return {
			value: shareOf(part, whole),
			unit: 'share',
			measure,
			inputs: [
				inputOf([`${before}${zh}`, `${en} ${after}`], part, MEASURE_UNITS[measure], '+'),
				wholeInput('÷'),
				inputOf(['最慢步速', 'slowest walkers'], DOUBT.speedsMps[0], 'mps'),
				inputOf(['最快步速', 'fastest walkers'], DOUBT.speedsMps[1], 'mps'),
				inputOf(['时间误差 ±', 'error of times ±'], DOUBT.error, 'share')
			],
			communityIds: farthestFirst(
				counted.filter(({ distanceM }) => judgeFirmness(distanceM, minutes * 60, DOUBT) === kind)
			)
		};
	};
}

const alongAxes = ({ counted, scope }: FigureQuestion) =>
	counted.filter(({ axisIds }) => (scope.kind === 'axis' ? axisIds.includes(scope.id) : axisIds.length > 0));

export const COVERAGE_FIGURES = {
	'coverage-inner': (question) => coverage(question, 'inner'),
	'coverage-outer': (question) => coverage(question, 'outer'),
	'households-inner': reached('inner'),
	'households-outer': reached('outer'),
	'households-beyond-inner': beyond('inner', 'households'),
	'communities-beyond-inner': beyond('inner', 'communities'),
	'people-beyond-inner': beyond('inner', 'people'),
	'floor-area-beyond-inner': beyond('inner', 'floorAreaM2'),
	'households-beyond-outer': beyond('outer', 'households'),
	'firm-share': firmness('always'),
	'doubtful-share': firmness('depends'),
	'never-share': firmness('never'),
	'along-axes': (question) => {
		const rows = alongAxes(question);
		const { axes } = question.plan.features;
		const shown = axes.features.filter(
			({ properties }) => question.scope.kind !== 'axis' || properties.id === question.scope.id
		);
		const inputs = shown.map(({ properties: { id, name, nameEn } }) =>
			inputOf(
				[`沿${name}`, `along ${nameEn || name}`],
				rows.filter(({ axisIds }) => axisIds.includes(id)).length,
				'communities',
				'+'
			)
		);
		const twice = inputs.reduce((sum, { value }) => sum + (value ?? 0), 0) - rows.length;
		return {
			value: rows.length,
			unit: 'communities',
			inputs: [
				...inputs,
				...(twice > 0
					? [inputOf(['在两条轴上重复计的', 'counted on more than one axis'], twice, 'communities', '−')]
					: []),
				inputOf(['道路半宽之外的距离', "beyond the street's half-width"], question.plan.axes.alongM, 'metres')
			],
			communityIds: farthestFirst(rows)
		};
	},
	'along-axes-coverage-inner': (question) =>
		coverage(question, 'inner', {
			rows: alongAxes(question),
			where: { zh: '沿主轴的', en: ' along the axes' }
		})
} satisfies Partial<Record<FigureKey, FigureRule>>;
