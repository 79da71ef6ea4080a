import type { AxisStrip } from '#lib/core/axes/lay-axis-strip.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';

/** The strip on the map: each stretch of both sides beside the axis; open country is left out. */
export function listStripMarks(
	lngLats: readonly LngLat[],
	{ sides }: AxisStrip,
	pickedId: string | null
): PlanningMark[] {
	const plane = buildLocalMetres(lngLats[0]!);
	const line = lngLats.map(plane.toXy);
	return sides.flatMap(({ side, stretches }) =>
		stretches
			.filter(({ kind }) => kind !== 'outside')
			.map(({ fromM, toM, state, communityId }): PlanningMark => ({
				kind: 'frontage',
				state,
				aside: side === 'right' ? 1 : -1,
				isPicked: communityId !== null && communityId === pickedId,
				geometry: { type: 'LineString', coordinates: cut(line, fromM, toM).map(plane.toLngLat) }
			}))
	);
}

/** The piece of a line between two distances from its start. */
function cut(line: readonly Xy[], fromM: number, toM: number): Xy[] {
	const points: Xy[] = [];
	let atM = 0;
	for (let i = 1; i < line.length; i++) {
		const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
		const lengthM = Math.hypot(bx - ax, by - ay);
		const [start, end] = [Math.max(fromM, atM), Math.min(toM, atM + lengthM)];
		if (lengthM > 0 && start <= end)
			for (const m of [start, end]) {
				const share = (m - atM) / lengthM;
				points.push([ax + share * (bx - ax), ay + share * (by - ay)]);
			}
		atM += lengthM;
	}
	return points;
}
