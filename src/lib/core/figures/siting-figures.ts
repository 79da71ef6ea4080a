import { inputOf, shareOf, type FigureRule } from './figure-rule.ts';
import type { FigureKey, FigureUnit, PlanningFacts } from './types.ts';

type Facts = NonNullable<PlanningFacts['siting']>;

/** Siting is asked of the whole city: its figures are the city's, whatever part of it is looked at. */
function ofSiting(
	unit: FigureUnit,
	find: (facts: Facts) => Pick<ReturnType<FigureRule>, 'value' | 'inputs'>
): FigureRule {
	return ({ planning: { siting } }) => {
		const found = siting ? find(siting) : { value: null, inputs: [] };
		const communityIds = siting?.sited.sites.flatMap((site) => (site.isNew ? site.communityIds : []));
		return { ...found, unit, communityIds: communityIds ?? [], scope: { kind: 'city', id: '' } };
	};
}

const countNew = ({ sited }: Facts) => sited.sites.filter(({ isNew }) => isNew).length;
const minutesInput = ({ question }: Facts) =>
	inputOf(['步行时间', 'walking time'], question.minutes, 'minutes');
const afterWords = ({ question: { minutes } }: Facts) =>
	[
		`新中心建成后 ${minutes} 分钟内的住户`,
		`households within ${minutes} minutes with the new centres`
	] as const;

/** What each further centre of the frontier adds; only where households within reach are what is maximised. */
function listGains({ sited: { model, frontier } }: Facts) {
	if (model !== 'mclp') return [];
	const points = frontier ?? [];
	return points.flatMap(({ p, objective }) => {
		const before = points.find((point) => point.p === p - 1)?.objective;
		return before === undefined || !Number.isFinite(objective + before)
			? []
			: [{ p, after: objective, households: objective - before }];
	});
}

export const SITING_FIGURES = {
	'siting-centres': ofSiting('sites', (facts) => ({
		value: countNew(facts),
		inputs: [
			inputOf(['建议新建中心', 'new centres proposed'], countNew(facts), 'sites', '+'),
			minutesInput(facts)
		]
	})),
	'siting-gain': ofSiting('households', (facts) => {
		const [before, after] = facts.sited.covered;
		const { minutes } = facts.question;
		return {
			value: after - before,
			inputs: [
				inputOf(afterWords(facts), after, 'households', '+'),
				inputOf(
					[`现状 ${minutes} 分钟内的住户`, `households within ${minutes} minutes today`],
					before,
					'households',
					'−'
				),
				inputOf(['建议新建中心', 'new centres proposed'], countNew(facts), 'sites')
			]
		};
	}),
	'siting-coverage': ofSiting('share', (facts) => {
		const { covered, households } = facts.sited;
		return {
			value: shareOf(covered[1], households),
			inputs: [
				inputOf(afterWords(facts), covered[1], 'households', '+'),
				inputOf(
					['全部未改造小区住户', 'all households in communities not renovated'],
					households,
					'households',
					'÷'
				),
				inputOf(['现状覆盖率', 'coverage today'], shareOf(covered[0], households), 'share')
			]
		};
	}),
	'siting-next-gain': ofSiting('households', (facts) => {
		const built = countNew(facts);
		const further = listGains(facts).filter(({ p }) => p > built);
		const [most] = further.toSorted((a, b) => b.households - a.households);
		return {
			value: most?.households ?? null,
			inputs: most
				? [
						inputOf(
							[`共建 ${most.p} 处时圈内住户`, `households within with ${most.p} new centres`],
							most.after,
							'households',
							'+'
						),
						inputOf(
							[`共建 ${most.p - 1} 处时圈内住户`, `households within with ${most.p - 1} new centres`],
							most.after - most.households,
							'households',
							'−'
						)
					]
				: []
		};
	})
} satisfies Partial<Record<FigureKey, FigureRule>>;
