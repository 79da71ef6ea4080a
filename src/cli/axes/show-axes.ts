import type { AxisDescription } from '#lib/core/axes/describe-axis.ts';
import type { Compass } from '#lib/core/axes/types.ts';
import type { CommunityProps } from '#lib/core/city/types.ts';
import type { PlanOfCity } from '#lib/server/plan/get-plan-at.ts';
import { isCounted } from '#lib/core/model/is-counted.ts';
import { describePlan, sayPlan } from '../plan.ts';

/** An axis and everything that is shown of it. */
export interface DescribedAxis extends AxisDescription {
	id: string;
	name: string;
	/** Of communities. */
	names: ReadonlyMap<string, string>;
}

const SIDES: Record<Compass, string> = { north: '北侧', east: '东侧', south: '南侧', west: '西侧' };

const STATES: Record<CommunityProps['state'], string> = {
	'not-renovated': '未改造',
	'under-way': '改造中',
	accepted: '已改造'
};

/** Communities along any axis that are not renovated; one on two axes counts once. */
export function countUnrenovated(axes: readonly DescribedAxis[]): number {
	return new Set(axes.flatMap(listUnrenovated)).size;
}

const listUnrenovated = ({ members }: DescribedAxis): string[] =>
	members
		.filter((member) => isCounted(member))
		.map(({ id }) => id)
		.toSorted();

export function toDocument(
	axes: readonly DescribedAxis[],
	{ city, alongM }: { city: PlanOfCity; alongM: number }
) {
	return {
		...describePlan(city),
		alongM,
		axes: axes.map((axis) => ({
			id: axis.id,
			name: axis.name,
			unrenovated: listUnrenovated(axis),
			all: axis.members.map(({ id }) => id).toSorted(),
			streetName: axis.streetName,
			halfWidthM: axis.halfWidthM,
			lengthM: axis.lengthM,
			members: axis.members.map((member) => ({
				...member,
				name: axis.names.get(member.id),
				compass: compassOf(axis, member.side)
			})),
			nearMisses: axis.nearMisses.map((miss) => ({ ...miss, name: axis.names.get(miss.id) })),
			strip: axis.strip
		})),
		unrenovated: countUnrenovated(axes)
	};
}

export function toTable(
	axes: readonly DescribedAxis[],
	{ city, isIllustrative }: { city: PlanOfCity; isIllustrative: boolean }
): string {
	return [
		`${isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(city).trim()}`,
		...axes.flatMap(describe),
		`Not renovated along the axes: ${countUnrenovated(axes)}`,
		''
	].join('\n');
}

function describe(axis: DescribedAxis): string[] {
	const { members, nearMisses, strip } = axis;
	const limitM = axis.halfWidthM + axis.alongM;
	return [
		`${axis.name}\t${listUnrenovated(axis).length} not renovated of ${members.length} within ${limitM} m of the line in view of it, ${Math.round(axis.lengthM)} m long`,
		['at m', 'side', 'distance m', 'frontage m', 'state', 'community'].join('\t'),
		...members.map(({ id, state, distanceM, frontageM, side, fromM }) =>
			[
				Math.round(fromM),
				SIDES[compassOf(axis, side)],
				Math.round(distanceM),
				Math.round(frontageM),
				STATES[state],
				axis.names.get(id)
			].join('\t')
		),
		...strip.sides.map(({ compass, summary }) =>
			[
				SIDES[compass],
				`${STATES['not-renovated']} ${Math.round(summary.notRenovatedM)} m`,
				`${STATES['under-way']} ${Math.round(summary.underWayM)} m`,
				`${STATES.accepted} ${Math.round(summary.acceptedM)} m`,
				`gaps ${Math.round(summary.gapM)} m`
			].join('\t')
		),
		...(nearMisses.length > 0 ? ['Not along it:'] : []),
		...nearMisses.map(
			({ id, distanceM, reason, streetName }) =>
				`${axis.names.get(id)}\t${reason === 'too-far' ? `too far: ${Math.round(distanceM)} m` : `${streetName || 'a nameless street'} between`}`
		),
		''
	];
}

function compassOf({ strip }: DescribedAxis, side: 'left' | 'right'): Compass {
	return strip.sides[side === 'left' ? 0 : 1].compass;
}
