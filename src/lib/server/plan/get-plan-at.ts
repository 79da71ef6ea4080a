import type { City } from '#lib/core/city/types.ts';
import { planAt, planBefore } from '#lib/core/plan/plan-at.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { findCity } from '../cities.ts';
import type { Db, Querier } from '../db/port.ts';
import { readLog } from '../db/read-log.ts';
import { findOpenCity } from '../open-city.ts';
import { emptyFeatures } from '../plan-document.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';
import { readPlan } from './current-plan.ts';
import { allInSchemaOrder } from './in-schema-order.ts';
import { checkFixedMoment, type PlanMoment } from './plan-moment.ts';

/** A city's plan, and which it is. */
export interface PlanOfCity extends City {
	/** What was known: change sets up to this one. 0: there is no plan yet. */
	revision: number;
}

/**
 * The plan of a city as it was known at a revision and true on a date, of one moment of the database. Features stand in
 * id order; `meta.asOf` is the date of what is newest in it, notes apart.
 *
 * @throws Refused if there is no such city or revision, or the date is before the plan begins
 */
export function getPlanAt(db: Db, cityId: string, moment: PlanMoment = {}): Promise<PlanOfCity> {
	return db.transaction(async (tx) => {
		await tx.query('set transaction isolation level repeatable read, read only');
		const meta = await findOpenCity(tx, cityId);
		if (!meta) throw await refuseCity(tx, cityId);
		if (!(await findCity(tx, cityId))) {
			checkFixedMoment({ meta, revision: 0 }, moment);
			return { meta, features: emptyFeatures(), revision: 0 };
		}
		const { revision, asOf, plan } = await readAt(tx, cityId, moment);
		return {
			meta: { ...meta, asOf: asOf ?? meta.asOf },
			features: allInSchemaOrder(toFeatures(plan)),
			revision
		};
	});
}

/** @returns `asOf` is undefined where the city says it itself */
async function readAt(
	tx: Querier,
	cityId: string,
	{ known, asOf }: PlanMoment
): Promise<{ revision: number; asOf?: string; plan: Plan }> {
	const sets = await tx.query<{ revision: number; asOf: string }>(
		'select revision, as_of as "asOf" from change_set where city_id = $1 order by revision',
		[cityId]
	);
	const first = sets[0]!;
	const last = sets.at(-1)!.revision;
	const revision = known ?? last;
	if (revision < first.revision || revision > last)
		throw new Refused(404, 'unknown-revision', { revision, first: first.revision, last });
	if (asOf !== undefined && asOf < first.asOf)
		throw new Refused(404, 'early-date', { asOf, first: first.asOf });
	const knownSets = sets.filter((set) => set.revision <= revision);
	const trueSets = asOf === undefined ? knownSets : knownSets.filter((set) => set.asOf <= asOf);
	const findDate = async () => (await findNewestDate(tx, cityId, { known: revision, asOf })) ?? first.asOf;
	if (trueSets.length < knownSets.length)
		return {
			revision,
			asOf: await findDate(),
			plan: planAt(await readLog(tx, cityId, { upTo: revision }), asOf!)
		};
	const newest = await readPlan(tx, cityId);
	if (revision === last) return { revision, plan: newest };
	return {
		revision,
		asOf: await findDate(),
		plan: planBefore(newest, await readLog(tx, cityId, { after: revision }))
	};
}

/** As `movesDate` has it, of what was known and true; `undefined` if none of it moves the date. */
async function findNewestDate(
	tx: Querier,
	cityId: string,
	{ known, asOf }: PlanMoment
): Promise<string | undefined> {
	const [row] = await tx.query<{ newest: string | null }>(
		`select max(as_of) as newest from change_set s
		where city_id = $1 and revision <= $2 and ($3::text is null or as_of <= $3::text::date) and (source = 'seed' or exists
			(select from change c where c.city_id = s.city_id and c.revision = s.revision and c.layer <> 'notes'))`,
		[cityId, known, asOf ?? null]
	);
	return row?.newest ?? undefined;
}
