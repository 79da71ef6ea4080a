import type { LngLat } from '../geometry/types.ts';
import { listShapeFaults } from '../shaping/list-shape-faults.ts';
import { measureShape } from '../shaping/measure-shape.ts';
import type { RingMeasure } from './types.ts';

/** Of a ring with these faults nobody can tell what it encloses. */
const MEETING: ReadonlySet<string> = new Set(['self-crossing', 'self-touch', 'spike']);

/**
 * Ground within a ring, and the way round it, as everywhere else in the plan on the mean sphere. A ring that crosses or
 * touches itself has no area. In one straight line it is 0 m², and the way round is there and back.
 *
 * @param ring open, WGS-84; a position that repeats the one before is none
 * @returns `undefined` below three different positions: nothing is enclosed yet
 */
export function measureRing(ring: readonly LngLat[]): RingMeasure | undefined {
	const corners = ring.filter((at, i) => {
		const before = ring[(i + ring.length - 1) % ring.length]!;
		return at[0] !== before[0] || at[1] !== before[1];
	});
	if (corners.length < 3) return undefined;
	const shape = { type: 'Polygon' as const, coordinates: [[...corners, corners[0]!]] };
	const { areaM2, lengthM: perimeterM } = measureShape(shape);
	const faults = listShapeFaults(shape);
	if (faults.some(({ code }) => code === 'zero-area')) return { areaM2: 0, perimeterM, meetsAt: null };
	const meeting = faults.find(({ code }) => MEETING.has(code));
	return meeting
		? { areaM2: null, perimeterM, meetsAt: meeting.lngLat }
		: { areaM2, perimeterM, meetsAt: null };
}
