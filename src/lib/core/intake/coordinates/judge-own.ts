import type { Position } from 'geojson';
import { roundDegree } from '../../geometry/round-degree.ts';
import type { PlanFeature } from '../../plan/types.ts';
import { toWgs84 } from './to-wgs84.ts';
import type { Crs, CrsJudgement, CrsQuestion } from './types.ts';

/** Features that are looked at. */
const MOST = 1000;
/** The share of them that has to stand where it stood; others may have been moved since. */
const LEAST_SHARE = 0.5;

/**
 * Whether a layer is in a system that it is said to be in, by what it has in common with the plan: features of the same
 * number stand where the plan has them, which they do in no other system. One position that is the same to the last
 * decimal is enough for a feature.
 *
 * @param ids of the rows, in the order of the geometries; `null` where there is none
 * @param base what the plan has, or had when this program wrote the file, by id
 * @returns a sure judgement; `undefined` if the features do not stand there, or none of them is known
 */
export function judgeOwn(
	{ geometries }: Pick<CrsQuestion, 'geometries'>,
	ids: readonly (string | null)[],
	crs: Crs,
	base: ReadonlyMap<string, PlanFeature>
): CrsJudgement | undefined {
	const toLngLat = toWgs84(crs);
	let compared = 0;
	let stood = 0;
	for (const [i, geometry] of geometries.entries()) {
		const then = base.get(ids[i] ?? '');
		if (!geometry || !then || geometry.type === 'GeometryCollection') continue;
		if (compared === MOST) break;
		compared++;
		const known = new Set(listPositions((then.geometry as { coordinates: unknown }).coordinates).map(keyOf));
		if (listPositions(geometry.coordinates).some((xy) => known.has(keyOf(toLngLat(xy))))) stood++;
	}
	if (compared === 0 || stood < LEAST_SHARE * compared) return undefined;
	const chosen = {
		crs,
		sameAs: [],
		score: 1,
		medianOffsetM: null,
		shareWithinCity: 1,
		evidence: [{ code: 'crs-own', parameters: { stood, compared } }]
	};
	return { candidates: [chosen], chosen, isSure: true, told: [] };
}

const keyOf = ([x, y]: Position): string => `${roundDegree(x!)} ${roundDegree(y!)}`;

function listPositions(coordinates: unknown): Position[] {
	const list = coordinates as unknown[];
	if (typeof list[0] === 'number') return [list as Position];
	return list.flatMap(listPositions);
}
