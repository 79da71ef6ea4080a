import type { CityFeatures } from '../city/types.ts';
import type { CommunityPlace } from '../coverage/city-places.ts';
import { budgetM } from '../coverage/is-within.ts';
import type { LngLat } from '../geometry/types.ts';
import { isCounted } from '../model/is-counted.ts';
import { measurePlan } from '../model/measure-plan.ts';
import { buildCityProblem } from '../siting/build-city-problem.ts';
import {
	listCommunityCandidates,
	listPlaceCandidates,
	listStreetCandidates,
	type Candidate
} from '../siting/list-candidates.ts';
import { listSiteEdits } from '../siting/list-site-edits.ts';
import { solveSiting } from '../siting/solve-siting.ts';
import type { Solver } from '../solver/types.ts';
import { listWalks } from '../what-if/list-walks.ts';
import type { PlacedSite } from '../what-if/types.ts';
import type { WhatIfAnswer, WhatIfPlan } from '../what-if/what-if-plan.ts';
import { NothingToSite } from './nothing-to-site.ts';
import type { SitedPlan, SitingQuestion } from './types.ts';

/** A plan to be sited, renovated communities too. */
interface Sited {
	whatIf: WhatIfPlan;
	features: Pick<CityFeatures, 'landmarks'>;
	communities: readonly CommunityPlace[];
	loadSolver: () => Promise<Solver>;
	onProgress: (share: number) => void;
}

/** Share of the work that measuring the walks is; the rest is choosing. */
const WALKS_SHARE = 0.3;

/**
 * Chooses where new centres go.
 *
 * @throws NothingToSite if there is no candidate or no demand
 */
export async function planSiting(question: SitingQuestion, sited: Sited): Promise<SitedPlan> {
	const { edits, model, p, minutes, speedMps, isMovable, capacity, frontier, work } = question;
	const { whatIf, communities, onProgress } = sited;
	const answer = whatIf.apply(edits);
	const { ground } = answer;
	const households = new Map(
		communities.filter((community) => isCounted(community)).map(({ id, households: count }) => [id, count])
	);
	const served = ground.communities.filter(({ id }) => households.has(id));
	const candidates = listCandidates(question, sited, answer, served);
	if (!served.some(({ id }) => households.get(id)! > 0)) throw new NothingToSite('no-demand');
	if (candidates.length === 0) throw new NothingToSite('no-candidate');
	if (model !== 'lscp' && !isMovable && candidates.length < p) throw new NothingToSite('few-candidates');
	const radius = budgetM(minutes, speedMps);
	const isCovering = model === 'lscp' || model === 'mclp';
	const problem = buildCityProblem({
		ground,
		communities: served,
		weights: Float64Array.from(served, ({ id }) => households.get(id)!),
		candidates,
		isMovable,
		limitM: isCovering ? radius : Infinity,
		onProgress: (share) => onProgress(WALKS_SHARE * share)
	});
	const request = {
		model,
		p,
		frontier,
		work,
		radius: isCovering ? radius : undefined,
		capacities: capacity === null ? undefined : new Float64Array(problem.candidateCount).fill(capacity)
	};
	const solved = solveSiting(problem, request, {
		onProgress: (share) => onProgress(WALKS_SHARE + (1 - WALKS_SHARE) * share),
		solver: await sited.loadSolver()
	});
	const { selected, assignment, unreachable, sites, ...rest } = solved.answer;
	const siteEdits = listSiteEdits(ground, candidates, selected, {
		isMovable,
		idOf: (_, i) => `centre-sited-${i + 1}`
	});
	const cover = (of: WhatIfAnswer) =>
		measurePlan({ communities }, listWalks(of, whatIf.base), { minutes: [minutes], speedMps }).totals;
	const before = cover(answer);
	const after = cover(whatIf.apply([...edits, ...siteEdits]));
	return {
		...rest,
		demandWeight: problem.weights.reduce((sum, weight) => sum + weight, 0),
		unreachableIds: unreachable.map((demand) => served[demand]!.id),
		candidates: candidates.map(({ lngLat }) => lngLat),
		sites: sites
			.map(({ candidate, ...reason }) => ({
				...reason,
				isNew: candidate >= ground.centres.length,
				id: ground.centres[candidate]?.id ?? candidates[candidate - ground.centres.length]!.id,
				lngLat:
					candidates[candidate - ground.centres.length]?.lngLat ?? ground.centres[candidate]!.ways[0]!.lngLat,
				communityIds: served.filter((_, demand) => assignment[demand] === candidate).map(({ id }) => id)
			}))
			.toSorted((a, b) => Number(b.isNew) - Number(a.isNew) || b.brings - a.brings || (a.id < b.id ? -1 : 1)),
		edits: siteEdits,
		covered: [before.covered[minutes]!.households, after.covered[minutes]!.households],
		households: before.households,
		frontier: (solved.frontier ?? []).map(({ p: count, objective, bound, gap, optimal, greedy }) => ({
			p: count,
			objective,
			bound,
			gap,
			optimal,
			greedy: greedy.objective
		}))
	};
}

function listCandidates(
	{ candidates, count }: SitingQuestion,
	{ features }: Sited,
	{ ground }: WhatIfAnswer,
	served: readonly PlacedSite[]
): Candidate[] {
	switch (candidates) {
		case 'streets':
			return listStreetCandidates(ground, served, count);
		case 'communities':
			return listCommunityCandidates(served);
		case 'public':
			return listPlaceCandidates(
				ground,
				features.landmarks.features.map(({ properties: { id }, geometry }) => ({
					id,
					lngLat: geometry.coordinates as LngLat
				}))
			);
	}
}
