import { afterAll, describe, expect, it } from 'vitest';
import type { Merger } from '#lib/core/mergers/types.ts';
import { mergers } from '../../src/cli/commands/mergers.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { area, at, centre, city, openFolder } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

interface Document {
	minutes: number;
	city: string | null;
	weighed: number;
	mergers: (Omit<Merger, 'edits' | 'throughEdits'> & { whatIf: string; whatIfThrough: string })[];
}
interface Coverage {
	totals: { covered: Record<string, { households: number }> };
}

/** Two courtyards, one behind the other: only the northern one has its gate on the centre's street. */
const files = drawn(
	[centre('a', city.at('A'))],
	[
		area('north', [50, 52, 100, 95], [[75, 95]], { buildings: 4, siteAreaM2: 2150 }),
		area('south', [50, 5, 100, 48], [[75, 5]], { buildings: 3 }),
		area('far', [150, 5, 200, 48], [[175, 5]])
	]
);

describe('lianpian mergers', () => {
	it('merges drawn courtyards; its what-if brings what it says', () => {
		const { mergers: found, weighed } = runJson<Document>('mergers', ...files, '--minutes', '3', '--json');
		expect([weighed, found.length]).toEqual([1, 1]);
		const [merger] = found;
		expect(merger).toMatchObject({
			communityIds: ['north', 'south'],
			households: 200,
			buildings: 7,
			siteAreaM2: null,
			coverage: { members: { households: 100, communityIds: ['south'] } },
			alternativeTo: null
		});
		expect(merger!.wallM).toBeCloseTo(50, 0);
		const covered = (whatIf: string[]) =>
			runJson<Coverage>('coverage', ...files, '--minutes', '3', ...whatIf, '--json').totals.covered['3']!
				.households;
		expect(covered(['--what-if', merger!.whatIf]) - covered([])).toBe(100);
	});

	it('prints a table', () => {
		const { code, stdout } = runCli('mergers', ...files);
		expect(code).toBe(0);
		expect(stdout).toContain('1 groups of small neighbours');
		expect(stdout).toContain('north + south');
	});

	it('refuses what it cannot use', async () => {
		for (const [option, value] of [
			['--minutes', '0'],
			['--speed', 'fast'],
			['--max-households', '0'],
			['--member-households', '1.5'],
			['--max-members', '1'],
			['--wall', '0'],
			['--gap', '-1'],
			['--count', 'all']
		] as const)
			await expect(mergers.run([`${option}=${value}`]), option).rejects.toThrow(option);
		const odd = drawn([centre('a', at(0))], [area('k', [0, 5, 20, 25], [[10, 5]], { buildings: 'some' })]);
		await expect(mergers.run(odd)).rejects.toThrow(/community|feature 1.*buildings: "some" is no amount/);
	});
});
