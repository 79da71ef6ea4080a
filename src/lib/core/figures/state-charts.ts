import type { RenovationState } from '../city/types.ts';
import { isInScope } from '../model/rows-in-scope.ts';
import type { PlanRow } from '../model/types.ts';
import { bothNames, type ChartRule } from './chart-rule.ts';
import type { Both, ChartKey, Pigment } from './types.ts';

const STATES: readonly { state: RenovationState; name: Both; pigment: Pigment }[] = [
	{ state: 'not-renovated', name: { zh: '未改造', en: 'Not renovated' }, pigment: 'cinnabar' },
	{ state: 'under-way', name: { zh: '改造中', en: 'Under way' }, pigment: 'gamboge' },
	{ state: 'accepted', name: { zh: '已改造', en: 'Renovated' }, pigment: 'malachite' }
];

/** How many communities of each state the parts hold, in the order of the plan; empty parts are left out. */
function countStates(
	layer: 'districts' | 'axes',
	title: Both,
	isIn: (row: PlanRow, id: string) => boolean
): ChartRule {
	return ({ plan }, scope) => {
		const rows = plan.rows.filter((row) => isInScope(row, scope));
		const features: readonly { properties: { id: string; name: string; nameEn: string } }[] =
			plan.features[layer].features;
		const parts = features
			.map(({ properties }) => ({
				name: bothNames(properties),
				rows: rows.filter((row) => isIn(row, properties.id))
			}))
			.filter((part) => part.rows.length > 0);
		if (parts.length === 0) return null;
		return {
			kind: 'stacked-bar',
			title,
			unit: 'communities',
			categories: parts.map(({ name }) => name),
			series: STATES.map(({ state, name, pigment }) => ({
				name,
				pigment,
				values: parts.map((part) => part.rows.filter(({ props }) => props.state === state).length)
			}))
		};
	};
}

export const STATE_CHARTS = {
	'states-by-district': countStates(
		'districts',
		{ zh: '各区小区改造状态', en: 'Communities by state and district' },
		(row, id) => row.districtId === id
	),
	'states-along-axes': countStates(
		'axes',
		{ zh: '沿主轴小区改造状态', en: 'Communities by state along the axes' },
		(row, id) => row.axisIds.includes(id)
	)
} satisfies Partial<Record<ChartKey, ChartRule>>;
