import { randomUUID } from 'node:crypto';
import type { MultiPolygon, Polygon } from 'geojson';
import type { City, CityMeta } from '#lib/core/city/types.ts';
import { isFreeCityId } from '#lib/core/city/reserved-words.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import { diffPlans } from '#lib/core/plan/diff-plans.ts';
import { emptyPlan, toPlan } from '#lib/core/plan/plan.ts';
import { roundPlan } from '#lib/core/plan/round-geometry.ts';
import { checkStorable, insertCity } from '../cities.ts';
import { storeFileWithin } from '../city-store/stored-files.ts';
import type { Db } from '../db/port.ts';
import { projectChanges } from '../db/project-changes.ts';
import { writeChangeSet } from '../db/write-change-set.ts';
import { findOpenCity } from '../open-city.ts';
import { cityToday } from '../plan/city-today.ts';
import { planEvents } from '../plan/plan-events.ts';
import { emptyFeatures } from '../plan-document.ts';
import { Refused } from '../refused.ts';
import { withSmallHeap } from '../threads/with-small-heap.ts';
import { findRemovedCity } from './removed-cities.ts';
import { readExtract, type Extract } from './read-extract.ts';

/** What a city is called. */
export type CityNames = Pick<CityMeta, 'name' | 'nameEn' | 'title' | 'titleEn'>;

/** What of making a city begins, in this order. */
export type CreateStage = 'reading' | 'joining' | 'storing';

export interface NewCity {
	id: string;
	names: Pick<CityNames, 'name'> & Partial<CityNames>;
	/** Path of the file of streets. */
	file: string;
	/** What people call that file, for the log; default: its path's last part. */
	fileName?: string | undefined;
	/** Left out: all of the file. */
	boundary?: Polygon | MultiPolygon | undefined;
	/** Of the file, where it does not say its coordinate system, or says it wrongly. */
	crs?: Crs | undefined;
}

interface Options {
	onStage?: ((stage: CreateStage) => void) | undefined;
	signal?: AbortSignal | undefined;
	/** Reads the file elsewhere than on this thread. */
	read?: typeof readExtract | undefined;
}

/**
 * Makes a city of a file of streets: its streets and landmarks are one change set of a plan that is empty otherwise, and
 * what lies beside the streets is kept for its basemap. All of it in one transaction, or nothing. Network and basemap are
 * made of the plan afterwards, see `CityBuilder`.
 *
 * @throws Refused if the id is none, an address of the app, or taken; InputError if the file cannot be used; the signal's
 * reason once it aborts, and then there is no city
 */
export function createCity(db: Db, city: NewCity, options: Options = {}): Promise<CreatedCity> {
	return withSmallHeap(() => create(db, city, options));
}

async function create(db: Db, city: NewCity, options: Options): Promise<CreatedCity> {
	const { onStage = () => {}, signal, read = readExtract } = options;
	const { id, names, file, boundary, crs } = city;
	await checkFree(db, id);
	const extract = await read({ path: file, boundary, crs, onStage, signal });
	signal?.throwIfAborted();
	onStage('storing');
	const meta: CityMeta = {
		id,
		name: names.name,
		nameEn: names.nameEn ?? nameOf(id),
		title: names.title ?? '',
		titleEn: names.titleEn ?? '',
		bbox: extract.bbox,
		asOf: cityToday(),
		attribution: extract.attribution
	};
	await write(db, { meta, features: toFeatures(extract) }, extract.ground, { ...city, signal });
	planEvents(db).tell(id);
	return {
		meta,
		report: extract.report,
		streets: extract.streets.length,
		landmarks: extract.landmarks.length
	};
}

/** Takes a city back that was just made, for good; one that somebody has worked on since stays. */
export async function discardCity(db: Db, { meta: { id } }: Pick<CreatedCity, 'meta'>): Promise<void> {
	await db.query('delete from city where id = $1 and revision = 1', [id]);
	planEvents(db).tell(id);
}

/** What was made. */
export interface CreatedCity extends Pick<Extract, 'report'> {
	meta: CityMeta;
	/** Of its plan. */
	streets: number;
	landmarks: number;
}

/** @throws Refused if no city can be made under an id, with the reason */
export async function checkFree(db: Db, id: string): Promise<void> {
	if (!isFreeCityId(id)) throw new Refused(422, 'wrong-city-id', { id });
	if (await findRemovedCity(db, id)) throw new Refused(409, 'city-removed', { city: id });
	if (await findOpenCity(db, id)) throw new Refused(409, 'city-taken', { city: id });
}

const toFeatures = ({ streets, landmarks }: Pick<Extract, 'streets' | 'landmarks'>): City['features'] => ({
	...emptyFeatures(),
	streets: { type: 'FeatureCollection', features: streets },
	landmarks: { type: 'FeatureCollection', features: landmarks }
});

async function write(
	db: Db,
	city: City,
	ground: Uint8Array,
	{ file, fileName, signal }: Pick<NewCity, 'file' | 'fileName'> & { signal?: AbortSignal | undefined }
): Promise<void> {
	checkStorable(city);
	const { id: cityId, asOf } = city.meta;
	const plan = roundPlan(toPlan(city.features));
	const changes = diffPlans(emptyPlan(), plan);
	await db.transaction(async (tx) => {
		const revision = await insertCity(tx, city.meta);
		if (revision === undefined) throw new Refused(409, 'city-taken', { city: cityId });
		await writeChangeSet(tx, {
			cityId,
			revision,
			id: randomUUID(),
			base: 0,
			author: '',
			reason: fileName ?? file.replace(/^.*[\\/]/, ''),
			source: 'import',
			asOf,
			undoes: null,
			changes,
			contentHash: '',
			answer: {}
		});
		signal?.throwIfAborted();
		await projectChanges(tx, cityId, { changes, plan, revision });
		await storeFileWithin(tx, cityId, { kind: 'ground', revision, origin: 'file', content: ground });
		signal?.throwIfAborted();
	});
}

/** Default English name from the id: new-town becomes New Town. */
const nameOf = (cityId: string) =>
	cityId.replace(/(^|-)([a-z0-9])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase());
