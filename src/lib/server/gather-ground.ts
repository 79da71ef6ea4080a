import { setImmediate } from 'node:timers/promises';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { buildGroundLand } from '#lib/core/ground/build-ground-land.ts';
import { listGroundSource } from '#lib/core/ground/list-ground-source.ts';
import { measureGroundInSteps } from '#lib/core/ground/measure-ground.ts';
import type { DrawnCircle, GroundCoverage } from '#lib/core/ground/types.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import { runSteps } from '#lib/core/openings/pace.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { keepFor } from './gather-planning.ts';
import type { LoadedCity } from './loaded-city.ts';
import { readResidentialLand } from './read-residential-land.ts';

/**
 * How much ground the life circles of a city cover; `null` where it has no land. Computed once for a city and a plan on
 * trial, with a turn for others after every cluster.
 */
export function gatherGround(city: LoadedCity, walks: WalkSettings): Promise<GroundCoverage | null> {
	const { minutes, speedMps, edits } = walks;
	return keepFor(city, ['ground', minutes, speedMps, writeEdits(edits)].join('|'), async () => {
		const { model } = city;
		const land = await keepFor(city, 'land', async () =>
			buildGroundLand(listGroundSource(model.features, await readResidentialLand(city.files.land)))
		);
		if (!land) return null;
		const { inner, outer } = model.drawCircles(walks, null);
		const { field } = model.answer(edits).centreField;
		const circles: DrawnCircle[] = [];
		for (const [i, circle] of [inner, outer].entries()) {
			const m = minutes[i]!;
			circles.push({ minutes: m, circle, error: measurePolygon(field, circle, budgetM(m, speedMps)) });
			await setImmediate();
		}
		return runSteps(measureGroundInSteps(land, circles), () => setImmediate(), [0, 1]);
	});
}
