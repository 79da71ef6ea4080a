import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { acceptIntake } from '#lib/core/intake/accept-intake.ts';
import { proposeIntake, type IntakeProposal } from '#lib/core/intake/propose-intake.ts';
import type { Remembered, RowDecision } from '#lib/core/intake/reconcile/types.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { spell } from '../../core/intake/checks/made-ledger.ts';
import { drawFigures, buildDraw, drawName } from './known-city.ts';
import { drawKnownLedger, toSheet, type KnownLedger, type KnownRow } from './known-ledger.ts';

/** What became of the rows of one category. */
export interface Tally {
	rows: number;
	decidable: number;
	/** Taken for what they are without asking. */
	right: number;
	rightDecidable: number;
	/** Taken for something that they are not, or for new though they are not. */
	wrong: number;
	asked: number;
	rejected: number;
	examples: string[];
}
export type Tallies = Map<string, Tally>;

export interface Judged {
	known: Tallies;
	newcomers: Tallies;
	/** Rows that are sums or names of groups and were taken for communities. */
	sums: number;
	/** Rows of the ledger that were not read. */
	lost: number;
	/** What the same file, and the one a month later, ask of rows that were decided. */
	again: string[];
	later: string[];
}

export const emptyJudged = (): Judged => ({
	known: new Map(),
	newcomers: new Map(),
	sums: 0,
	lost: 0,
	again: [],
	later: []
});

/** Takes a made ledger in and holds what was found against what is true; then the same file again, and one a month later. */
export function judgeMatching(seed: number, into: Judged): void {
	const ledger = drawKnownLedger(seed);
	const { plan } = ledger.city;
	const first = look(ledger, plan, {});
	for (const outcome of first.proposal.reconciled.outcomes) if (!first.rowOf.has(outcome.row)) into.sums++;
	const rejected = new Set(first.proposal.reconciled.rejected.map(({ row }) => row));
	const outcomes = new Map(first.proposal.reconciled.outcomes.map((one) => [one.row, one]));
	const decisions = new Map<number, RowDecision>();
	const places = new Map<number, LngLat>();
	const taken = new Set<string>();
	for (const [at, row] of first.rowOf) {
		const tally = tallyOf(row.truth === null ? into.newcomers : into.known, row.category);
		const outcome = outcomes.get(at);
		tally.rows++;
		if (row.isDecidable) tally.decidable++;
		const found =
			outcome && 'featureId' in outcome && outcome.kind !== 'added' ? outcome.featureId : undefined;
		const say = (what: string) => {
			if (tally.examples.length < 6)
				tally.examples.push(
					`${seed}:${at} ${row.name} (${row.truth ? nameIn(plan, row.truth) : 'new'}) ${what}`
				);
		};
		if (!outcome) {
			if (rejected.has(at)) tally.rejected++;
			else into.lost++;
			say(
				`rejected ${first.proposal.reconciled.rejected.find((one) => one.row === at)?.reason.en ?? 'lost'}`
			);
		} else if (outcome.kind === 'doubtful') {
			tally.asked++;
			if (row.isDecidable && row.truth !== null)
				say(
					`${outcome.doubt} ${outcome.candidates.map(({ name, score }) => `${name} ${score.toFixed(2)}`).join(', ')}`
				);
			if (outcome.doubt === 'unplaced') {
				// Found to be nothing that is in the plan.
				if (row.truth === null) tally.right++;
				else if (row.isDecidable) tally.wrong++;
			}
		} else if (found === (row.truth ?? undefined)) {
			tally.right++;
			if (row.isDecidable) tally.rightDecidable++;
		} else {
			tally.wrong++;
			say(found === undefined ? 'taken for new' : `taken for ${nameIn(plan, found)}`);
		}
		// A planner who knows the truth decides every row; of two of one place the first is taken.
		if (row.truth !== null && taken.has(row.truth)) decisions.set(at, { isIgnored: true });
		else if (row.truth !== null) {
			taken.add(row.truth);
			decisions.set(at, { is: row.truth });
		} else {
			decisions.set(at, { isNew: true });
			if (!row.at) places.set(at, row.placeOfNew);
		}
	}
	const decided = look(ledger, plan, { decisions, places });
	const { changes, memory } = acceptIntake(decided.proposal);
	const made = prepareChanges(plan, [], changes);
	if (made.problems.length > 0) throw new Error(`${seed}: ${JSON.stringify(made.problems[0])}`);
	into.again.push(...questions(seed, look(ledger, made.plan, { memory }), decided, () => true));
	const later = ageLedger(ledger, seed);
	const old = new Set<unknown>(
		later.rows.filter((row) => ledger.rows.some(({ key }) => key === row.key)).map(({ key }) => key)
	);
	into.later.push(...questions(seed, look(later, made.plan, { memory }), decided, ({ key }) => old.has(key)));
}

interface Looked {
	proposal: IntakeProposal;
	rowOf: Map<number, KnownRow>;
}

function look(
	ledger: KnownLedger,
	plan: Plan,
	more: {
		memory?: ReadonlyMap<string, Remembered>;
		decisions?: ReadonlyMap<number, RowDecision>;
		places?: ReadonlyMap<number, LngLat>;
	}
): Looked {
	const { layer, rowOf } = toSheet(ledger);
	const proposal = proposeIntake({
		layer,
		kind: 'communities',
		plan,
		bbox: [...ledger.city.bbox],
		crs: { id: 'EPSG:4326' },
		spell,
		...more
	});
	return { proposal, rowOf };
}

/** What is asked, or taken otherwise than decided, of rows that were decided before. */
function questions(
	seed: number,
	{ proposal, rowOf }: Looked,
	decided: Looked,
	isOld: (row: KnownRow) => boolean
): string[] {
	const { outcomes, rejected } = proposal.reconciled;
	const ids = new Map<string, string>();
	for (const outcome of decided.proposal.reconciled.outcomes)
		if ('featureId' in outcome) ids.set(decided.rowOf.get(outcome.row)!.key, outcome.featureId);
	const asked: string[] = [];
	for (const { row, reason } of rejected)
		if (isOld(rowOf.get(row)!))
			asked.push(`${seed}: row ${row} ${rowOf.get(row)!.name} rejected: ${reason.en}`);
	for (const outcome of outcomes) {
		const row = rowOf.get(outcome.row);
		if (!row || !isOld(row)) continue;
		const say = (what: string) =>
			asked.push(`${seed}: row ${outcome.row} ${row.name} (${row.category}) ${what}`);
		if (outcome.kind === 'doubtful') say(`is asked: ${outcome.doubt}`);
		else if (outcome.kind === 'changed' && outcome.clashes.length > 0) say('clashes');
		else if ('featureId' in outcome && outcome.featureId !== ids.get(row.key))
			say(`is ${outcome.featureId}, was ${ids.get(row.key) ?? 'none'}`);
		else if (outcome.kind === 'added') say('is added again');
	}
	return asked;
}

/** A month later: some figures are others, rows have come and gone, and the list may be in another order. */
function ageLedger(ledger: KnownLedger, seed: number): KnownLedger {
	const draw = buildDraw(seed ^ 0x5bd1e995);
	const random = buildRandom(seed + 1);
	const rows = ledger.rows
		.filter(() => random() > 0.05)
		.map((row) => {
			if (!draw.chance(0.3)) return row;
			const figures = { ...row.figures };
			for (const field of ['households', 'people', 'buildings'] as const)
				if (figures[field] !== undefined && draw.chance(0.5)) figures[field] += draw.between(1, 9);
			return { ...row, figures };
		});
	const names = new Set(rows.map(({ name }) => name));
	for (let n = draw.between(0, 3); n > 0; n--) {
		const name = drawName(draw);
		const district = draw.pick(ledger.city.districts);
		const placeOfNew = ledger.city.free.get(district)!.at(-n)!;
		if (!names.has(name))
			rows.push({
				key: `later-${n}`,
				category: 'later',
				truth: null,
				name,
				aliases: '',
				district,
				id: '',
				figures: drawFigures(draw),
				at: null,
				placeOfNew,
				isDecidable: true
			});
	}
	return { ...ledger, rows: draw.chance(0.4) ? draw.shuffle(rows) : rows };
}

function tallyOf(tallies: Tallies, category: string): Tally {
	let tally = tallies.get(category);
	if (!tally) {
		tally = {
			rows: 0,
			decidable: 0,
			right: 0,
			rightDecidable: 0,
			wrong: 0,
			asked: 0,
			rejected: 0,
			examples: []
		};
		tallies.set(category, tally);
	}
	return tally;
}

const nameIn = (plan: Plan, id: string): string => String(plan.communities.get(id)?.properties.name);

/** Figures of many ledgers in one. */
export function sumTallies(tallies: Tallies): Omit<Tally, 'examples'> {
	const all = { rows: 0, decidable: 0, right: 0, rightDecidable: 0, wrong: 0, asked: 0, rejected: 0 };
	for (const tally of tallies.values())
		for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += tally[key];
	return all;
}
