import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { STREET_HALF_WIDTH_M, type StreetClass } from '#lib/core/network/types.ts';
import { distanceM } from './polygon.ts';
import type { StreetPlan } from './street-plan.ts';

export interface Axis {
	id: string;
	name: string;
	nameEn: string;
	halfWidthM: number;
	line: Xy[];
}

const AXES = [
	{ id: 'axis-chaoyang', name: '朝阳大街', nameEn: 'Chaoyang Avenue' },
	{ id: 'axis-dongfeng', name: '东风路', nameEn: 'Dongfeng Road' }
];

/** The two axes: their streets, as far as they run inside the main urban area or along its edge. */
export function drawAxes(plan: StreetPlan, outline: readonly number[]): Axis[] {
	const ring = plan.toRing(outline);
	const edge = new Set(outline);
	return AXES.map(({ id, name, nameEn }) => {
		const street = plan.streets.find((candidate) => candidate.name === name)!;
		const nodes = plan.expand(street.nodes);
		const inside = nodes.map((node) => edge.has(node) || isInRing(ring, plan.nodes[node]!));
		const line = plan.toRing(nodes.slice(inside.indexOf(true), inside.lastIndexOf(true) + 1));
		return { id, name, nameEn, halfWidthM: STREET_HALF_WIDTH_M[street.streetClass as StreetClass], line };
	});
}

export const lengthM = (line: readonly Xy[]) =>
	line.slice(1).reduce((sum, point, i) => sum + distanceM(line[i]!, point), 0);
