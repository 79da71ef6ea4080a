import { afterAll, expect, it } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { at, centre, openFolder } from './drawn-files.ts';

const { drawn, remove } = openFolder();
afterAll(remove);

const community = (id: string, properties: object) => centre(id, at(100), properties);

interface Coverage {
	totals: { households: number; people: number | null; floorAreaM2: number | null };
	clusters: { id: string; people: number | null }[];
	communities: { id: string; people: number | null }[];
	warnings: string[];
}

const cover = (...communities: object[]): Coverage & { stderr: string } => {
	const { stdout, stderr } = runCli('coverage', ...drawn([centre('c', at(0))], communities), '--json');
	return { ...(JSON.parse(stdout) as Coverage), stderr };
};

it('says null where a figure is blank, and of every sum with it, and counts what is known', () => {
	const { totals, clusters, communities, warnings } = cover(
		community('a', { households: '1,200', people: '３，０００', floorAreaM2: '6.5万', clusterId: 'east' }),
		community('b', { households: 10, people: '—', floorAreaM2: 500, clusterId: 'west' })
	);
	expect(totals).toMatchObject({ households: 1210, people: null, floorAreaM2: 65_500 });
	expect(clusters.map(({ id, people }) => [id, people])).toEqual([
		['east', 3000],
		['west', null]
	]);
	expect(communities.map(({ people }) => people)).toEqual([3000, null]);
	expect(warnings).toEqual([]);
});

it('names the communities whose households are blank where others have them', () => {
	const { totals, warnings, stderr } = cover(
		community('a', { households: 50 }),
		community('b', { households: ' ' }),
		community('c1', {})
	);
	expect(totals.households).toBe(52);
	expect(warnings).toEqual(['2 communities without households, counted as 1 each: b, c1.']);
	expect(stderr).toContain(warnings[0]);
	expect(cover(community('a', {}), community('b', {})).warnings).toEqual([]);
});

it('refuses a figure that cannot be read for certain, naming feature, field and remedy', () => {
	const files = drawn([centre('c', at(0))], [community('a', { households: '1.200,5' })]);
	const { code, stderr } = runCli('coverage', ...files);
	expect(code).toBe(2);
	expect(stderr).toMatch(
		/feature 1 \(id "a"\): households: "1\.200,5" is not a number .*decimals with a point/
	);
});
