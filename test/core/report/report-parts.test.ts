import { describe, expect, it } from 'vitest';
import { Format } from '#lib/core/figures/format-figure.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { runs } from '#lib/core/report/runs.ts';
import { setChinese } from '#lib/core/report/set-chinese.ts';
import type { FigureKey } from '#lib/core/figures/types.ts';
import { NoteBook } from '#lib/core/report/note-book.ts';
import type { FigureNote, ReportSection } from '#lib/core/report/types.ts';

const section = (id: string, group?: string): ReportSection => ({
	id,
	title: id,
	lead: null,
	blocks: [],
	...(group === undefined ? {} : { group })
});

it('numbers parts in Chinese, groups and their sections one level below', () => {
	const sections = [section('甲'), section('东', '各区'), section('西', '各区'), section('乙')];
	expect(numberSections({ sections, lang: 'zh' }).map(({ level, text }) => `${level} ${text}`)).toEqual([
		'1 一、甲',
		'1 二、各区',
		'2 \uff08一\uff09东',
		'2 \uff08二\uff09西',
		'1 三、乙'
	]);
	expect(numberSections({ sections, lang: 'en' }).map(({ text }) => text)).toEqual([
		'1  甲',
		'2  各区',
		'2.1  东',
		'2.2  西',
		'3  乙'
	]);
});

it('numbers beyond ten as people say them', () => {
	const many = Array.from({ length: 21 }, () => section('x'));
	const numbers = numberSections({ sections: many, lang: 'zh' }).map(({ text }) => text.replace('、x', ''));
	expect([9, 10, 18, 19, 20].map((i) => numbers[i])).toEqual(['十', '十一', '十九', '二十', '二十一']);
});

it('joins texts and keeps figures apart', () => {
	expect(runs`共${'有'}${3}个,${{ text: '78.2%', note: 4 }}。${''}`).toEqual([
		{ text: '共有3个,' },
		{ text: '78.2%', note: 4 },
		{ text: '。' }
	]);
});

it('writes cells as they are read', () => {
	const zh = new Format('zh');
	expect(formatCell(0.7821, { title: '', kind: 'share', digits: 1 }, zh)).toBe('78.2%');
	expect(formatCell(12345.6, { title: '', kind: 'number' }, zh)).toBe('12,346');
	expect(formatCell(703, { title: '', kind: 'minutes' }, zh)).toBe('11 分 43 秒');
	expect(formatCell('2022-01-01', { title: '', kind: 'date' }, zh)).toBe('2022年1月1日');
	expect(formatCell(1984, { title: '', kind: 'text' }, zh)).toBe('1984');
	expect(formatCell(null, { title: '', kind: 'text' }, zh)).toBe('');
	expect(formatCell(null, { title: '', kind: 'minutes' }, zh)).toBe('–');
});

it('leads to the live view', () => {
	const report = { baseUrl: 'https://map.example.cn', cityId: 'baoding' };
	expect(liveUrl(report, '')).toBe('https://map.example.cn/baoding');
	expect(liveUrl(report, 'desk=axes')).toBe('https://map.example.cn/baoding?desk=axes');
});

describe('notes at the end of sections', () => {
	const note = (key: FigureKey, worked: string, source: string, where = '全市') =>
		({
			name: `${where} · ${key}`,
			what: key,
			where,
			value: '3 个',
			formula: `${key} 的算式`,
			worked,
			source,
			figure: { key, asOf: '2022-01-01' }
		}) as FigureNote;
	const tells = (...notes: number[]): ReportSection => ({
		...section(notes.join()),
		blocks: [{ kind: 'paragraph', runs: notes.map((one) => ({ text: 'x', note: one })) }]
	});
	const notes = [
		note('clusters', '3 个', '源一'),
		note('packages', '1 + 2 = 3 个', '源一'),
		note('packages', '2 + 2 = 4 个', '源二', '东区'),
		note('packages', '4 + 4 = 8 个', '源二', '西区')
	];
	const sections = [tells(1, 0), tells(2, 3), section('nothing'), tells(0)];
	const book = new NoteBook({ notes, sections, lang: 'zh' });
	const textsOf = (i: number) =>
		book.list(sections[i]!).map(({ number, text }) => `${number ?? ''} ${text}`.normalize('NFKC'));

	it('tell a formula once a kind, and afterwards its numbers only', () => {
		expect(textsOf(0)).toEqual([
			'1 packages:packages 的算式;1 + 2 = 3 个。',
			'2 clusters:clusters 的算式。',
			' 数据截至2022年1月1日;来源:源一。'
		]);
		expect(textsOf(1)).toEqual([
			'1 东区 2 + 2 = 4 个;西区 4 + 4 = 8 个。',
			' 数据截至2022年1月1日;来源:源二。'
		]);
		expect(textsOf(2)).toEqual([]);
		// Without a calculation there is nothing to tell again, and the source was told.
		expect(textsOf(3)).toEqual([' 数据截至2022年1月1日;来源同前。']);
	});

	it('have the same number wherever a kind is told, named at the end of the paragraph', () => {
		const marks = sections.map(({ blocks }) =>
			book.mark(blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])))
		);
		expect(marks).toEqual([
			{ text: '〔注1–2〕', first: 1 },
			{ text: '〔注1〕', first: 1 },
			null,
			{ text: '〔注2〕', first: 2 }
		]);
		const keys = ['clusters', 'packages', 'people', 'households', 'siting-gain'] as const;
		const many = keys.map((key) => note(key, '', '源一'));
		const other = new NoteBook({ notes: many, sections: [tells(0, 1, 2, 3, 4)], lang: 'en' });
		expect(other.mark([0, 2, 3, 4].map((one) => ({ text: '', note: one })))!.text).toBe('[1, 3–5]');
	});
});

it('sets Chinese punctuation and leaves numbers, addresses and Latin alone', () => {
	const set = (text: string) =>
		setChinese(text).replaceAll(/[\uff00-\uffef]/g, (sign) => `<${sign.normalize('NFKC')}>`);
	expect(set('居民17,753户,覆盖率78.2%,其余(含改造中0个)不计;30分钟97.4%;完')).toBe(
		'居民17,753户<,>覆盖率78.2%<,>其余<(>含改造中0个<)>不计<;>30分钟97.4%<;>完'
	);
	expect(set('来源:街道 © OpenStreetMap 贡献者 (ODbL),见 https://a.cn/x?y=1')).toBe(
		'来源<:>街道 © OpenStreetMap 贡献者 (ODbL)<,>见 https://a.cn/x?y=1'
	);
	expect(set('81,440 − 63,687 = 17,753 户')).toBe('81,440 − 63,687 = 17,753 户');
	expect(setChinese('一,二').length).toBe(3);
});
