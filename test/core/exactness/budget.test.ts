import { describe, expect, it } from 'vitest';
import { SPEED_PRESETS } from '#lib/core/coverage/settings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { checkEdges } from '../../helpers/exactness/checked-network.ts';
import { QUANTA_PER_METRE, measureM, toQuanta, type Point } from '../../helpers/exactness/oracle.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

const SOUTH: Point = [115.46, 38.87];

/** The point north of {@link SOUTH} that is exactly `lengthM` away, once rounded to 2⁻²⁰ m. */
function pointAt(lengthM: number): LngLat {
	const north: LngLat = [SOUTH[0], SOUTH[1] + (lengthM / 6_371_008.8) * (180 / Math.PI)];
	expect(toQuanta(measureM(SOUTH, north))).toBe(lengthM * QUANTA_PER_METRE);
	return north;
}

/** Households reached of one, `lengthM` from the centre along a straight street. */
function countReached(lengthM: number, minutes: readonly number[], speedMps: number): number[] {
	const north = pointAt(lengthM);
	const place = (id: string, lngLat: Point) => ({
		id,
		name: id,
		provenance: 'illustrative' as const,
		clusterId: null,
		districtId: null,
		geometry: { type: 'Point' as const, coordinates: [...lngLat] },
		households: 1,
		people: 0,
		floorAreaM2: 0
	});
	const { totals } = computeCoverage({
		network: checkEdges([[...SOUTH], north], [{ from: 0, to: 1, inner: [] }]).network,
		centres: [place('c', SOUTH)],
		communities: [place('k', north)],
		minutes,
		speedMps
	});
	return minutes.map((m) => totals.covered[m]!.households);
}

describe('a walk as long as the budget', () => {
	const hundredths = Array.from({ length: 171 }, (_, i) => 30 + i);

	it.each(SPEED_PRESETS)('is within it at $speedMps m/s, and a quantum more is not', ({ speedMps }) => {
		for (const minutes of [5, 10, 15, 20, 30, 45, 60]) {
			const lengthM = Math.round(minutes * 60 * speedMps * 1e6) / 1e6;
			expect(countReached(lengthM, [minutes], speedMps), `${minutes} min`).toEqual([1]);
			expect(countReached(lengthM + 1 / QUANTA_PER_METRE, [minutes], speedMps), `${minutes} min`).toEqual([
				0
			]);
		}
	});

	it('is within it at every speed of whole centimetres a second, and a quantum more is not', () => {
		// 0.7 m/s for 15 minutes are 630 m; but 630 / 0.7 is 900.0000000000001 in doubles.
		const wrong = hundredths.flatMap((cmps) =>
			[15, 30].flatMap((minutes) => {
				const lengthM = (minutes * 60 * cmps) / 100;
				const at = (m: number) => countReached(m, [minutes], cmps / 100)[0];
				const isRight = at(lengthM) === 1 && at(lengthM + 1 / QUANTA_PER_METRE) === 0;
				return isRight ? [] : [`${lengthM} m at ${cmps / 100} m/s in ${minutes} min`];
			})
		);
		expect(wrong).toEqual([]);
	});

	it('is counted once where the budget is asked for twice', () => {
		expect(countReached(630, [15, 15], 1)).toEqual([1, 1]);
	});
});
