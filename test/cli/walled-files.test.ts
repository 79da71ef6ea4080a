import { afterAll, describe, expect, it } from 'vitest';
import { coverage } from '../../src/cli/commands/coverage.ts';
import { loadPlan } from '../../src/cli/plan.ts';
import { loadTriedPlan } from '../../src/cli/tried-plan.ts';
import { runJson } from '../helpers/run-cli.ts';
import { area, at, centre, city, filesOf, openFolder } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

const centres = [centre('a', city.at('A'))];
/** Behind 南街, 60 m east of the one that reaches across the block. */
const home = area('k', [60, 5, 100, 35], [[80, 5]]);
const across = (properties: object, openTo?: string) =>
	area(
		'm',
		[0, 5, 40, 95],
		[
			[20, 5, openTo],
			[20, 95]
		],
		properties
	);

const toAsked = (options: string[], all = false) => ({ city: 'baoding', all, ...filesOf(options) });

async function walkM(options: string[], { whatIf, id = 'k' }: { whatIf?: string; id?: string } = {}) {
	const { answer } = await loadTriedPlan({ ...toAsked(options), 'what-if': whatIf });
	return answer.walks[answer.ground.communities.findIndex((site) => site.id === id)]?.distanceM;
}

describe('walls and entrances of files', () => {
	const ROUND = 5 + 320 + 100 + 400;
	// 60 m to the neighbour's gate, 100 m through it, 20 m to the centre.
	const THROUGH = 5 + 60 + 100 + 20;

	it('an open community is walked through between its entrances, a walled one is not', async () => {
		expect(await walkM(drawn(centres, [home, across({ walled: false })]))).toBeCloseTo(THROUGH, 1);
		expect(await walkM(drawn(centres, [home, across({ walled: 'false' })]))).toBeCloseTo(THROUGH, 1);
		for (const walled of [{ walled: true }, { walled: 'true' }, { walled: null }, {}])
			expect(await walkM(drawn(centres, [home, across(walled)]))).toBeCloseTo(ROUND, 1);
	});

	it('an entrance for residents is used by residents only', async () => {
		const options = drawn(centres, [home, across({ walled: false }, 'residents')]);
		expect(await walkM(options)).toBeCloseTo(ROUND, 1);
		expect(await walkM(options, { id: 'm' })).toBeCloseTo(5 + 20, 1);
	});

	it('a renovated community is walked through as well, though it is not counted', async () => {
		const options = drawn(centres, [home, across({ walled: false, state: 'accepted' })]);
		expect(await walkM(options)).toBeCloseTo(THROUGH, 1);
		const { totals } = runJson<{ totals: { communities: number; covered: Record<string, object> } }>(
			'coverage',
			...options,
			'--minutes',
			'5',
			'--json'
		);
		expect(totals).toMatchObject({ communities: 1, covered: { 5: { communities: 1 } } });
		expect((await loadPlan(toAsked(options, true))).countedIds.size).toBe(2);
	});

	it('a door for residents is no way to the centre, and a centre without another is none', async () => {
		const doors = (...openTo: (string | undefined)[]) => [
			centre('a', city.at('A'), {
				doors: openTo.map((one, i) => ({
					lngLat: i === 0 ? at(80) : city.at('A'),
					...(one && { openTo: one })
				}))
			})
		];
		expect(await walkM(drawn(doors('all', 'all'), [home]))).toBeCloseTo(5, 1);
		expect(await walkM(drawn(doors('residents', 'all'), [home]))).toBeCloseTo(ROUND, 1);
		expect(await walkM(drawn(doors('residents'), [home]))).toBeUndefined();
		// No doors given: the point is its own.
		expect(await walkM(drawn(doors(), [home]))).toBeCloseTo(ROUND, 1);
	});

	it('edits name entrances by the ids that the file gives', async () => {
		const options = drawn(centres, [
			area(
				'm',
				[0, 5, 40, 95],
				[
					[20, 5],
					[20, 95]
				]
			)
		]);
		expect(await walkM(options, { id: 'm' })).toBeCloseTo(25, 1);
		expect(await walkM(options, { id: 'm', whatIf: 'shut~m~m-e2' })).toBeCloseTo(5 + 380 + 100 + 400, 1);
	});

	it.each([
		[
			[across({ walled: 'yes' })],
			/communities-\d+\.geojson: .*"m".*: walled: "yes" is neither true nor false; /
		],
		[[across({ walled: 1 })], /walled: 1 is neither true nor false; give true or false/],
		[[across({}, 'friends')], /entrances\[0\]\.openTo: "friends" is no kind of user; give all or residents/],
		[
			[across({ entrances: [{ lngLat: [38.87, 115.46] }] })],
			/entrances\[0\]\.lngLat: is no position in degrees/
		],
		[[across({ entrances: [null] })], /entrances\[0\]\.lngLat: is no position in degrees/],
		[[across({ entrances: 2 })], /entrances: 2 is no list; give a list such as /],
		[
			[across({ entrances: ['x', 'x'].map((id) => ({ id, lngLat: at(20, 5) })) })],
			/entrances\[1\]\.id: "x" is the id of another one; /
		]
	])('refuses wrong walls and entrances %#', async (communities, message) => {
		await expectOneLine(coverage.run(drawn(centres, communities)), message);
	});

	it('refuses a wrong door', async () => {
		const doors = [{ lngLat: at(0), openTo: null }];
		const run = coverage.run(drawn([centre('a', at(0), { doors })], [home]));
		await expectOneLine(run, /centres-\d+\.geojson: .*"a".*: doors\[0\]\.openTo: null is no kind of user/);
	});
});

async function expectOneLine(run: Promise<number>, message: RegExp) {
	const error = await run.then(
		() => new Error('nothing was refused'),
		(reason: Error) => reason
	);
	expect(error.name).toBe('InputError');
	expect(error.message).toMatch(message);
	expect(error.message).not.toContain('\n');
}
