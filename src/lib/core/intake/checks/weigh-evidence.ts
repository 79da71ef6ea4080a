import { haversineM } from '../../geometry/local-metres.ts';
import { nameKey } from '../names/name-key.ts';
import type { IntakeRow } from '../reconcile/types.ts';
import { placeOf } from './row-place.ts';
import { FAR_APART_M, SIDE_BY_SIDE_M } from './thresholds.ts';

const TELLING = ['households', 'buildings', 'yearBuilt', 'floorAreaM2', 'people', 'siteAreaM2'] as const;
const WHERE = ['districtId', 'clusterId'] as const;

type Place = Pick<IntakeRow, 'values' | 'geometry'>;

/**
 * What besides the names speaks for two rows being one place: figures that are equal, and places side by side.
 *
 * @returns how many; −1 where something speaks against it: another district, far apart, more figures that differ
 */
export function weighEvidence(a: Place, b: Place): number {
	for (const field of WHERE) {
		const [one, other] = [a.values[field], b.values[field]];
		if (typeof one === 'string' && typeof other === 'string' && nameKey(one) !== nameKey(other)) return -1;
	}
	let same = 0;
	let other = 0;
	for (const field of TELLING) {
		const [one, two] = [a.values[field], b.values[field]];
		if (typeof one !== 'number' || typeof two !== 'number' || one === 0 || two === 0) continue;
		if (one === two) same++;
		else other++;
	}
	const [p, q] = [placeOf(a), placeOf(b)];
	if (p && q) {
		const apartM = haversineM(p[0], p[1], q[0], q[1]);
		if (apartM > FAR_APART_M) return -1;
		if (apartM <= SIDE_BY_SIDE_M) same++;
	}
	return other > same ? -1 : same;
}
