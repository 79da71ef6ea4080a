import type { RenovationState } from '../city/types.ts';
import { countCentres } from './count-centres.ts';
import { inputOf, largestFirst, sumOf, type FigureQuestion, type FigureRule } from './figure-rule.ts';
import type { FigureKey } from './types.ts';

const STATES = {
	'not-renovated': ['未改造小区', 'communities not renovated'],
	'under-way': ['改造中小区', 'communities under way'],
	accepted: ['已改造小区', 'communities renovated']
} as const satisfies Record<RenovationState, readonly [string, string]>;

const ofState = ({ all }: FigureQuestion, state: RenovationState) =>
	all.filter(({ props }) => props.state === state);

const stateInput = (question: FigureQuestion, state: RenovationState, operator?: '+') =>
	inputOf(STATES[state], ofState(question, state).length, 'communities', operator);

/** Communities of some states, as the sum of them. */
function countStates(states: readonly RenovationState[], told: readonly RenovationState[]): FigureRule {
	return (question) => {
		const rows = question.all.filter(({ props }) => states.includes(props.state));
		return {
			value: rows.length,
			unit: 'communities',
			inputs: [
				...states.map((state) => stateInput(question, state, '+')),
				...told.map((state) => stateInput(question, state))
			],
			communityIds: largestFirst(rows)
		};
	};
}

/** What the communities that coverage counts hold. */
function addUp(
	measure: 'households' | 'people' | 'floorAreaM2',
	unit: 'households' | 'people' | 'm2',
	name: readonly [string, string]
): FigureRule {
	return ({ counted }) => {
		const value = sumOf(counted, (row) => row[measure]);
		return {
			value,
			unit,
			inputs: [
				inputOf(name, value, unit, '+'),
				inputOf(['计入的小区', 'communities counted'], counted.length, 'communities')
			],
			communityIds: largestFirst(counted)
		};
	};
}

export const COUNT_FIGURES = {
	'communities-all': countStates(['not-renovated', 'under-way', 'accepted'], []),
	'communities-not-renovated': countStates(['not-renovated', 'under-way'], ['accepted']),
	'communities-under-way': countStates(['under-way'], ['not-renovated', 'accepted']),
	'communities-accepted': countStates(['accepted'], ['not-renovated', 'under-way']),
	households: addUp('households', 'households', [
		'未改造小区住户',
		'households in communities not renovated'
	]),
	people: addUp('people', 'people', ['未改造小区居民', 'residents of communities not renovated']),
	'floor-area': addUp('floorAreaM2', 'm2', ['未改造小区建筑面积', 'floor area of communities not renovated']),
	'centres-open': countCentres,
	clusters: ({ plan, scope, all }) => {
		const here = new Set(all.map(({ clusterId }) => clusterId));
		const clusters = plan.features.clusters.features.filter(
			({ properties: { id } }) => scope.kind === 'city' || here.has(id) || scope.id === id
		);
		return {
			value: clusters.length,
			unit: 'clusters',
			inputs: [inputOf(['组团', 'clusters'], clusters.length, 'clusters', '+')],
			communityIds: []
		};
	}
} satisfies Partial<Record<FigureKey, FigureRule>>;
