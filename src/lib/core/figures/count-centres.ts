import { ringsOf } from '../geometry/area-rings.ts';
import { isInRings } from '../geometry/point-in-rings.ts';
import type { CentreRow } from '../model/list-centre-rows.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';
import { inputOf, type FoundFigure } from './figure-rule.ts';

/**
 * Open centres of a part of the city: an unmoved one belongs to the part that the plan says, a moved or added one to
 * the part that it lies in. An axis or a package has none of its own: `null`.
 */
export function countCentres({ plan, scope }: { plan: MeasuredPlan; scope: Scope }): FoundFigure {
	if (scope.kind === 'axis' || scope.kind === 'package')
		return { value: null, unit: 'centres', inputs: [], communityIds: [] };
	const here = plan.centres.filter((centre) => isIn(centre, plan, scope));
	const count = (...statuses: CentreRow['status'][]) =>
		here.filter(({ status }) => statuses.includes(status)).length;
	const added = count('added');
	const closed = count('closed');
	return {
		value: here.length - closed,
		unit: 'centres',
		inputs: [
			inputOf(['方案内中心', 'centres of the plan'], here.length - added, 'centres', '+'),
			...(added > 0 ? [inputOf(['推演新建', 'added in the what-if'], added, 'centres', '+')] : []),
			...(closed > 0 ? [inputOf(['推演关闭', 'closed in the what-if'], closed, 'centres', '−')] : [])
		],
		communityIds: []
	};
}

function isIn({ id, status, lngLat }: CentreRow, { features }: MeasuredPlan, scope: Scope): boolean {
	switch (scope.kind) {
		case 'city':
			return true;
		case 'centre':
			return id === scope.id;
		case 'axis':
		case 'package':
			return false;
		case 'cluster':
		case 'district': {
			if (status !== 'moved' && status !== 'added') {
				const own = features.centres.features.find(({ properties }) => properties.id === id)?.properties;
				return (scope.kind === 'cluster' ? own?.clusterId : own?.districtId) === scope.id;
			}
			const areas = scope.kind === 'cluster' ? features.clusters : features.districts;
			const area = areas.features.find(({ properties }) => properties.id === scope.id);
			return area !== undefined && isInRings(ringsOf(area.geometry), lngLat);
		}
	}
}
