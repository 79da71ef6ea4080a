import { afterAll, describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { getFeatures, replaceCity } from '#lib/server/cities.ts';
import { openDb } from '#lib/server/db/open-db.ts';
import type { Db } from '#lib/server/db/port.ts';
import { readLog } from '#lib/server/db/read-log.ts';
import { changePlan, undoChangeSet } from '#lib/server/plan/change-plan.ts';
import { readSentChanges } from '#lib/server/plan/read-sent-changes.ts';
import { Refused } from '#lib/server/refused.ts';
import { LogCheck } from '../../helpers/endurance/check-log.ts';
import { compareFeatures } from '../../helpers/endurance/compare-features.ts';
import { runClient, type Acknowledged, type Send } from '../../helpers/endurance/run-client.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';
import { findPostgresPrograms, runAlone, startTemporaryPostgres } from '../../helpers/temporary-postgres.ts';
import { openTestDb } from '../db/open-test-db.ts';

const CLIENTS = 6;

/** A small part of `npm run endurance`: the same clients and the same check, without server processes. */
async function endure(
	dbs: readonly Db[],
	ops: number,
	broken?: { cut: () => Promise<void>; reopen: () => Promise<Db> }
) {
	const random = buildRandom(5);
	await replaceCity(dbs[0]!, buildSmallCity());
	const acknowledged: Acknowledged[] = [];
	let done = 0;
	let sentCount = 0;
	const cuts: Promise<void>[] = [];
	const send: Send = async (set) => {
		const db = dbs[Math.floor(random() * dbs.length)]!;
		const isDeaf = random() < 0.1;
		if (broken && ++sentCount % 40 === 0) cuts.push(broken.cut());
		try {
			const answer = set.undo
				? await undoChangeSet(db, 'small', { id: set.id, author: set.author, reason: '', target: set.undo })
				: await changePlan(db, 'small', readSentChanges(set, '2026-11-30'));
			// It was made, and whoever sent it never heard.
			if (isDeaf) throw new Error('cut');
			return structuredClone(answer) as Awaited<ReturnType<Send>>;
		} catch (error) {
			if (error instanceof Refused) return null;
			throw error;
		}
	};
	const work = async (name: string) => {
		const communityIds = ['community-1', 'community-2'];
		for await (const step of runClient({
			name,
			send,
			random,
			communityIds,
			firstRevision: 1,
			opsPerSet: 5
		})) {
			done += step.ops;
			if (step.acknowledged) acknowledged.push(step.acknowledged);
			if (done >= ops) return;
		}
	};
	await Promise.all(Array.from({ length: CLIENTS }, (_, i) => work(`人${i}`)));
	// A cut that comes late would end the reading, too.
	await Promise.all(cuts);
	const reader = broken ? await broken.reopen() : dbs[0]!;
	const check = new LogCheck(acknowledged, { first: 1 });
	check.read(await readLog(reader, 'small'));
	const verdict = check.finish();
	expect(compareFeatures(check.features, await getFeatures(reader, 'small'))).toEqual([]);
	if (broken) await reader.close();
	expect(verdict).toMatchObject({ lost: 0, vanished: 0, overwritten: 0, wrongUndos: 0, examples: [] });
	expect(verdict.clashes).toBeGreaterThan(10);
	return acknowledged;
}

describe('many people at one plan', () => {
	it('lose nothing and overwrite nothing on the embedded database', async () => {
		const db = await openTestDb();
		await endure([db], 1200);
		await db.close();
	});

	const programs = findPostgresPrograms();
	describe.skipIf(!programs)('on PostgreSQL', () => {
		const server = programs ? startTemporaryPostgres(programs) : undefined;
		afterAll(async () => (await server)?.stop());

		it('lose nothing and overwrite nothing through two connections that are cut', async () => {
			const databaseUrl = await (await server!).createDatabase();
			const folder = '/nonexistent/never touched';
			const open = () => openDb({ databaseUrl, folder });
			const dbs = [await open(), await open()];
			const ended = `select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()`;
			await endure(dbs, 1200, { cut: () => runAlone(databaseUrl, ended), reopen: open });
			for (const db of dbs) await db.close();
		});
	});

	it('are found out if a change is overwritten: the check is not blind', async () => {
		const db = await openTestDb();
		const acknowledged = await endure([db], 600);
		const log = await readLog(db, 'small');
		await db.close();
		const broken = new LogCheck(acknowledged, { first: 1 });
		// The last change of somebody is taken out of the log.
		const at = log.findLastIndex(
			(set) => set.source === 'edit' && set.changes.some(({ op }) => op === 'set')
		);
		broken.read(log.map((set, i) => (i === at ? { ...set, changes: [] } : set)));
		expect(broken.finish().vanished).toBeGreaterThan(0);
		const shorter = new LogCheck(acknowledged, { first: 1 });
		shorter.read(log.slice(0, -1));
		expect(shorter.finish().lost).toBeGreaterThan(0);
	});
});
