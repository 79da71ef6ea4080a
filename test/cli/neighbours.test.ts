import { afterAll, describe, expect, it } from 'vitest';
import { neighbours } from '../../src/cli/commands/neighbours.ts';
import { runJson } from '../helpers/run-cli.ts';
import { area, centre, openFolder, at } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

interface Document {
	gapM: number;
	communities: number;
	pairs: { a: string; b: string; gapM: number; sharedWallM: number; streetBetween: object | null }[];
}

describe('neighbours', () => {
	it('are printed for the default city, those not renovated unless all are asked for', () => {
		const some = runJson<Document>('neighbours', '--json');
		expect(some).toMatchObject({ gapM: 30, communities: 509 });
		const all = runJson<Document>('neighbours', '--all', '--json');
		expect(all.communities).toBe(817);
		const key = ({ a, b }: Document['pairs'][number]) => `${a} ${b}`;
		expect(all.pairs.map(key)).toEqual(expect.arrayContaining(some.pairs.map(key)));
		for (const { a, b, gapM, sharedWallM } of all.pairs) {
			expect(a < b && gapM >= 0 && gapM <= 30 && sharedWallM >= 0, `${a} ${b}`).toBe(true);
		}
		expect(all.pairs.some(({ sharedWallM }) => sharedWallM > 50)).toBe(true);
		expect(all.pairs.some(({ streetBetween }) => streetBetween)).toBe(true);
	});

	it('are printed for files, points among them', () => {
		const files = drawn(
			[centre('s', at(0))],
			[
				area('a', [0, 10, 100, 60], []),
				area('b', [104, 10, 200, 60], []),
				centre('p', at(215, 20)),
				area('c', [0, 10, 100, 60], [], { state: 'accepted' })
			]
		);
		const { pairs } = runJson<Document>('neighbours', ...files, '--json');
		expect(pairs.map(({ a, b }) => a + b)).toEqual(['ab', 'bp']);
		expect(pairs[0]).toMatchObject({ gapM: expect.closeTo(4, 1), sharedWallM: expect.closeTo(50, 0) });
		expect(pairs[1]!.gapM).toBeCloseTo(15, 1);
		expect(runJson<Document>('neighbours', ...files, '--gap', '3', '--json').pairs).toEqual([]);
	});

	it('refuse a gap that is none', async () => {
		// A gap of a whole city would be looked at for minutes.
		for (const gap of ['-1', 'wide', '', '501', '1e9'])
			await expect(neighbours.run([`--gap=${gap}`])).rejects.toThrow(/--gap takes a number of metres/);
	});
});
