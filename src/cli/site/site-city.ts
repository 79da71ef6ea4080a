import { budgetM } from '#lib/core/coverage/is-within.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildCityProblem } from '#lib/core/siting/build-city-problem.ts';
import { listSiteEdits } from '#lib/core/siting/list-site-edits.ts';
import {
	listCommunityCandidates,
	listPlaceCandidates,
	listStreetCandidates,
	type Candidate
} from '#lib/core/siting/list-candidates.ts';
import type { SolvedSiting } from '#lib/core/siting/solve-siting.ts';
import { waysInto } from '#lib/core/coverage/place-sites.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { PlacedSite } from '#lib/core/what-if/types.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { noteMoved } from '../coverage-warnings.ts';
import { toCentrePlaces } from '../file-places.ts';
import { buildProgress } from '../output.ts';
import { loadCity } from '../asked-plan.ts';
import {
	describeSource,
	describeTrial,
	loadTriedPlan,
	measureTriedPlan,
	type TriedPlan
} from '../tried-plan.ts';
import { readBudget, readSpeed, UsageError } from '../usage.ts';
import { readWhole, type AskedSiting } from './read-request.ts';
import type { SitingCase } from './siting-case.ts';

type Options = Parameters<typeof loadTriedPlan>[0] & {
	minutes?: string | undefined;
	speed: string;
	candidates: string;
	count: string;
	movable: boolean;
};

/** What a city or its files and the options ask. */
export async function readCityCase(values: Options, asked: AskedSiting): Promise<SitingCase> {
	const { model, capacity, ...request } = asked;
	const minutes = readBudget(values.minutes ?? '15');
	const speedMps = readSpeed(values.speed);
	const count = readWhole(values.count, '--count', 1)!;
	const plan = await loadTriedPlan(values);
	noteMoved(plan);
	const { ground } = plan.answer;
	const counted = ground.communities.filter(({ id }) => plan.countedIds.has(id));
	const households = new Map(plan.communities.map((community) => [community.id, community.households]));
	const weights = Float64Array.from(counted, ({ id }) => households.get(id)!);
	if (!weights.some((weight) => weight > 0))
		throw new UsageError(
			'There is no demand: no community that counts has households; --all counts renovated ones too.'
		);
	if (counted.every(({ positions }) => positions.every((position) => position === undefined)))
		throw new UsageError(
			`None of the ${counted.length} communities lies within reach of a street; give a --network around them.`
		);
	const candidates = await listCandidates(values, plan, counted, count);
	const centreCount = ground.centres.length;
	const fixedCount = values.movable ? 0 : centreCount;
	const candidateCount = centreCount + candidates.length;
	const p = request.p ?? (values.movable ? centreCount : undefined);
	if (model !== 'lscp' && p === undefined && request.frontier === undefined)
		throw new UsageError(`--model ${model} takes --p, the number of new centres.`);
	if (p !== undefined && p > candidateCount - fixedCount)
		throw new UsageError(
			`--p ${p} is more than the ${candidateCount - fixedCount} candidates; give less, or more with --count.`
		);
	const radius = budgetM(minutes, speedMps);
	const isCovering = model === 'lscp' || model === 'mclp';
	const problem = buildCityProblem({
		ground,
		communities: counted,
		weights,
		candidates,
		isMovable: values.movable,
		limitM: isCovering ? radius : Infinity,
		onProgress: buildProgress('walks')
	});
	const idOf = (column: number) =>
		column < centreCount ? ground.centres[column]!.id : candidates[column - centreCount]!.id;
	return {
		problem,
		request: {
			...request,
			model,
			p: p ?? Math.min(request.frontier ?? 0, candidateCount - fixedCount),
			radius: isCovering ? radius : undefined,
			capacities: capacity === undefined ? undefined : new Float64Array(candidateCount).fill(capacity)
		},
		candidateName: idOf,
		demandName: (demand) => counted[demand]!.id,
		heading: `${describeTrial(plan)}${counted.length} communities, ${centreCount} open centres${values.movable ? ' (movable)' : ''}, ${candidates.length} candidates; ${speedMps} m/s${isCovering ? `, ${minutes} minutes` : ''}.`,
		describe: (solved) =>
			describeCity(solved, { plan, candidates, minutes, speedMps, isMovable: values.movable })
	};
}

async function listCandidates(
	{ candidates: source, city, ...moment }: Options,
	plan: TriedPlan,
	communities: readonly PlacedSite[],
	count: number
): Promise<Candidate[]> {
	const { ground } = plan.answer;
	const taken = new Set(ground.centres.map(({ id }) => id));
	const found = await listFrom();
	if (found.length === 0)
		throw new UsageError(`--candidates ${source}: there is none within reach of a street; give others.`);
	// A candidate of the same name as a centre would be taken for it.
	return found.map((candidate) =>
		taken.has(candidate.id) ? { ...candidate, id: `${candidate.id}-new` } : candidate
	);

	async function listFrom(): Promise<Candidate[]> {
		if (source === 'streets') return listStreetCandidates(ground, communities, count);
		if (source === 'communities') return listCommunityCandidates(communities);
		if (source === 'public') {
			const { landmarks } = (await loadCity(city, moment)).features;
			return listPlaceCandidates(
				ground,
				landmarks.features.map(({ properties: { id }, geometry }) => ({
					id,
					lngLat: geometry.coordinates as LngLat
				}))
			);
		}
		if (!/\.(geo)?json$/i.test(source))
			throw new UsageError(
				`--candidates takes streets, communities, public or a GeoJSON file, not "${source}".`
			);
		return readCandidates(source, plan);
	}
}

/** The points of a file, or where its areas meet the street. */
async function readCandidates(path: string, plan: TriedPlan): Promise<Candidate[]> {
	const snapper = buildSnapper(plan.answer.ground.network);
	const places = toCentrePlaces(path, await readPlaces(path, 'centres')).flatMap((place) => {
		const [way] = waysInto(place, snapper);
		return way ? [{ id: place.id, lngLat: way.lngLat }] : [];
	});
	const found = listPlaceCandidates(plan.answer.ground, places);
	if (found.length > 0) return found;
	throw new InputError({
		file: path,
		problem: 'has no place within reach of a street',
		remedy: 'give others'
	});
}

/** What a planner wants to know of an answer: where, what it changes, and how to see it in the workbench. */
function describeCity(
	{ answer: { selected, sites } }: SolvedSiting,
	{
		plan,
		candidates,
		minutes,
		speedMps,
		isMovable
	}: {
		plan: TriedPlan;
		candidates: readonly Candidate[];
		minutes: number;
		speedMps: number;
		isMovable: boolean;
	}
) {
	const { centres } = plan.answer.ground;
	const edits = listSiteEdits(plan.answer.ground, candidates, selected, {
		isMovable,
		idOf: buildNamer(plan.answer.ground)
	});
	const all = [...plan.edits, ...edits];
	const cover = (of: TriedPlan) => measureTriedPlan(of, { minutes: [minutes], speedMps }).totals;
	const before = cover(plan);
	const after = cover({ ...plan, answer: plan.whatIf.apply(all), edits: all });
	const placeOf = (column: number) => candidates[column - centres.length]?.lngLat ?? doorOf(centres[column]!);
	return {
		...describeSource(plan),
		minutes,
		speedMps,
		centres: centres.length,
		movable: isMovable,
		candidates: candidates.length,
		sites: sites.map(({ candidate, ...reason }) => ({
			id: candidates[candidate - centres.length]?.id ?? centres[candidate]!.id,
			isNew: candidate >= centres.length,
			lngLat: placeOf(candidate),
			...reason
		})),
		coverage: { before, after },
		whatIf: writeEdits(all)
	};
}

/** A candidate keeps its name as a centre if nothing in the plan has it: communities may be candidates too. */
function buildNamer({ madeIds, centres, communities }: TriedPlan['answer']['ground']) {
	const taken = new Set(madeIds);
	for (const { id, ways } of [...centres, ...communities])
		for (const one of [{ id }, ...ways]) taken.add(one.id);
	return ({ id }: Candidate): string => {
		let name = id;
		while (taken.has(name)) name += '-new';
		taken.add(name);
		return name;
	};
}

const doorOf = ({ ways }: PlacedSite) => ways[0]?.lngLat ?? null;
