import type { FeatureCollection } from 'geojson';
import { buildPlainCircle, isInPlainCircle } from '#lib/core/coverage/compare-plain-circle.ts';
import { budgetM, isWithin } from '#lib/core/coverage/is-within.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { listEntrancesOnTrial } from './entrances-on-trial.ts';

/**
 * The circles of the inner minutes as the crow flies, one around each open centre, and the communities that they
 * count wrongly: inside though the walk takes longer, or outside though it does not.
 */
export function comparePlainCircles({
	minutes: [inner],
	speedMps,
	edits,
	centres,
	counted
}: Pick<MeasuredPlan, 'minutes' | 'speedMps' | 'edits' | 'centres' | 'counted'>): {
	circles: FeatureCollection;
	miscountedIds: string[];
} {
	const doors = centres.filter(({ status }) => status !== 'closed').map(({ lngLat }) => lngLat);
	const radiusM = budgetM(inner, speedMps);
	const miscounted = counted.filter(({ props, walkSeconds }) => {
		const entrances = listEntrancesOnTrial(props, edits).map(({ lngLat }) => lngLat);
		return isInPlainCircle(entrances, doors, radiusM) !== isWithin(walkSeconds, inner * 60);
	});
	return {
		circles: {
			type: 'FeatureCollection',
			features: doors.map((lngLat) => ({
				type: 'Feature',
				properties: {},
				geometry: buildPlainCircle(lngLat, radiusM)
			}))
		},
		miscountedIds: miscounted.map(({ id }) => id)
	};
}
