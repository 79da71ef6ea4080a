import type { City, CityFeatures, CityMeta, LayerName } from '#lib/core/city/types.ts';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import { roundPlan } from '#lib/core/plan/round-geometry.ts';
import { listCityProblems } from '#lib/core/city/check-city.ts';
import type { Db, Querier } from './db/port.ts';
import { readLayer } from './db/read-layer.ts';
import { projectChanges } from './db/project-changes.ts';
import { writeSeedSet } from './db/write-change-set.ts';
import { readPlan } from './plan/current-plan.ts';
import { planEvents } from './plan/plan-events.ts';

const META_COLUMNS = `id, name, name_en as "nameEn", title, title_en as "titleEn",
	json_build_array(west, south, east, north) as bbox,
	as_of as "asOf", attribution`;

/** How many problems an error message lists before it only counts them. */
const PROBLEMS_SHOWN = 5;

/** All cities that are not removed, in id order. */
export async function listCities(db: Querier): Promise<CityMeta[]> {
	return db.query<CityMeta>(`select ${META_COLUMNS} from city where removed_at is null order by id`);
}

/** @returns undefined if the city is unknown or removed */
export async function findCity(db: Querier, id: string): Promise<CityMeta | undefined> {
	const [city] = await db.query<CityMeta>(
		`select ${META_COLUMNS} from city where id = $1 and removed_at is null`,
		[id]
	);
	return city;
}

/** Version number of the city, changed by every change of its features. Undefined if the city is unknown or removed. */
export async function findRevision(db: Querier, id: string): Promise<number | undefined> {
	const [city] = await db.query<{ revision: number }>(
		'select revision from city where id = $1 and removed_at is null',
		[id]
	);
	return city?.revision;
}

/**
 * Everything a city's plan holds, as of one moment.
 *
 * @throws RangeError if there is no such city
 */
export async function getFeatures(db: Db, cityId: string): Promise<CityFeatures> {
	return db.transaction(async (tx) => {
		await tx.query('set transaction isolation level repeatable read, read only');
		await checkCity(tx, cityId);
		const layers: [LayerName, unknown][] = [];
		for (const layer of LAYER_NAMES) layers.push([layer, await readLayer(tx, cityId, layer)]);
		return Object.fromEntries(layers) as unknown as CityFeatures;
	});
}

/**
 * Everything a city's plan holds, and the revision that it is of, as of one moment.
 *
 * @returns revision 0 without a feature if there is no such city
 */
export async function getPlanAtRevision(
	db: Db,
	cityId: string
): Promise<{ revision: number; features: CityFeatures }> {
	return db.transaction(async (tx) => {
		await tx.query('set transaction isolation level repeatable read, read only');
		const revision = (await findRevision(tx, cityId)) ?? 0;
		return { revision, features: toFeatures(await readPlan(tx, cityId)) };
	});
}

/**
 * One layer of a city.
 *
 * @throws RangeError if the city or layer is unknown
 */
export async function getLayer<L extends LayerName>(
	db: Db,
	cityId: string,
	layer: L
): Promise<CityFeatures[L]> {
	return db.transaction(async (tx) => {
		await tx.query('set transaction isolation level repeatable read, read only');
		await checkCity(tx, cityId);
		return readLayer(tx, cityId, layer);
	});
}

/**
 * Adds a city, or makes its plan another one: what has not changed is not written, and what has is one change set of the
 * log. Its documents are kept. Atomic. Coordinates come back with 7 decimals (1 cm), features in id order.
 *
 * @throws RangeError naming layer, feature, field and value of what cannot be stored
 */
export async function replaceCity(db: Db, city: City): Promise<void> {
	await db.transaction((tx) => replaceCityWithin(tx, city));
	planEvents(db).tell(city.meta.id);
}

/** As `replaceCity`, inside the caller's transaction. */
export async function replaceCityWithin(tx: Querier, city: City): Promise<void> {
	checkStorable(city);
	const { id: cityId, asOf } = city.meta;
	const revision = await writeMeta(tx, city.meta);
	const before = await readPlan(tx, cityId);
	const after = roundPlan(toPlan(city.features));
	const changes = diffPlans(before, after);
	await writeSeedSet(tx, { cityId, revision, asOf, changes });
	await projectChanges(tx, cityId, { changes, plan: after, revision });
}

/** Adds the row of a city; undefined if there is one with its id, removed or not. */
export async function insertCity(tx: Querier, meta: CityMeta): Promise<number | undefined> {
	const [row] = await tx.query<{ revision: number }>(
		`${INSERT} on conflict (id) do nothing returning revision`,
		toRow(meta)
	);
	return row?.revision;
}

const INSERT = `insert into city (id, name, name_en, title, title_en, west, south, east, north,
	as_of, attribution) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::date, $11)`;

const toRow = (meta: CityMeta) => [
	meta.id,
	meta.name,
	meta.nameEn,
	meta.title,
	meta.titleEn,
	...meta.bbox,
	meta.asOf,
	meta.attribution
];

/** Writes what a city is apart from its features, and counts its revision. */
async function writeMeta(tx: Querier, meta: CityMeta): Promise<number> {
	// The city's row first: it makes a second writer of the same city wait.
	const [row] = await tx.query<{ revision: number }>(
		`${INSERT}
		on conflict (id) do update set (name, name_en, title, title_en, west, south, east, north,
			as_of, attribution, revision, seed_hash) =
			(excluded.name, excluded.name_en, excluded.title, excluded.title_en, excluded.west, excluded.south,
			excluded.east, excluded.north, excluded.as_of, excluded.attribution, city.revision + 1, null)
		returning revision`,
		toRow(meta)
	);
	return row!.revision;
}

async function checkCity(tx: Querier, cityId: string): Promise<void> {
	if (!(await findCity(tx, cityId))) throw new RangeError(`There is no city "${cityId}".`);
}

/** @throws RangeError with the first few problems of what cannot be stored */
export function checkStorable(city: City): void {
	const problems = listCityProblems(city);
	if (problems.length === 0) return;
	const shown = problems
		.slice(0, PROBLEMS_SHOWN)
		.map(({ layer, id, field, reason }) => `${layer}${id && ` "${id}"`}: ${field} ${reason}`);
	const more = problems.length - shown.length;
	throw new RangeError(`${shown.join('; ')}${more > 0 ? `; and ${more} more problems` : ''}.`);
}
