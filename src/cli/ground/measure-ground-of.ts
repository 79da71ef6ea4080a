import { buildGroundLand } from '#lib/core/ground/build-ground-land.ts';
import { measureGround } from '#lib/core/ground/measure-ground.ts';
import type { DrawnCircle, GroundCoverage } from '#lib/core/ground/types.ts';
import { drawCommonCircles, type CircleRequest } from '../draw-circles.ts';
import type { TriedPlan } from '../tried-plan.ts';
import { UsageError } from '../usage.ts';
import { loadGroundSource } from './load-ground-source.ts';

/** Ground coverage of a plan with its edits. */
export async function measureGroundOf(
	plan: TriedPlan,
	{ landFile, leastGapM2, ...request }: CircleRequest & { landFile: string | undefined; leastGapM2: number }
): Promise<GroundCoverage> {
	const land = buildGroundLand(await loadGroundSource(plan, landFile));
	if (!land)
		throw new UsageError(
			'This city has neither clusters nor districts; give areas as GeoJSON polygons with --land FILE.'
		);
	const circles = drawCommonCircles(plan, request).map(({ geometry, properties }): DrawnCircle => {
		const { minutes, reached, missed, wronglyInside } = properties;
		return { minutes, circle: geometry, error: { reached, missed, wronglyInside } };
	});
	return measureGround(land, circles, { leastGapM2 });
}
