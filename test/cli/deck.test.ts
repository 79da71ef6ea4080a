import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDeck } from '../server/report/pptx/read-deck.ts';
import { runCli } from '../helpers/run-cli.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'lianpian-cli-deck-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const slide = (over: object) => ({
	kind: 'map',
	title: '页',
	query: '',
	figure: null,
	sentence: '',
	chart: null,
	overlay: null,
	notes: '',
	...over
});
const BRIEFING = {
	format: 1,
	title: '试',
	subtitle: '',
	lang: 'zh',
	slides: [
		slide({ kind: 'cover', title: '封面' }),
		slide({
			title: '关闭一处',
			query: 'layers=centres,not-renovated&whatif=close~centre-01',
			figure: 'coverage-inner',
			sentence: '{households-inner}可达。',
			chart: 'coverage-by-district'
		})
	]
};

it('writes a briefing as a deck, and refreshes it to the same bytes while nothing is new', () => {
	const [briefing, out, again] = ['b.json', 'deck.pptx', 'again.pptx'].map((name) => join(folder, name)) as [
		string,
		string,
		string
	];
	writeFileSync(briefing, JSON.stringify({ name: '试', document: BRIEFING }));
	const base = ['--base-url', 'https://map.example.cn'];
	expect(runCli('deck', '--briefing', briefing, '--out', out, ...base).code).toBe(0);
	const { slides } = readDeck(new Uint8Array(readFileSync(out)));
	expect(slides).toHaveLength(2);
	const text = slides[1]!.texts.join('\n');
	expect(text).toMatch(/推演 · 非现行方案：关闭.+/);
	expect(text).toMatch(/15 分钟生活圈覆盖率（现行方案 78\.2%）/);
	expect(text).toMatch(/[\d,]+ 户可达。/);
	expect(slides[1]!.notes.join('\n')).toContain('算法');
	const { code, stderr } = runCli('deck', '--refresh', out, '--out', again, ...base);
	expect([code, stderr]).toEqual([0, expect.stringContaining('各处数字均已是最新')]);
	expect(readFileSync(again).equals(readFileSync(out))).toBe(true);
});

it.each([
	[[], 'Give one of --briefing'],
	[['--briefing', 'a', '--refresh', 'b'], 'Give one of --briefing'],
	[['--refresh', 'a.pptx', '--lang', 'en'], '--lang is for a new deck only'],
	[['--briefing', 'a.json', '--out', 'x.pptx', '--lang', 'fr'], '--lang takes zh or en, not "fr"'],
	[['--briefing', 'a.json'], '--out takes the path'],
	[['--briefing', 'nowhere.json', '--out', 'x.pptx'], 'nowhere.json']
])('refuses %j', (args, message) => {
	const { code, stderr } = runCli('deck', ...args);
	expect(code).toBe(2);
	expect(stderr).toContain(message);
});

it('refuses to refresh what is no deck of a briefing', () => {
	const file = join(folder, 'no.pptx');
	writeFileSync(file, 'PK');
	const { code, stderr } = runCli('deck', '--refresh', file, '--out', join(folder, 'x.pptx'));
	expect(code).toBe(2);
	expect(stderr).toContain('no.pptx: 演示稿不是 PowerPoint 演示文稿');
});
