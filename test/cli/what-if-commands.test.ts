import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeRobustness } from '#lib/core/coverage/judge-robustness.ts';
import { DOUBT } from '#lib/core/coverage/settings.ts';
import { explainPlace } from '#lib/core/explain/explain-place.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { circles } from '../../src/cli/commands/circles.ts';
import { coverage } from '../../src/cli/commands/coverage.ts';
import { explain } from '../../src/cli/commands/explain.ts';
import { openings } from '../../src/cli/commands/openings.ts';
import { robust } from '../../src/cli/commands/robust.ts';
import { loadTriedPlan, type TriedPlan } from '../../src/cli/tried-plan.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { area, at, centre, city, openFolder } from './drawn-files.ts';
import { computeCoverage } from '../helpers/compute-coverage.ts';

const { drawn, folder, remove } = openFolder();
afterAll(remove);

interface Amounts {
	communities: number;
	households: number;
	people: number;
	floorAreaM2: number;
}
type Judged = Amounts & Record<'always' | 'depends' | 'never', Amounts>;
interface Robust {
	totals: Judged;
	clusters: (Judged & { id: string; name: string })[];
	districts: (Judged & { id: string; name: string })[];
	depends: string[];
}
interface Coverage {
	whatIf: string | null;
	totals: Amounts & { covered: Record<string, Amounts> };
	centres: { id: string; name: string }[];
	communities: { id: string; centreId: string | null; walkSeconds: number | null }[];
	warnings: string[];
}
interface Explained {
	isWithin: boolean;
	nearest: { centreId: string; name: string } | null;
	walkSeconds: number | null;
	distanceM: number | null;
	marginSeconds: number | null;
	path: {
		entranceId: string | null;
		accessM: { place: number; centre: number };
		stretches: { name: string; lengthM: number }[];
	} | null;
	runnerUp: { centreId: string; walkSeconds: number } | null;
	cheapest: Advised | null;
	others: Advised[];
}
interface Advised {
	kind: string;
	edit: Edit;
	whatIf: string;
	cost: number;
	walkSeconds: number;
	gain: { households: number };
	yuanPerHousehold: number;
	site: { communityId: string };
}
interface Openings {
	minutes: number;
	speedMps: number;
	openings: {
		rank: number;
		kind: string;
		gain: { households: number; communities: number };
		communityIds: string[];
		lengthM: number;
		cost: number;
		lngLats: [number, number][];
		edit: Edit;
		whatIf: string;
	}[];
}

describe('the default city', () => {
	let plan: TriedPlan;
	let index: OpeningIndex;
	beforeAll(async () => {
		plan = await loadTriedPlan({ city: 'baoding', all: false });
		index = new OpeningIndex(plan.whatIf.base);
	});

	it('coverage with nothing tried is what the core computes of the communities counted', () => {
		const counted = plan.communities.filter(({ id }) => plan.countedIds.has(id));
		const { totals, items } = computeCoverage({
			...plan,
			communities: counted,
			minutes: [15, 30],
			speedMps: 1
		});
		const document = runJson<Coverage>('coverage', '--json');
		expect(document.whatIf).toBeNull();
		expect(document.totals).toEqual(totals);
		expect(document.communities.map(({ walkSeconds }) => walkSeconds)).toEqual(
			items.map(({ walkSeconds }) => walkSeconds)
		);
	});

	it('openings are those that the core finds, and the first brings what trying it brings', async () => {
		const asked = ['--minutes', '10', '--speed', '0.8'];
		const document = runJson<Openings>('openings', ...asked, '--count', '5', '--json');
		expect(document).toMatchObject({ minutes: 10, speedMps: 0.8 });
		const { answer, communities, countedIds } = plan;
		const households = communities.map(({ id, households }) => (countedIds.has(id) ? households : 0));
		const found = await findOpenings(
			{ index, answer, edits: [], households, limitM: 480, count: 5 },
			async () => {}
		);
		expect(document.openings.map(({ rank: _, whatIf: __, ...opening }) => opening)).toEqual(found);
		expect(document.openings.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
		const [first] = document.openings;
		const { totals } = computeCoverage({
			...plan,
			communities: communities.filter(({ id }) => countedIds.has(id)),
			minutes: [10],
			speedMps: 0.8
		});
		const tried = runJson<Coverage>('coverage', ...asked, '--what-if', first!.whatIf, '--json');
		expect(tried.whatIf).toBe(first!.whatIf);
		expect(tried.totals.covered[10]!.households - totals.covered[10]!.households).toBe(
			first!.gain.households
		);
		expect(tried.totals.covered[10]!.communities - totals.covered[10]!.communities).toBe(
			first!.gain.communities
		);
	});

	it('explains a community beyond reach, and its cheapest change does what it says', () => {
		const { answer } = plan;
		const isSmall = (id: string) =>
			findCheapestChange({ index, answer, edits: [], limitM: 900, communityId: id })?.kind === 'add-link';
		const beyond = answer.ground.communities.filter((_, i) => answer.walks[i]!.distanceM > 900);
		const { id } = beyond.find((site) => isSmall(site.id))!;
		const explained = runJson<Explained>('explain', '--community', id, '--json');
		const { nearest, runnerUp } = explainPlace(answer, { communityId: id });
		expect(explained).toMatchObject({
			isWithin: false,
			nearest: { centreId: nearest!.centreId },
			walkSeconds: nearest!.distanceM,
			distanceM: nearest!.distanceM,
			marginSeconds: 900 - nearest!.distanceM,
			path: { entranceId: nearest!.entranceId, stretches: nearest!.walk.stretches },
			runnerUp: { centreId: runnerUp!.centreId, walkSeconds: runnerUp!.distanceM }
		});
		const { cheapest } = explained;
		const core = findCheapestChange({ index, answer, edits: [], limitM: 900, communityId: id })!;
		expect(cheapest).toMatchObject({ kind: core.kind, edit: core.edit, cost: core.cost });
		expect(cheapest!.walkSeconds).toBeLessThanOrEqual(900);
		const tried = runJson<Explained>('explain', '--community', id, '--what-if', cheapest!.whatIf, '--json');
		expect(tried).toMatchObject({ isWithin: true, walkSeconds: cheapest!.walkSeconds, cheapest: null });
	});

	it('says of every advice what it brings and costs, in words without ids', () => {
		const id = 'community-0805';
		const { cheapest, others } = runJson<Explained>('explain', '--community', id, '--json');
		for (const { gain, cost, yuanPerHousehold, site } of [cheapest!, ...others]) {
			expect(gain.households).toBeGreaterThan(0);
			expect(yuanPerHousehold).toBeCloseTo(cost / gain.households, 6);
			expect(site.communityId).toBe(id);
		}
		const { stdout } = runCli('explain', '--community', id);
		expect(stdout).toMatch(
			/cheapest\tnew centre outside the west gate, on .*\d+ households come within, .* yuan a household/
		);
		const words = stdout.split('\n').filter((line) => !line.includes('--what-if'));
		expect(words.join('\n')).not.toContain('opening-');
	});

	it('what is always, sometimes and never within reach adds up, whole and in parts', () => {
		const document = runJson<Robust>('robust', '--json');
		const { communities, countedIds, answer } = plan;
		const items = communities.flatMap((community, i) =>
			countedIds.has(community.id)
				? [{ ...community, centreId: null, distanceM: answer.walks[i]?.distanceM ?? null }]
				: []
		);
		expect(document.totals).toMatchObject(judgeRobustness(items, 900, DOUBT));
		expect(document.totals.communities).toBe(509);
		expect(document.clusters).toHaveLength(12);
		const fields = ['communities', 'households', 'people', 'floorAreaM2'] as const;
		const kinds = ['always', 'depends', 'never'] as const;
		for (const field of fields) {
			for (const part of [document.totals, ...document.clusters, ...document.districts])
				expect(kinds.reduce((sum, kind) => sum + part[kind][field], 0)).toBe(part[field]);
			for (const parts of [document.clusters, document.districts])
				for (const kind of kinds)
					expect(parts.reduce((sum, part) => sum + part[kind][field], 0)).toBe(document.totals[kind][field]);
		}
		// 900 s at 0.8 m/s and 10 % more, at 1.25 m/s and 10 % less.
		const depends = items.filter(({ distanceM }) => distanceM! > 720 / 1.1 && distanceM! <= 1125 / 0.9);
		expect(document.depends).toEqual(depends.map(({ id }) => id));
		expect(document.totals.depends.communities).toBe(depends.length);
	});
});

describe('a drawn city', () => {
	// k stands at the far end of 南街, m beside it on the way; n is across the block, beside the centre.
	const options = drawn(
		[centre('a', city.at('A'), { name: '甲' })],
		[
			area('k', [0, 5, 40, 35], [[20, 5]], { name: '南里', clusterId: 'z1' }),
			area('m', [300, 5, 340, 35], [[320, 5, 'residents']], { households: 50, districtId: 'd1' }),
			area('n', [0, 65, 40, 95], [[20, 95]], { households: 7, state: 'accepted' })
		]
	);
	const link = `link~l~${city.at('D')}~${city.at('A')}`;

	it('explains the walk street by street', () => {
		const explained = runJson<Explained>(
			'explain',
			'--community',
			'k',
			'--speed',
			'0.5',
			'--json',
			...options
		);
		const { walkSeconds, distanceM, marginSeconds, path, runnerUp } = explained;
		expect(explained.nearest).toEqual({ centreId: 'a', name: '甲' });
		expect(distanceM).toBeCloseTo(5 + 380 + 100 + 400, 1);
		expect(walkSeconds).toBe(distanceM! / 0.5);
		expect(marginSeconds).toBe(900 - walkSeconds!);
		expect(path!.entranceId).toBe('k-e1');
		expect(path!.accessM.place).toBeCloseTo(5, 1);
		expect(path!.stretches.map(({ name, lengthM }) => [name, Math.round(lengthM)])).toEqual([
			['南街', 380],
			['东街', 100],
			['北街', 400]
		]);
		expect(runnerUp).toBeNull();
	});

	it('explains any spot, in text as well', () => {
		const [lng, lat] = at(200, -8);
		const { code, stdout } = runCli('explain', '--at', `${lng},${lat}`, '--minutes', '5', ...options);
		expect(code).toBe(0);
		expect(stdout).toMatch(/within 5 minutes: no/);
		expect(stdout).toMatch(/^nearest\t甲 \(a\), 11 min 48 s, 708 m, 6 min 48 s too long$/m);
		expect(stdout).toMatch(/^\t200 m\t南街$/m);
		expect(stdout).toMatch(/^\t--what-if "link~opening-place-1~/m);
	});

	it('says of a place off the streets that there is nothing to explain, exit 1', () => {
		const { code, stdout, stderr } = runCli('explain', '--at', '115.9,38.87', '--json', ...options);
		expect(code).toBe(1);
		expect(stderr).toMatch(
			/^lianpian: the place 115\.9,38\.87 is further than 1 km from every street, .*\n$/
		);
		expect(JSON.parse(stdout)).toMatchObject({ nearest: null, walkSeconds: null, cheapest: null });
	});

	it('tries edits as given and as copied from an address, several together', () => {
		const walks = ({ communities }: Coverage) => communities.map(({ walkSeconds }) => walkSeconds);
		const tried = runJson<Coverage>('coverage', '--json', '--what-if', link, ...options);
		// k's entrance is 20 m beside the link; m walks to D.
		expect(walks(tried)[0]).toBeCloseTo(20 + 95, 1);
		expect(walks(tried)[1]).toBeCloseTo(5 + 320 + 100, 1);
		const copied = new URLSearchParams({ whatif: `${link};centre~b~${at(400)};shut~k~k-e1` });
		const address = copied.toString().slice('whatif='.length);
		const both = runJson<Coverage>('coverage', '--json', '--what-if', address, ...options);
		expect(both.centres.map(({ id, name }) => [id, name])).toEqual([
			['a', '甲'],
			['b', 'b']
		]);
		expect(walks(both)[0]).toBeNull();
		expect(both.communities[1]).toMatchObject({ centreId: 'b' });
		expect(walks(both)[1]).toBeCloseTo(5 + 80, 1);
		expect(both.warnings).toEqual(['1 community without an entrance that is left, not reached: k (南里).']);
	});

	it('judges a plan that is tried, and one speed alone', () => {
		const { totals, clusters, districts, depends } = runJson<Robust>(
			'robust',
			'--minutes',
			'2',
			'--speed',
			'1',
			'--what-if',
			link,
			'--all',
			'--json',
			...options
		);
		// 115 m of k depend on 10 % more, 425 m of m are too far whatever the map says; n stands beside the centre.
		expect(totals).toMatchObject({
			always: { communities: 1, households: 7 },
			depends: { communities: 1, households: 100 },
			never: { communities: 1, households: 50 }
		});
		expect(depends).toEqual(['k']);
		expect(clusters.map(({ id, communities }) => [id, communities])).toEqual([
			['z1', 1],
			[null, 2]
		]);
		expect(districts.map(({ id, communities }) => [id, communities])).toEqual([
			['d1', 1],
			[null, 2]
		]);
	});

	it('finds the link across the block, and nothing where nothing helps', () => {
		const asked = ['openings', '--minutes', '8', '--count', '3', ...options];
		const { openings } = runJson<Openings>(...asked, '--json');
		expect(openings[0]).toMatchObject({
			rank: 1,
			kind: 'add-link',
			gain: { households: 150, communities: 2 }
		});
		expect(openings[0]!.communityIds).toEqual(['k', 'm']);
		const { code, stdout } = runCli(...asked, '--what-if', `${link};close~a`);
		expect(code).toBe(0);
		// Without a centre nothing helps: the table has its two lines of head.
		expect(stdout.trim().split('\n')).toHaveLength(2);
	});
});

describe('Ctrl-C', () => {
	it('stops openings without output', async () => {
		const child = spawn(
			process.execPath,
			['--import', 'tsx', join(import.meta.dirname, '../../src/cli/lianpian.ts'), 'openings', '--json'],
			// Whatever this checkout's database holds, and whoever has it open.
			{
				cwd: join(import.meta.dirname, '../..'),
				env: {
					...process.env,
					LIANPIAN_DATA: join(import.meta.dirname, '../no-data-folder'),
					DATABASE_URL: ''
				}
			}
		);
		let [stdout, stderr] = ['', ''];
		child.stdout.on('data', (chunk) => (stdout += chunk));
		child.stderr.on('data', (chunk) => {
			if (stderr === '') child.kill('SIGINT');
			stderr += chunk;
		});
		const code = await new Promise((done) => child.once('close', done));
		expect(code).toBe(130);
		expect(stdout).toBe('');
		expect(stderr).toMatch(/lianpian: stopped\.\n$/);
	});
});

describe('bad usage and input', () => {
	const commands = { coverage, robust, explain, openings, circles };
	const someone = ['--community', 'community-0002'];

	it.each([
		['coverage', ['--what-if', ''], '--what-if: "" is no change; '],
		['coverage', ['--what-if', 'close~centre-01;fly~centre-02'], '--what-if: "fly~centre-02" is no change; '],
		['robust', ['--what-if', 'close~centre-01;'], '--what-if: "" is no change; '],
		['openings', ['--what-if', 'link~l~115.4,38.8'], '--what-if: "link~l~115.4,38.8" is no change; '],
		['circles', ['--what-if', 'move~centre-01~115,99'], '--what-if: "move~centre-01~115,99" is no change; '],
		['coverage', ['--what-if', 'close%7Ecentre-01%3Bfly'], '--what-if: "fly" is no change; '],
		[
			'explain',
			[...someone, '--what-if', 'close~centre-99'],
			'--what-if: close-centre: there is no open centre centre-99 in the plan.'
		],
		[
			'circles',
			['--what-if', 'centre~centre-01~115.48,38.87'],
			'--what-if: add-centre: centre-01 is in the plan already; give another id.'
		],
		['explain', [], 'explain takes one place: --community ID or --at LNG,LAT.'],
		['explain', [...someone, '--at', '115.48,38.87'], 'explain takes one place: '],
		['explain', ['--at', '38.87,115.48'], '--at takes longitude and latitude in degrees, '],
		['explain', ['--at', '115.48'], '--at takes longitude and latitude in degrees, '],
		['explain', ['--at', '115.48,'], '--at takes longitude and latitude in degrees, '],
		[
			'explain',
			['--community', 'nobody'],
			'--community: there is no community "nobody" in the city "baoding"; '
		],
		['explain', [...someone, '--minutes', '15,30'], '--minutes takes one positive number of minutes here, '],
		['openings', ['--minutes', '0'], '--minutes takes positive numbers of minutes '],
		['openings', ['--count', '0'], '--count takes a whole number, 1 or more, not "0".'],
		['openings', ['--count', 'many'], '--count takes a whole number, 1 or more, not "many".'],
		['robust', ['--minutes', '15,30'], '--minutes takes one positive number of minutes here, '],
		['robust', ['--speed', '1.25,0.8'], '--speed takes one speed, or the slowest and the fastest, '],
		['robust', ['--speed', '1,'], '--speed takes a positive number of metres a second, not ""'],
		['circles', ['--each', '--areas'], 'circles takes one of --each, --areas, --ground and --errors.'],
		['circles', ['--errors', '--out', 'x'], '--out is for polygons, not for --errors.'],
		['circles', ['--out', ''], '--out takes the path of a file, not nothing.'],
		['circles', ['--minutes', 'soon'], '--minutes takes positive numbers of minutes '],
		['circles', ['--city', 'atlantis'], 'There is no city "atlantis"; '],
		['circles', ['--sideways'], "Unknown option '--sideways'; see --help."]
	] as const)('%s %j is told in one line', async (name, args, message) => {
		const error = await commands[name].run([...args]).then(
			() => new Error('nothing was refused'),
			(reason: Error) => reason
		);
		expect(error.name).toBe('UsageError');
		expect(error.message.slice(0, message.length)).toBe(message);
		expect(error.message).not.toContain('\n');
	});

	it.each([
		[['explain', '--community', 'nobody', '--json'], /there is no community "nobody"/],
		[
			['openings', '--what-if', 'open~community-0001', '--json'],
			/open-community: .*fewer than two entrances/
		],
		[
			['circles', '--minutes', '1', '--out', join(folder, 'no/such/folder.geojson')],
			/no\/such.*cannot be written/
		]
	])('%j is one line on stderr, nothing on stdout, exit 2', (args, message) => {
		const { code, stdout, stderr } = runCli(...args);
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(message);
		expect(stderr.split('\n').filter((line) => line.startsWith('lianpian: '))).toHaveLength(1);
	});

	it('every command has a short line in the list of commands', () => {
		const { code, stdout } = runCli('--help');
		expect(code).toBe(0);
		for (const name of Object.keys(commands)) expect(stdout).toContain(`\n  ${name.padEnd(10)} `);
		for (const line of stdout.split('\n')) expect(line.length).toBeLessThan(13 + 90);
	});

	it.each(Object.entries(commands))('%s explains itself', (name, { help }) => {
		expect(help).toContain(`lianpian ${name} `);
		expect(help).toContain('--what-if TEXT');
		for (const line of help.split('\n')) expect(line.length).toBeLessThan(125);
	});
});
