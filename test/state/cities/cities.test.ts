import { expect, it } from 'vitest';
import type { CityJob } from '#lib/core/city/city-job.ts';
import { Cities, type CitiesPorts, type CityListing } from '#lib/state/cities/cities.svelte.ts';

const EMPTY: CityListing = { cities: [], removed: [], jobs: [] };
const JOB: CityJob = {
	id: 'j',
	city: 'xinshi',
	name: '新市',
	state: 'running',
	stage: 'reading',
	share: 0,
	problem: null,
	made: null
};

/** A server that answers with what is set, and a clock that goes when it is told to. */
function fake(answers: Record<string, unknown>) {
	const asked: string[] = [];
	let due: (() => void) | undefined;
	const ports: CitiesPorts = {
		ask: async (address, method = 'GET') => {
			asked.push(`${method} ${address}`);
			const answer = answers[`${method} ${address}`] ?? answers[address];
			if (answer instanceof Error) throw answer;
			return answer ?? EMPTY;
		},
		sendForm: async () => JOB,
		later: (work) => {
			due = work;
			return () => (due = undefined);
		}
	};
	const go = async () => {
		due?.();
		for (let i = 0; i < 10; i++) await Promise.resolve();
	};
	return { cities: new Cities(EMPTY, ports), asked, go, answers };
}

it('follows what is made until it is done, and tells it', async () => {
	const made = {
		streets: 5,
		landmarks: 1,
		read: { ways: 5, dropped: [], repaired: [], cut: [], unread: [] }
	};
	const { cities, go, answers } = fake({});
	answers['/cities/jobs/j'] = { ...JOB, stage: 'building', share: 0.6 };
	await cities.create(new FormData());
	expect(cities.isMaking).toBe(true);
	await go();
	expect(cities.job).toMatchObject({ stage: 'building', share: 0.6 });
	answers['/cities/jobs/j'] = { ...JOB, state: 'done', made };
	await go();
	expect([cities.isMaking, cities.news?.kind, cities.madeCount]).toEqual([false, 'made', 1]);
});

it('keeps in sight why there is no city', async () => {
	const problem = { code: 'city-taken', parameters: { city: 'xinshi' } };
	const { cities, go } = fake({ '/cities/jobs/j': { ...JOB, state: 'failed', problem } });
	await cities.create(new FormData());
	await go();
	expect(cities.isMaking).toBe(false);
	expect(cities.fault).toMatchObject({ code: 'refused', parameters: { refusal: problem } });
});

it('cancels what is made, and tells it', async () => {
	const { cities, asked } = fake({ '/cities/jobs/j': JOB });
	await cities.create(new FormData());
	await cities.cancel();
	expect(asked).toContain('DELETE /cities/jobs/j');
	expect([cities.isMaking, cities.news]).toEqual([false, { kind: 'cancelled' }]);
});

it('removes a city and puts it back', async () => {
	const { cities, asked } = fake({});
	await cities.remove({ id: 'a b', name: '甲' });
	expect(cities.news).toEqual({ kind: 'removed', id: 'a b', name: '甲' });
	await cities.restore('a b', '甲');
	expect(cities.news).toEqual({ kind: 'restored', name: '甲' });
	expect(asked).toEqual([
		'PUT /cities/a%20b/removal',
		'GET /cities',
		'DELETE /cities/a%20b/removal',
		'GET /cities'
	]);
});
