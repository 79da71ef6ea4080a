import { createHash } from 'node:crypto';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import { prepareChanges, type Prepared } from '#lib/core/plan/prepare-changes.ts';
import type { ChangeAnswer, ToldClash } from '#lib/core/plan/change-answer.ts';
import type { Change, ChangeSet, Plan, WantedChange } from '#lib/core/plan/types.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { undoChanges, type Undoing } from '#lib/core/plan/undo-changes.ts';
import { listPlanProblems } from '#lib/core/plan/list-plan-problems.ts';
import { movesDate } from '#lib/core/plan/moves-date.ts';
import type { Db, Querier } from '../db/port.ts';
import { projectChanges } from '../db/project-changes.ts';
import { findChangeSet, findFirstRevision, readLog } from '../db/read-log.ts';
import { writeChangeSet } from '../db/write-change-set.ts';
import { Refused } from '../refused.ts';
import { refuseStreetsOfExtract } from '../city-store/refuse-streets-of-extract.ts';
import { writeClashes } from './clashes.ts';
import { CurrentPlans } from './current-plan.ts';
import { planEvents } from './plan-events.ts';
import { toSortedJson } from '../sorted-json.ts';

/** What somebody sends who changes the plan. */
export interface SentChanges extends Pick<ChangeSet, 'id' | 'base' | 'author' | 'reason' | 'source'> {
	changes: WantedChange[];
	/** ISO date from which it is true; left out: today. */
	asOf?: string | undefined;
	/** Ids of change sets since the base that their author had seen: their own, sent just before. */
	knows?: readonly string[] | undefined;
}

/** Rules beyond the layers' schema that an edit has to keep. */
export type JudgePlan = (before: Plan, after: Plan, changes: readonly Change[]) => ChangeProblem[];

const plansOf = new WeakMap<Db, CurrentPlans>();

/** The newest plans that are kept in memory of a database. */
export function currentPlans(db: Db): CurrentPlans {
	let plans = plansOf.get(db);
	if (!plans) plansOf.set(db, (plans = new CurrentPlans()));
	return plans;
}

/**
 * Makes a change set: all of it in one transaction, or nothing. What others have changed since its base is merged;
 * what cannot be merged is kept as a clash. The same id again changes nothing and is answered as before.
 *
 * @param judge looks at the plan that would be; its problems refuse the whole set
 * @param beside what else is written with it, in the same transaction
 * @throws Refused if the city or the base is unknown, the id was used for something else, or the plan would be wrong
 */
export function changePlan(
	db: Db,
	cityId: string,
	sent: SentChanges,
	judge: JudgePlan = () => [],
	beside: (tx: Querier, revision: number) => Promise<void> = async () => {}
): Promise<ChangeAnswer> {
	const { changes: wanted, knows: _knows, ...set } = sent;
	return commitChangeSet(db, cityId, { ...set, undoes: null, sent }, async ({ tx, revision, plan }) => {
		await checkBase(tx, cityId, sent.base, revision);
		const newer = sent.base === revision ? [] : await readLog(tx, cityId, { after: sent.base });
		const prepared = prepareChanges(plan, newer, wanted, sent.knows);
		refuseProblems(prepared.problems);
		refuseProblems(judge(plan, prepared.plan, prepared.changes));
		await refuseStreetsOfExtract(tx, cityId, plan, prepared.changes);
		await beside(tx, revision + 1);
		return { ...prepared, applied: wanted.length - countClashing(wanted, prepared) };
	});
}

/**
 * Takes one change set back, without touching what was changed since; see {@link undoChanges}. Undoing an undo is redoing.
 *
 * @param undo.target id of the change set
 * @throws Refused if there is none, it is somebody else's, or the plan would be wrong
 */
export function undoChangeSet(
	db: Db,
	cityId: string,
	undo: Pick<ChangeSet, 'id' | 'author' | 'reason'> & { target: string }
): Promise<ChangeAnswer> {
	return takeBack(db, cityId, { ...undo, source: 'undo' }, async (tx) => {
		const done = await findChangeSet(tx, cityId, undo.target);
		if (!done) throw new Refused(404, 'unknown-change-set', { id: undo.target });
		if (done.author !== undo.author)
			throw new Refused(403, 'not-own-change', { id: undo.target, author: done.author });
		return done;
	});
}

/**
 * Takes back a revision of anybody's. What was changed since stays as it is and is told as skipped.
 *
 * @throws Refused if there is no such revision
 */
export function revertRevision(
	db: Db,
	cityId: string,
	revert: Pick<ChangeSet, 'id' | 'author' | 'reason'> & { revision: number }
): Promise<ChangeAnswer> {
	return takeBack(db, cityId, { ...revert, source: 'revert' }, async (tx) => {
		const [done] = await readLog(tx, cityId, { after: revert.revision - 1, upTo: revert.revision });
		if (!done) throw new Refused(404, 'unknown-revision', { revision: revert.revision });
		return done;
	});
}

function takeBack(
	db: Db,
	cityId: string,
	set: Pick<ChangeSet, 'id' | 'author' | 'reason' | 'source'> & { target?: string; revision?: number },
	find: (tx: Querier) => Promise<{ id: string; revision: number; asOf: string; changes: Change[] }>
): Promise<ChangeAnswer> {
	const { id, author, reason, source } = set;
	const head = { id, author, reason, source, sent: set };
	return commitChangeSet(db, cityId, head, async ({ tx, revision, plan }) => {
		const done = await find(tx);
		const later = await readLog(tx, cityId, { after: done.revision });
		const undoing = undoChanges(done, later, (layer, featureId) => plan[layer].get(featureId));
		const after = applyChanges(plan, undoing.changes);
		refuseProblems(listPlanProblems(after, undoing.changes));
		return {
			changes: undoing.changes,
			clashes: [],
			plan: after,
			applied: undoing.changes.length,
			skipped: describeSkipped(undoing),
			base: revision,
			undoes: done.id,
			// What is taken back was never so: from the same day on.
			asOf: done.asOf
		};
	});
}

/** A change set without its changes, before it has a number. */
interface Head extends Pick<ChangeSet, 'id' | 'author' | 'reason' | 'source'> {
	base?: number;
	undoes?: string | null;
	asOf?: string | undefined;
	/** What was sent: the same id with other content is refused. */
	sent: object;
}

/** What a change set does, once it is known which plan it meets. */
interface Made extends Pick<Prepared, 'changes' | 'clashes' | 'plan'> {
	applied: number;
	skipped?: ChangeAnswer['skipped'];
	base?: number;
	undoes?: string;
	asOf?: string;
}

/**
 * Adds one change set to the log of a city and brings the tables in line: all in one transaction, or nothing.
 *
 * @param make what it does to the plan, with the city's row locked; called only if the id is new
 */
export async function commitChangeSet(
	db: Db,
	cityId: string,
	head: Head,
	make: (now: { tx: Querier; revision: number; plan: Plan }) => Promise<Made>
): Promise<ChangeAnswer> {
	const plans = currentPlans(db);
	const { answer, current } = await db.transaction(async (tx) => {
		const now = await lockCity(tx, cityId);
		const known = await findAnswer(tx, cityId, head);
		if (known) return { answer: known, current: undefined };
		const { plan } = await plans.get(tx, cityId, now);
		const made = await make({ tx, revision: now.revision, plan });
		const revision = now.revision + 1;
		const asOf = made.asOf ?? head.asOf ?? now.today;
		const clashes = made.clashes.map((changes, i): ToldClash => ({ id: `${head.id}/${i + 1}`, changes }));
		const answer: ChangeAnswer = {
			revision,
			applied: made.applied,
			clashes,
			...(made.skipped ? { skipped: made.skipped } : {})
		};
		const { sent: _, ...set } = head;
		await writeChangeSet(tx, {
			...set,
			cityId,
			revision,
			base: made.base ?? head.base ?? now.revision,
			undoes: made.undoes ?? head.undoes ?? null,
			asOf,
			changes: made.changes,
			contentHash: hashOf(head.sent),
			answer
		});
		await writeClashes(tx, cityId, revision, clashes);
		await projectChanges(tx, cityId, { changes: made.changes, plan: made.plan, revision });
		await tx.query(
			`update city set revision = $2, as_of = greatest(as_of, $3::text::date), seed_hash = null where id = $1`,
			// The greatest of a date and nothing is the date.
			[cityId, revision, movesDate({ source: head.source, changes: made.changes }) ? asOf : null]
		);
		return { answer, current: { incarnation: now.incarnation, revision, plan: made.plan } };
	});
	if (current) {
		plans.keep(cityId, current);
		planEvents(db).tell(cityId);
	}
	return answer;
}

interface LockedCity {
	revision: number;
	incarnation: string;
	/** ISO date where the cities are. */
	today: string;
}

/** Whoever has the row of the city is the only one to change its plan. */
async function lockCity(tx: Querier, cityId: string): Promise<LockedCity> {
	const [city] = await tx.query<LockedCity>(
		`select revision, incarnation, (now() at time zone 'Asia/Shanghai')::date as today from city where id = $1 and removed_at is null for update`,
		[cityId]
	);
	if (!city) throw new Refused(404, 'unknown-city', { city: cityId, cities: [] });
	return city;
}

async function findAnswer(
	tx: Querier,
	cityId: string,
	{ id, sent }: Head
): Promise<ChangeAnswer | undefined> {
	const [row] = await tx.query<{ hash: string; answer: ChangeAnswer }>(
		'select content_hash as hash, answer from change_set where city_id = $1 and id = $2',
		[cityId, id]
	);
	if (!row) return undefined;
	if (row.hash !== hashOf(sent)) throw new Refused(409, 'same-id', { id });
	return row.answer;
}

async function checkBase(tx: Querier, cityId: string, base: number, revision: number): Promise<void> {
	const first = (await findFirstRevision(tx, cityId)) ?? revision;
	if (base < first || base > revision)
		throw new Refused(409, 'unknown-base', { base, first, last: revision });
}

/** @throws Refused with the problems, if there are any */
export function refuseProblems(problems: readonly ChangeProblem[]) {
	if (problems.length > 0)
		throw new Refused(422, 'wrong-changes', {
			problems: problems.slice(0, PROBLEMS_MAX),
			more: Math.max(0, problems.length - PROBLEMS_MAX)
		});
}

/** How many problems a refusal lists before it only counts them. */
export const PROBLEMS_MAX = 20;

function countClashing(wanted: readonly WantedChange[], { clashes }: Prepared): number {
	const clashing = clashes.flat();
	return wanted.filter(({ layer, featureId, ...change }) =>
		clashing.some(
			(clash) =>
				clash.layer === layer &&
				clash.featureId === featureId &&
				clash.op === change.op &&
				clash.field === (change.op === 'set' ? change.field : null)
		)
	).length;
}

function describeSkipped({ skipped }: Undoing): NonNullable<ChangeAnswer['skipped']> {
	return skipped.map(({ change, by }) => ({
		layer: change.layer,
		featureId: change.featureId,
		field: change.op === 'set' ? change.field : null,
		revision: by.revision,
		author: by.author
	}));
}

/** The same content, the same hash, however its keys are ordered. */
function hashOf(content: object): string {
	return createHash('sha256').update(toSortedJson(content)).digest('hex');
}
