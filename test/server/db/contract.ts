import { afterAll, beforeAll, describe } from 'vitest';
import type { Db } from '#lib/server/db/port.ts';
import { testBackup } from './contract/backup.ts';
import { testCityFiles } from './contract/city-files.ts';
import { testCities } from './contract/cities.ts';
import { testDocuments } from './contract/documents.ts';
import { testDrafts } from './contract/drafts.ts';
import { testHistory } from './contract/history.ts';
import { testNewCities } from './contract/new-cities.ts';
import { testMigrations } from './contract/migrations.ts';
import { testFacilities } from './contract/facilities.ts';
import { testIntake } from './contract/intake.ts';
import { testNotes } from './contract/notes.ts';
import { testPlanAtMoment } from './contract/plan-at-moment.ts';
import { testQueries } from './contract/queries.ts';
import { testRevisionsCompared } from './contract/revisions-compared.ts';
import { testSeed } from './contract/seed.ts';
import { testSettings } from './contract/settings.ts';
import { testSpatialQueries } from './contract/spatial-queries.ts';

/**
 * What every kind of database must do alike.
 *
 * @param open gives a migrated database of the suite's own, without a city
 */
export function describeContract(open: () => Promise<Db>): void {
	let db: Db;
	const getDb = (): Db => db;
	beforeAll(async () => {
		db = await open();
	});
	afterAll(() => db?.close());

	describe('queries and transactions', () => testQueries(getDb));
	describe('migrations', () => testMigrations(getDb));
	describe('seed', () => testSeed(getDb));
	describe('cities', () => testCities(getDb));
	describe('new cities', () => testNewCities(getDb));
	describe('files of a city', () => testCityFiles(getDb));
	describe('history', () => testHistory(getDb));
	describe('notes', () => testNotes(getDb));
	describe('files brought in', () => testIntake(getDb));
	describe('facilities and buildings', () => testFacilities(getDb));
	describe('plan at a moment', () => testPlanAtMoment(getDb));
	describe('revisions compared', () => testRevisionsCompared(getDb));
	describe('documents', () => testDocuments(getDb));
	describe('drafts', () => testDrafts(getDb));
	describe('settings', () => testSettings(getDb));
	describe('backup', () => testBackup(getDb));
	describe('spatial queries', () => testSpatialQueries(getDb));
}
