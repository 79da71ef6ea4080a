import { expect, it } from 'vitest';
import { Format } from '#lib/core/figures/format-figure.ts';
import { formatCell } from '#lib/core/report/format-cell.ts';
import { liveUrl } from '#lib/core/report/live-url.ts';
import { numberSections } from '#lib/core/report/number-sections.ts';
import { runs } from '#lib/core/report/runs.ts';
import { setChinese } from '#lib/core/report/set-chinese.ts';
import { sayNote } from '#lib/core/report/say-marks.ts';
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

it('tells a source once and refers to it after', () => {
	const note = (name: string, worked: string, source: string) =>
		({
			name,
			value: '3 个',
			formula: '甲 + 乙',
			worked,
			source,
			figure: { asOf: '2022-01-01' }
		}) as FigureNote;
	const notes = [note('一', '1 + 2 = 3 个', '源一'), note('二', '3 个', '源二'), note('三', '3 个', '源一')];
	expect(sayNote({ notes, lang: 'zh' }, 0).normalize('NFKC')).toBe(
		'一:3 个。算式:甲 + 乙;代入:1 + 2 = 3 个。数据截至2022年1月1日;来源:源一。'
	);
	// Without a calculation there is nothing to put in.
	expect(sayNote({ notes, lang: 'zh' }, 1)).not.toContain('代入');
	expect(sayNote({ notes, lang: 'zh' }, 2)).toContain('来源同注1。');
	expect(() => sayNote({ notes, lang: 'zh' }, 3)).toThrow(RangeError);
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
