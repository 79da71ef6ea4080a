import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';

/** A small problem with the hard cases in it: ties, no way, no weight, fixed candidates, real and whole costs. */
export function buildRandomProblem(
	seed: number,
	{ most = 9 } = {}
): { problem: SitingProblem; p: number; radius: number } {
	const random = buildRandom(seed);
	const pick = (count: number) => Math.floor(random() * count);
	const demandCount = 1 + pick(most);
	const candidateCount = 1 + pick(most);
	const range = [3, 10, 1000][pick(3)]!;
	const isWhole = random() < 0.6;
	const isSparse = random() < 0.4;
	const isPlane = random() < 0.5;
	const point = () => [random() * range, random() * range] as const;
	const demand = Array.from({ length: demandCount }, point);
	const sites = Array.from({ length: candidateCount }, point);
	const costs = Float64Array.from({ length: demandCount * candidateCount }, (_, at) => {
		if (isSparse && random() < 0.4) return Infinity;
		const [i, j] = [Math.floor(at / candidateCount), at % candidateCount];
		const cost = isPlane
			? Math.hypot(demand[i]![0] - sites[j]![0], demand[i]![1] - sites[j]![1])
			: random() * range;
		return isWhole ? Math.floor(cost) : cost;
	});
	const kind = pick(3);
	const weights = Float64Array.from({ length: demandCount }, () =>
		kind === 0 ? 1 : kind === 1 ? pick(5) : random() * 10
	);
	weights[pick(demandCount)] ||= 1;
	const fixed = random() < 0.5 ? [] : [...Array(candidateCount).keys()].filter(() => random() < 0.25);
	return {
		problem: { demandCount, candidateCount, costs, weights, fixed },
		p: pick(candidateCount - fixed.length + 1),
		radius: [0, range * random(), range * random() * 0.5][pick(3)]!
	};
}
