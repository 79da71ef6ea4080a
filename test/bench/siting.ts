import { cpus } from 'node:os';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { buildWalkCosts } from '#lib/core/siting/build-walk-costs.ts';
import { listStreetCandidates } from '#lib/core/siting/list-candidates.ts';
import { solveSiting, type SitingRequest } from '#lib/core/siting/solve-siting.ts';
import type { SitingProblem } from '#lib/core/siting/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { say } from '../../src/cli/setup/say.mjs';
import { loadTriedPlan } from '../../src/cli/tried-plan.ts';
import { buildGraphCase, buildPlaneCase, type CaseMatrix } from '../helpers/siting/siting-cases.ts';

/*
 * Siting on the default city and on matrices of the kinds that are published: times, and what is proven.
 *
 *   node --import tsx test/bench/siting.ts [--quick] [--json]
 */

interface Row {
	what: string;
	demands: number;
	candidates: number;
	p: number | null;
	objective: number;
	bound: number;
	gapPercent: number;
	proven: boolean;
	greedy: number;
	seconds: number;
	budgetS: number;
}

const isQuick = process.argv.includes('--quick');
const isJson = process.argv.includes('--json');
const BUDGET_S = 60;
const solver = await loadHighs();
const rows: Row[] = [];

say(`${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}; one core is used.`);
await benchCity();
for (const [what, matrix, p] of listMatrices())
	bench(what, toProblem(matrix), { model: 'p-median', p }, BUDGET_S);
if (isJson) process.stdout.write(`${JSON.stringify(rows)}\n`);
else process.stdout.write(toTable());
const late = rows.filter(({ seconds, budgetS }) => seconds > budgetS);
const open = rows.filter(({ proven }) => !proven);
say(`${rows.length} solved, ${rows.length - open.length} proven, ${late.length} over their budget.`);

async function benchCity(): Promise<void> {
	const plan = await loadTriedPlan({ city: 'baoding', all: false });
	const { ground } = plan.answer;
	const communities = ground.communities.filter(({ id }) => plan.countedIds.has(id));
	const households = new Map(plan.communities.map((of) => [of.id, of.households]));
	const candidates = listStreetCandidates(ground, communities, 600);
	const startMs = performance.now();
	const costs = buildWalkCosts(ground, communities, candidates);
	say(
		`walks of ${ground.centres.length + candidates.length} sites to ${communities.length} communities: ${Math.round(performance.now() - startMs)} ms`
	);
	const problem: SitingProblem = {
		demandCount: communities.length,
		candidateCount: ground.centres.length + candidates.length,
		costs,
		weights: Float64Array.from(communities, ({ id }) => households.get(id)!),
		fixed: [...ground.centres.keys()]
	};
	const movable = { ...problem, fixed: [] };
	const radius = budgetM(15, 1);
	const capacities = new Float64Array(problem.candidateCount).fill(3000);
	bench('city, most covered', problem, { model: 'mclp', p: 10, radius }, 0.5);
	bench('city, least walking', problem, { model: 'p-median', p: 10 }, 0.5);
	bench('city, least worst walk', problem, { model: 'p-centre', p: 10 }, 5);
	bench('city, fewest', problem, { model: 'lscp', radius }, 5);
	bench('city, most covered, capacity', problem, { model: 'mclp', p: 10, radius, capacities }, 5);
	bench('city, least walking, capacity', problem, { model: 'p-median', p: 10, capacities }, 5);
	bench('city, frontier covered', problem, { model: 'mclp', p: 20, radius, frontier: 20 }, 5);
	bench('city, frontier walking', problem, { model: 'p-median', p: 20, frontier: 20 }, 5);
	const p = ground.centres.length;
	bench('city, movable, most covered', movable, { model: 'mclp', p, radius }, 5);
	bench('city, movable, least walking', movable, { model: 'p-median', p }, 5);
	bench('city, movable, least worst walk', movable, { model: 'p-centre', p }, 5);
	bench('city, movable, fewest', movable, { model: 'lscp', radius }, 5);
}

/** Graphs as in the OR-Library's p-median files, and points of a plane; the corner of few sites in many places too. */
function* listMatrices(): Generator<[what: string, matrix: CaseMatrix, p: number]> {
	const sizes = isQuick ? [100, 400, 900] : [100, 200, 300, 400, 500, 600, 700, 800, 900];
	for (const n of sizes) {
		const counts = [
			...new Set([5, 10, Math.round(n / 10), Math.round(n / 5), Math.min(200, Math.round(n / 3))])
		];
		const graph = buildGraphCase(n, n);
		for (const p of isQuick ? counts.slice(0, 3) : counts) yield [`graph ${n}`, graph, p];
		const plane = buildPlaneCase(n, n);
		for (const p of isQuick ? [10] : [5, 20, Math.round(n / 10)]) yield [`plane ${n}`, plane, p];
	}
	if (isQuick) return;
	for (const p of [5, 20, 60])
		yield ['plane 900 × 300, whole', buildPlaneCase(900, 7, { m: 300, whole: true }), p];
	for (const p of [5, 20, 60]) yield ['plane 300 × 900', buildPlaneCase(300, 8, { m: 900 }), p];
}

/** Every second demand of a rectangular matrix weighs more: weights are part of the work. */
function toProblem(matrix: CaseMatrix): SitingProblem {
	const { demandCount, candidateCount } = matrix;
	const random = buildRandom(demandCount);
	const weights = Float64Array.from({ length: demandCount }, () =>
		demandCount === candidateCount ? 1 : 1 + Math.floor(random() * 100)
	);
	return { ...matrix, weights, fixed: [] };
}

function bench(what: string, problem: SitingProblem, request: SitingRequest, budgetS: number): void {
	const startMs = performance.now();
	const { answer, frontier } = solveSiting(
		problem,
		{ ...request, work: 1000 * (isLimited(request) ? budgetS : BUDGET_S) },
		{ solver }
	);
	const seconds = (performance.now() - startMs) / 1000;
	const { objective, bound, greedy } = answer;
	const proven = answer.optimal && (frontier ?? []).every(({ optimal }) => optimal);
	const gap = Math.max(answer.gap, ...(frontier ?? []).map((point) => point.gap));
	rows.push({
		what,
		demands: problem.demandCount,
		candidates: problem.candidateCount,
		p: request.p ?? null,
		objective,
		bound,
		gapPercent: 100 * gap,
		proven,
		greedy: greedy.objective,
		seconds,
		budgetS
	});
	say(
		`${what}, p = ${answer.p}: ${proven ? 'proven' : `gap ${(100 * gap).toFixed(2)} %`} in ${seconds.toFixed(2)} s`
	);
}

/** With a capacity the work there is, is the limit; everything else is to be proven. */
function isLimited({ capacities }: SitingRequest): boolean {
	return capacities !== undefined;
}

function toTable(): string {
	const round = (value: number) => String(Math.round(value * 100) / 100);
	const head = [
		'what',
		'demands',
		'candidates',
		'p',
		'objective',
		'bound',
		'proven',
		'greedy',
		'seconds',
		'budget s'
	];
	return `${[
		head,
		...rows.map((row) => [
			row.what,
			row.demands,
			row.candidates,
			row.p ?? '',
			round(row.objective),
			round(row.bound),
			row.proven ? 'yes' : `gap ${row.gapPercent.toFixed(2)} %`,
			round(row.greedy),
			row.seconds.toFixed(2),
			row.budgetS
		])
	]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n')}\n`;
}
