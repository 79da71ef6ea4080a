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

export const SITING_FIGURES = {
	'siting-centres': ofSiting('centres', (facts) => ({
		value: countNew(facts),
		inputs: [
			inputOf(['建议新建中心', 'new centres proposed'], countNew(facts), 'centres', '+'),
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
				inputOf(['建议新建中心', 'new centres proposed'], countNew(facts), 'centres')
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
	})
} satisfies Partial<Record<FigureKey, FigureRule>>;
