import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { solveSiting } from '#lib/core/siting/solve-siting.ts';
import { site } from '../../src/cli/commands/site.ts';
import { readMatrix } from '../../src/cli/site/read-matrix.ts';
import { readRequest, SITE_OPTIONS } from '../../src/cli/site/read-request.ts';
import { toDocument } from '../../src/cli/site/report-siting.ts';
import { readMatrixCase } from '../../src/cli/site/site-matrix.ts';
import { TRIED_OPTIONS } from '../../src/cli/tried-plan.ts';
import { readOptions } from '../../src/cli/usage.ts';
import { runCli, runJson } from '../helpers/run-cli.ts';
import { buildNoiseCase } from '../helpers/siting/siting-cases.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'lianpian-site-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(content: string | Uint8Array, name = 'm.csv'): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

const PLAIN = '0,4,9\n5,1,6\n8,7,2\n';

describe('a matrix file', () => {
	it.each([
		['commas', PLAIN],
		['semicolons and Windows line ends', '0;4;9\r\n5;1;6\r\n8;7;2\r\n\r\n'],
		['tabs', '0\t4\t9\n5\t1\t6\n8\t7\t2'],
		['blanks', '\n  0 4   9\n5 1 6 \n8 7 2\n  \n'],
		['quotes and a byte order mark', '\uFEFF"0","4","9"\n"5","1","6"\n"8","7","2"\n']
	])('is read with %s', async (_, text) => {
		const { costs, demandCount, candidateIds, demandIds, weights } = await readMatrix(write(text));
		expect([...costs]).toEqual([0, 4, 9, 5, 1, 6, 8, 7, 2]);
		expect([demandCount, candidateIds, demandIds]).toEqual([3, undefined, undefined]);
		expect([...weights]).toEqual([1, 1, 1]);
	});

	it.each([
		[
			'names of both',
			'小区,甲,"乙, 东",权重\n一,1,2,30\n二,inf,4,40\n',
			['甲', '乙, 东'],
			['一', '二'],
			[30, 40]
		],
		['no corner', '甲,乙\n一,1,2\n二,∞,4\n', ['甲', '乙'], ['一', '二'], [1, 1]],
		['an empty corner', ',甲,乙\n7,1,2\n8,Infinity,4\n', ['甲', '乙'], ['7', '8'], [1, 1]],
		['names of columns only', 'a,weight,b\n1,5,2\ninf,6,4\n', ['a', 'b'], undefined, [5, 6]],
		['names of rows only', '一,1,2\n二,inf,4\n', undefined, ['一', '二'], [1, 1]],
		['numbers as names', 'id,101,102\n7,1,2\n8,inf,4\n', ['101', '102'], ['7', '8'], [1, 1]],
		['names of both kinds', 'id,a,b\n7,1,2\n8A,inf,4\n', ['a', 'b'], ['7', '8A'], [1, 1]]
	])('is read with %s', async (_, text, candidateIds, demandIds, weights) => {
		const matrix = await readMatrix(write(text));
		expect([...matrix.costs]).toEqual([1, 2, Infinity, 4]);
		expect(matrix).toMatchObject({ candidateIds, demandIds });
		expect([...matrix.weights]).toEqual(weights);
	});

	it('is read with numbers as tables write them, none of them a head', async () => {
		const matrix = await readMatrix(write('1,234.5\t１２３\t1.2万\n￥1,200\t1e3\t 0 \n'));
		expect([...matrix.costs]).toEqual([1234.5, 123, 12_000, 1200, 1000, 0]);
		expect([matrix.candidateIds, matrix.demandIds]).toEqual([undefined, undefined]);
	});

	it('is read in GBK', async () => {
		// 小区,甲 in GBK.
		const head = Uint8Array.of(0xd0, 0xa1, 0xc7, 0xf8, 0x2c, 0xbc, 0xd7, 0x0a);
		const { candidateIds } = await readMatrix(write(Buffer.concat([head, Buffer.from('1,2\n')])));
		expect(candidateIds).toEqual(['甲']);
	});

	it.each([
		['one a row', '1\n2\n3\n'],
		['with a head', 'weight\n1\n2\n3\n'],
		['in one line', '1,2,3\n'],
		['by label', '丙,3\n甲,1\n乙,2\n']
	])('has weights of a file of their own, %s', async (_, text) => {
		const matrix = write('甲,0,4\n乙,5,1\n丙,8,7\n');
		expect([...(await readMatrix(matrix, write(text, 'w.csv'))).weights]).toEqual([1, 2, 3]);
	});

	it.each([
		['', 'm.csv: is empty; '],
		['a,b\n', 'm.csv: has no demand; '],
		['1,2\n3\n', 'm.csv: row 2: has 1 cells, the row before it 2; '],
		['1,2\n\n3,\n', 'm.csv: row 3, column 2: has no cost; fill it in'],
		['a,b\n1,2\n-3,4\n', 'm.csv: row 3, column 1 ("a"): the cost "-3" is negative; '],
		['1,NaN\n2,3\n', 'm.csv: row 1, column 2: "NaN" is no cost; '],
		['1,x\n2,3\n', 'm.csv: row 1, column 2: "x" is no cost; '],
		['1,2\nx,4\n', 'm.csv: row 2, column 1: "x" is no cost, and other rows have numbers there; '],
		['a,b\n1,2\nx,4\n', 'm.csv: row 3, column 1: "x" is no cost, '],
		['1;2\n3;—\n', 'm.csv: row 2, column 2: "—" is no cost; '],
		['1;-\n3;4\n', 'm.csv: row 1, column 2: "-" is no cost; '],
		['1;30%\n3;4\n', 'm.csv: row 1, column 2: "30%" is no cost; '],
		['1;2,5\n3;4\n', '"2,5" is no number; write decimals with a point'],
		['a,a\n1,2\n', 'm.csv: two columns are named "a"; '],
		['weight\n1\n', 'm.csv: has no candidates; '],
		['a,weight\n1,inf\n', 'm.csv: row 2, column 2 ("weight"): "inf" is no weight; '],
		['a,weight\n1,\n', 'm.csv: row 2, column 2 ("weight"): has no weight; ']
	])('is refused: %j', async (text, message) => {
		await expect(readMatrix(write(text))).rejects.toThrow(message);
	});

	it('is refused with weights of other rows', async () => {
		const weights = write('1\n2\n', 'w.csv');
		await expect(readMatrix(write(PLAIN), weights)).rejects.toThrow('w.csv: has 2 weights, ');
		await expect(readMatrix(write(PLAIN), write('1\n-2\n3\n', 'w.csv'))).rejects.toThrow(
			'w.csv: row 2, column 1: the weight "-2" is negative; '
		);
	});
});

describe('site --matrix', () => {
	it('answers as agreed', () => {
		const asked = ['site', '--model', 'p-median', '--p', '2', '--matrix', write(PLAIN), '--json'];
		const answer = runJson<Record<string, unknown>>(...asked);
		expect(answer).toMatchObject({
			model: 'p-median',
			p: 2,
			selected: [0, 2],
			objective: 7,
			bound: 7,
			gap: 0,
			optimal: true,
			greedy: { objective: 7 },
			assignment: [0, 0, 2]
		});
		expect(answer['ms']).toBeGreaterThan(0);
		expect(Object.keys(answer).slice(0, 9)).toEqual(
			'model p selected objective bound gap optimal greedy ms'.split(' ')
		);
	});

	it.each([
		[['mclp', '--p', '1', '--radius', '5'], { selected: ['b'], objective: 2, bound: 2 }],
		[['p-centre', '--p', '1'], { selected: ['b'], objective: 7, bound: 7 }],
		[['lscp', '--radius', '4'], { selected: ['b', 'c'], objective: 2, p: 2 }],
		[['mclp', '--p', '1', '--radius', '5', '--capacity', '1'], { objective: 1, optimal: true }]
	])('solves %j', async ([model, ...options], expected) => {
		const values = readOptions(['--model', model!, ...options], { ...TRIED_OPTIONS, ...SITE_OPTIONS }).values;
		const radius = values.radius === undefined ? undefined : Number(values.radius);
		const question = await readMatrixCase({ matrix: write(`a,b,c\n${PLAIN}`), radius }, readRequest(values));
		const solved = solveSiting(question.problem, question.request, { solver: await loadHighs() });
		expect(toDocument(question, { ...solved, ms: 1 })).toMatchObject(expected);
	});

	it('prints a table with the frontier', () => {
		const { code, stdout } = runCli('site', '--model', 'p-median', '--frontier', '--matrix', write(PLAIN));
		expect(code).toBe(0);
		expect(stdout).toContain('p-median: 3 with 3 sites, proven best; greedy 3;');
		expect(stdout).toContain(
			'sites\tobjective\tbound\tproven\tgreedy\n1\t12\t12\tyes\t12\n2\t7\t7\tyes\t7\n3\t3\t3\tyes'
		);
	});

	it('says no where not all can be reached', () => {
		const { code, stdout, stderr } = runCli(
			'site',
			'--model',
			'p-centre',
			'--p',
			'1',
			'--matrix',
			write('1,inf\ninf,1\n'),
			'--json'
		);
		expect(code).toBe(1);
		expect(JSON.parse(stdout)).toMatchObject({ objective: null, optimal: true, assignment: [0, null] });
		expect(stderr).toMatch(/no 1 sites that reach all that could be reached; give more with --p\.\n$/);
	});

	it.each([
		['costs', ['--matrix', '1e308,1e308'], /m\.csv: its costs, up to 1e\+308, are too large to be added/],
		['a penalty', ['--penalty', '1e308', '--matrix', '1,2'], /--penalty 1e\+308 is too large to be added/]
	])('refuses %s whose sum is no number', async (_, [...args], message) => {
		const file = write(`${args.pop()}\n`.repeat(3));
		await expect(site.run(['--model', 'p-median', '--p', '1', ...args, file])).rejects.toThrow(message);
	});

	it('returns the best found with its gap when time is up', () => {
		const { costs } = buildNoiseCase(120, 120, 1);
		const rows = Array.from({ length: 120 }, (_, i) => costs.slice(120 * i, 120 * (i + 1)).join());
		const answer = runJson<{ objective: number; bound: number; gap: number; optimal: boolean }>(
			...'site --model p-median --p 12 --time-limit 0.5 --json --matrix'.split(' '),
			write(rows.join('\n'))
		);
		expect(answer.optimal).toBe(false);
		expect(answer.bound).toBeLessThan(answer.objective);
		expect(answer.gap).toBeCloseTo(1 - answer.bound / answer.objective, 9);
	});

	it('has a bound of centres with a capacity even where there is no time', () => {
		const { costs } = buildNoiseCase(60, 60, 1);
		const rows = Array.from({ length: 60 }, (_, i) => costs.slice(60 * i, 60 * (i + 1)));
		const { objective, bound } = runJson<{ objective: number; bound: number }>(
			...'site --model p-median --p 6 --capacity 11 --time-limit 0.000001 --json --matrix'.split(' '),
			write(rows.map((row) => row.join()).join('\n'))
		);
		expect(bound).toBeLessThanOrEqual(objective);
		expect(bound).toBeGreaterThanOrEqual(rows.reduce((sum, row) => sum + Math.min(...row), 0) - 1e-6);
	});

	it('stops on Ctrl-C without output', async () => {
		const { costs } = buildNoiseCase(150, 150, 1);
		const rows = Array.from({ length: 150 }, (_, i) => costs.slice(150 * i, 150 * (i + 1)).join());
		const root = join(import.meta.dirname, '../..');
		const child = spawn(
			process.execPath,
			[
				'--import',
				'tsx',
				join(root, 'src/cli/lianpian.ts'),
				'site',
				'--model',
				'p-median',
				'--p',
				'15',
				'--json'
			].concat('--matrix', write(rows.join('\n'))),
			{ cwd: root }
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

describe('site of the default city', () => {
	it('finds what coverage counts with the sites on trial', () => {
		interface Answer {
			objective: number;
			optimal: boolean;
			whatIf: string;
			illustrative: boolean;
			sites: { lngLat: number[]; brings: number }[];
			coverage: Record<'before' | 'after', { covered: Record<string, { households: number }> }>;
		}
		const asked = ['--model', 'mclp', '--p', '3', '--count', '150', '--minutes', '10', '--speed', '0.8'];
		const { objective, optimal, whatIf, sites, coverage, illustrative } = runJson<Answer>(
			'site',
			...asked,
			'--json'
		);
		expect([optimal, illustrative]).toEqual([true, true]);
		expect(coverage.after.covered['10']!.households).toBe(objective);
		const brought = sites.reduce((sum, { brings }) => sum + brings, 0);
		expect(objective - coverage.before.covered['10']!.households).toBe(brought);
		const trial = runJson<{ totals: { covered: Record<string, { households: number }> } }>(
			...'coverage --minutes 10 --speed 0.8 --json --what-if'.split(' '),
			whatIf
		);
		expect(trial.totals.covered['10']!.households).toBe(objective);
	});

	it('takes communities as candidates, and centres of their names do not clash with them', () => {
		const { selected, sites, whatIf } = runJson<{
			selected: string[];
			sites: { id: string; isNew: boolean }[];
			whatIf: string;
		}>(...'site --model mclp --p 2 --candidates communities --json'.split(' '));
		expect(selected).toHaveLength(2);
		expect(sites.map(({ id, isNew }) => [id, isNew])).toEqual(selected.map((id) => [id, true]));
		for (const id of selected) expect(whatIf).toContain(`${id}-new`);
		const { stdout } = runCli('coverage', '--json', '--what-if', whatIf);
		expect(JSON.parse(stdout)).toMatchObject({ totals: {} });
	});

	it('refuses communities that no street is near', async () => {
		const far = write(
			JSON.stringify({
				type: 'Feature',
				properties: {},
				geometry: { type: 'Point', coordinates: [100, 10] }
			}),
			'far.geojson'
		);
		await expect(site.run(['--model', 'p-median', '--p', '1', '--communities', far])).rejects.toThrow(
			'None of the 1 communities lies within reach of a street; '
		);
	});
});

describe('bad usage', () => {
	it.each([
		[[], 'Name a model: --model lscp, mclp, p-median, p-centre.'],
		[['--model', 'q'], 'There is no model "q": '],
		[['--model', 'p-median', '--p', '0'], '--p takes a whole number, 1 or more, not "0".'],
		[['--model', 'p-median', '--p', '1.5'], '--p takes a whole number, 1 or more, not "1.5".'],
		[['--model', 'p-median', '--p', '4', '--matrix', 'M'], '--p 4 is more than its 3 columns; '],
		[['--model', 'p-median', '--matrix', 'M'], '--model p-median takes --p'],
		[['--model', 'mclp', '--p', '1', '--matrix', 'M'], '--model mclp takes --radius'],
		[['--model', 'lscp', '--p', '1'], '--p does not go with --model lscp'],
		[['--model', 'lscp', '--radius', '5'], '--radius goes with --matrix only.'],
		[['--model', 'lscp', '--minutes', '5', '--matrix', 'M'], '--minutes does not go with --matrix.'],
		[
			['--model', 'p-centre', '--p', '1', '--frontier'],
			'--frontier goes with --model mclp or p-median only.'
		],
		[['--model', 'mclp', '--p', '1', '--capacity', '0'], '--capacity takes a positive number, not "0".'],
		[['--model', 'mclp', '--p', '1', '--time-limit', 'x'], '--time-limit takes a positive number, not "x".'],
		[['--model', 'mclp', '--p', '1', '--seed', '-1'], '--seed takes a whole number, 0 or more, not "-1".'],
		[
			['--model', 'mclp', '--p', '1', '--candidates', 'moon'],
			'--candidates takes streets, communities, public or'
		],
		[['--model', 'p-median', '--p', '1', '--matrix', 'Z'], 'has no demand: all weights are 0; ']
	])('%j', async (args, message) => {
		const files: Record<string, string> = { M: write(PLAIN), Z: write('a,weight\n1,0\n', 'z.csv') };
		await expect(site.run(args.map((arg) => files[arg] ?? arg))).rejects.toThrow(message);
	});
});
