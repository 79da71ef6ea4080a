import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import { openDataFolder } from '../helpers/data-folder.ts';
import { runCli, runCliIn } from '../helpers/run-cli.ts';
import { buildSmallCity } from '../helpers/small-city.ts';
import { openFolder } from './drawn-files.ts';

const { folder: files, remove: removeFiles } = openFolder();
let data: Awaited<ReturnType<typeof openDataFolder>>;
beforeAll(async () => {
	data = await openDataFolder(buildSmallCity());
});
afterAll(() => {
	data?.remove();
	removeFiles();
});

const run = (...args: string[]) => runCliIn(data.folder, ...args);
const json = <Document>(...args: string[]): Document => {
	const { code, stdout, stderr } = run(...args, '--json');
	if (code === 2) throw new Error(stderr);
	return JSON.parse(stdout);
};
let count = 0;
function file(content: unknown): string {
	const path = join(files, `changes-${++count}.json`);
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
}
const rename = (value: string, featureId = 'centre-B') => ({
	layer: 'centres',
	featureId,
	op: 'set',
	field: 'name',
	value
});
const apply = (content: unknown, ...args: string[]) =>
	json<{ answers: ChangeAnswer[] }>('apply', file(content), ...args).answers;
const nameOf = (featureId: string, city: string, ...args: string[]) => {
	const { stdout, stderr } = run('layer', 'centres', '--city', city, ...args);
	if (stderr) throw new Error(stderr);
	const { features } = JSON.parse(stdout) as { features: { id: string; properties: { name: string } }[] };
	return features.find(({ id }) => id === featureId)!.properties.name;
};
interface Log {
	revision: number;
	changeSets: { revision: number; id: string; author: string; reason: string; changes: object[] }[];
}

describe('a project without a database', () => {
	it('shows the plan of its files, which is its first revision', () => {
		const { code, stdout } = runCli('coverage', '--known', '1', '--json');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({ city: 'baoding', asOf: '2022-01-01', revision: 1 });
		expect(runCli('coverage', '--known', '2').stderr).toBe(
			'lianpian: --known: There is no revision 2; there is 1 only.\n'
		);
		expect(runCli('coverage', '--asof', '2021-12-31').stderr).toContain('it begins on 2022-01-01');
		expect(runCli('coverage', '--asof', 'soon').stderr).toBe(
			'lianpian: --asof takes a date as 2026-11-21, not "soon".\n'
		);
	});

	it('keeps no documents', () => {
		const { code, stderr } = runCli('deck', '--briefing', 'none', '--out', join(files, 'none.pptx'));
		expect([code, stderr]).toEqual([2, expect.stringContaining('not "none"; there is none.')]);
	});

	it('has no log yet', () => {
		expect(JSON.parse(runCli('history', '--json').stdout)).toEqual({
			city: 'baoding',
			revision: 1,
			changeSets: []
		});
		expect(runCli('clashes', '--json').stdout).toBe('{"city":"baoding","clashes":[]}\n');
	});

	it('gives every layer as its database would', () => {
		const layers = ['communities', 'centres', 'blocks', 'streets', 'entrances', 'districts'];
		const ofFiles = layers.map((layer) => runCli('layer', layer).stdout);
		expect(layers.map((layer) => run('layer', layer).stdout)).toEqual(ofFiles);
	});
});

describe('changes of a file', () => {
	it('are made, told and seen by every command', () => {
		const before = run('coverage', '--json').stdout;
		const old = nameOf('centre-01', 'baoding');
		const change = {
			id: 'one',
			base: 1,
			asOf: '2022-07-03',
			reason: '实地核对',
			changes: [rename('新中心', 'centre-01')]
		};
		expect(apply(change, '--author', '王工')).toEqual([{ revision: 2, applied: 1, clashes: [] }]);
		expect(apply(change, '--author', '王工')).toEqual([{ revision: 2, applied: 1, clashes: [] }]);
		expect(nameOf('centre-01', 'baoding')).toBe('新中心');
		expect(nameOf('centre-01', 'baoding', '--known', '1')).toBe(old);
		expect(nameOf('centre-01', 'baoding', '--asof', '2022-07-02')).toBe(old);
		expect(nameOf('centre-01', 'baoding', '--asof', '2022-07-03')).toBe('新中心');
		const after = json<{ asOf: string; revision: number; centres: { name: string }[] }>('coverage');
		expect([after.asOf, after.revision]).toEqual(['2022-07-03', 2]);
		expect(after.centres.map(({ name }) => name)).toContain('新中心');
		expect(run('coverage', '--json', '--known', '1').stdout).toBe(before);
		expect(json<Log>('history', '--since', '1')).toMatchObject({
			revision: 2,
			changeSets: [
				{ id: 'one', author: '王工', reason: '实地核对', changes: [{ before: old, after: '新中心' }] }
			]
		});
	});

	it('are a list too, and based on the newest where they do not say', () => {
		const [first, second] = apply(
			[{ changes: [rename('甲')] }, { id: 'two', changes: [rename('乙')] }],
			'--city',
			'small'
		);
		expect([first!.applied, second!.applied, second!.clashes]).toEqual([1, 1, []]);
		expect(apply([{ id: 'two', changes: [rename('乙')] }], '--city', 'small')).toEqual([second]);
		const { stdout } = run('history', '--city', 'small', '--feature', 'centre-B');
		expect(stdout).toContain('centres "centre-B" name: "甲" → "乙"');
		const log = json<Log>('history', '--city', 'small', '--feature', 'centres/centre-B', '--since', '1');
		expect(log.changeSets.map(({ revision }) => revision)).toEqual([2, 3]);
	});

	it.each([
		['{', /changes-\d+\.json: is broken JSON at line 1:\d+/],
		['3', /is no change set; give \{"id", /],
		[{ changes: 3 }, /"changes" is a list of changes/],
		[
			{ changes: [rename('x'), rename('')] },
			/\.json: changes\[1\] centres "centre-B" name is .+; nothing of this set/
		],
		[[{ changes: [] }, { changes: [{ ...rename('x'), layer: 'roofs' }] }], /: \[1\]\.changes\[0\] roofs /],
		[{ base: 99, changes: [] }, /based on revision 99, which the plan does not have/],
		[{ id: 'two', base: 1, changes: [] }, /was sent before with other content/]
	])('are refused in one line: %j', (content, message) => {
		const { code, stderr } = run('apply', file(content), '--city', 'small');
		expect(code).toBe(2);
		expect(stderr).toMatch(message);
		expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^lianpian: .*changes-\d+\.json/);
	});

	it('need a file that is there, and a city', () => {
		expect(run('apply', 'nowhere.json').stderr).toContain('nowhere.json: there is no such file');
		expect(run('apply').stderr).toContain('apply takes the path of one JSON file');
		expect(run('apply', file({ changes: [] }), '--city', 'atlantis').stderr).toContain(
			'There is no city "atlantis"'
		);
	});
});

describe('a clash', () => {
	it('is said, listed and exported', () => {
		const { revision } = json<Log>('history', '--city', 'small');
		apply({ base: revision, author: '王工', changes: [rename('东')] }, '--city', 'small');
		const late = file({ base: revision, author: '李工', changes: [rename('=西')] });
		const { code, stdout } = run('apply', late, '--city', 'small');
		expect([code, stdout]).toEqual([1, `revision ${revision + 2}: 0 changes made, 1 clashes\n`]);
		const { clashes } = json<{ clashes: { changes: object[] }[] }>('clashes', '--city', 'small');
		expect(clashes).toMatchObject([
			{ author: '李工', changes: [{ theirs: '东', mine: '=西' }], decision: null }
		]);
		expect(run('clashes', '--city', 'small').code).toBe(1);
		const [head, row] = run('clashes', '--city', 'small', '--csv').stdout.split('\r\n');
		expect(head).toMatch(/^\ufeffid,revision,/);
		expect(row).toContain(",centres,centre-B,set,name,乙,东,'=西,,,,");
	});
});

describe('a revision', () => {
	it('is taken back, but for what was changed since', () => {
		const log = json<Log>('history', '--city', 'small');
		const [made] = apply(
			{
				changes: [
					rename('南'),
					{ layer: 'centres', featureId: 'centre-B', op: 'set', field: 'open', value: false }
				]
			},
			'--city',
			'small'
		);
		apply({ author: '赵', changes: [rename('北')] }, '--city', 'small');
		const { code, stdout } = run('revert', String(made!.revision), '--city', 'small', '--reason', '误改');
		expect(code).toBe(0);
		expect(stdout).toContain(
			`left as it is: centres "centre-B" name, changed in revision ${log.revision + 2} by 赵`
		);
		expect(nameOf('centre-B', 'small')).toBe('北');
		expect(run('revert', '99', '--city', 'small').stderr).toContain('There is no revision 99');
		expect(run('revert', 'x').stderr).toContain('revert takes one revision');
	});
});

describe('a plan of a day, as it was known at a revision', () => {
	it('gives the same bytes after any later correction', () => {
		const { revision } = json<Log>('history');
		const moment = ['--asof', '2022-03-01', '--known', String(revision)];
		const outputs = () => {
			const out = join(files, 'report.xlsx');
			const report = run('report', '--format', 'xlsx', '--sections', 'overview', '--out', out, ...moment);
			expect([report.code, report.stderr]).toEqual([0, expect.stringContaining('written')]);
			return [
				readFileSync(out).toString('base64'),
				run('map', '--size', '320x200', ...moment).stdout,
				run('coverage', '--json', ...moment).stdout,
				run('axes', ...moment).stdout
			];
		};
		const before = outputs();
		const about = runCliIn(
			data.folder,
			'report',
			'--format',
			'xlsx',
			'--sections',
			'overview',
			'--out',
			join(files, 'now.xlsx')
		);
		expect(about.code).toBe(0);
		const parts = unzipSync(readFileSync(join(files, 'now.xlsx')));
		expect(Object.values(parts).some((part) => strFromU8(part).includes('计划版本'))).toBe(true);
		apply({ asOf: '2022-02-01', changes: [rename('早已更名', 'centre-02')] });
		expect(nameOf('centre-02', 'baoding', '--asof', '2022-03-01')).toBe('早已更名');
		expect(outputs()).toEqual(before);
	});
});
