import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findCity, findRevision, getFeatures, listCities, replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { listSeedCities, readSeedCity, syncDefaultCity } from '#lib/server/seed/default-city.ts';
import { seedFolder, tilesFolder } from '#lib/server/paths.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

/** The default city's files are made by a command, and may not be there yet. */
const hasSeed = [
	join(seedFolder(), 'baoding', 'city.json'),
	join(tilesFolder(), 'baoding', 'streets.geojson')
].every((path) => existsSync(path));

export function testSeed(getDb: () => Db): void {
	beforeEach(() => getDb().query('delete from city'));

	it('leaves a database with a city alone', async () => {
		await replaceCity(getDb(), buildSmallCity());
		expect(await syncDefaultCity(getDb())).toBeUndefined();
		expect(await listCities(getDb())).toEqual([buildSmallCity().meta]);
	});

	it.skipIf(!hasSeed)(
		'fills an empty database with the default city, which comes back as it is in the files',
		async () => {
			expect(await syncDefaultCity(getDb())).toBe('baoding');
			expect(await syncDefaultCity(getDb())).toBeUndefined();
			const { meta, features } = await readSeedCity();
			expect(await findCity(getDb(), 'baoding')).toEqual(meta);
			expect(await getFeatures(getDb(), 'baoding')).toEqual(features);
		}
	);

	it.skipIf(!hasSeed)('follows its files until somebody changes the city', async () => {
		await syncDefaultCity(getDb());
		const revision = await findRevision(getDb(), 'baoding');
		await getDb().query("update city set seed_hash = 'of an older version'");
		expect(await syncDefaultCity(getDb())).toBe('baoding');
		expect(await findRevision(getDb(), 'baoding')).toBe(revision! + 1);
		const changed = await readSeedCity();
		changed.meta.name = '改过的保定';
		await replaceCity(getDb(), changed);
		expect(await syncDefaultCity(getDb())).toBeUndefined();
		expect((await findCity(getDb(), 'baoding'))!.name).toBe('改过的保定');
	});

	it.skipIf(!hasSeed)('happens once when several start at once', async () => {
		const answers = await Promise.all([1, 2, 3].map(() => syncDefaultCity(getDb())));
		expect(answers.toSorted()).toEqual(['baoding', undefined, undefined]);
	});

	it.skipIf(!hasSeed)('knows the cities that come with the project', async () => {
		expect(await listSeedCities()).toContain('baoding');
	});

	it('names the file of a city that does not come with the project', async () => {
		await expect(readSeedCity('nowhere')).rejects.toThrow(/seed.nowhere.city\.json cannot be read/);
		await expect(readSeedCity('../x')).rejects.toThrow(RangeError);
	});
}
