import { haversineM } from './local-metres.ts';
import type { LngLat } from './types.ts';

/**
 * The part of a line between two distances along it, in the line's order, cut exactly at both ends. Distances before its
 * beginning or behind its end are these.
 *
 * @param line WGS-84, at least two positions
 * @param startM,endM metres along the line, great circles; startM ≤ endM
 * @returns at least two positions; where both distances are one, that position twice
 */
export function sliceLine(line: readonly LngLat[], startM: number, endM: number): LngLat[] {
	const points: LngLat[] = [];
	let passedM = 0;
	for (let i = 1; i < line.length; i++) {
		const a = line[i - 1]!;
		const b = line[i]!;
		const stepM = haversineM(a[0], a[1], b[0], b[1]);
		const at = (m: number): LngLat => {
			const t = stepM === 0 ? 0 : Math.min(1, Math.max(0, (m - passedM) / stepM));
			return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
		};
		const isLast = i === line.length - 1;
		if (points.length === 0 && (startM <= passedM + stepM || isLast)) points.push(at(startM));
		if (points.length > 0) {
			if (endM <= passedM + stepM || isLast) {
				points.push(at(endM));
				break;
			}
			points.push([b[0], b[1]]);
		}
		passedM += stepM;
	}
	return points;
}
