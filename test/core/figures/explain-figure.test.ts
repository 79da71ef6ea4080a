import { describe, expect, it } from 'vitest';
import { computeFigure } from '#lib/core/figures/compute-figure.ts';
import { explainFigure } from '#lib/core/figures/explain-figure.ts';
import { fillSentence, listUnknownKeys } from '#lib/core/figures/fill-sentence.ts';
import { Format, formatFigure } from '#lib/core/figures/format-figure.ts';
import { writeFigureNote } from '#lib/core/figures/write-figure-note.ts';
import { FIGURE_KEYS } from '#lib/core/figures/types.ts';
import { buildSmallPlan, CITY, planSmall, sourceOf } from './small-plan.ts';

const small = planSmall(buildSmallPlan(undefined, { isIllustrative: true }));
const LANGS = ['zh', 'en'] as const;

/** The value of a written amount: 63,687 户, 78.2%, 11 分 43 秒, 15 分钟, 16.0 万 m². */
function readAmount(text: string): number {
	const time = /^(?:(\d+) (?:分钟?|min) ?)?(?:(\d+) (?:秒|s))?$/.exec(text);
	if (time) return 60 * Number(time[1] ?? 0) + Number(time[2] ?? 0);
	const number = Number(/^[\d,.]+/.exec(text)![0].replaceAll(',', ''));
	return number * (text.includes('%') ? 0.01 : text.includes('万') ? 10_000 : 1);
}

describe('who is named', () => {
	it.each([
		['', '数据来源未注明', 'source of the data not stated'],
		['市测绘院', '市测绘院', '市测绘院'],
		[
			'街道走向 © OpenStreetMap 贡献者 (ODbL)',
			'街道走向 © OpenStreetMap 贡献者 (ODbL)',
			'Streets © OpenStreetMap contributors (ODbL)'
		],
		[
			'市测绘院; © OpenStreetMap contributors',
			'市测绘院; © OpenStreetMap contributors',
			'市测绘院; © OpenStreetMap contributors'
		]
	])('of %j: nobody who does not stand there, and everybody who does', (text, zh, en) => {
		expect([new Format('zh').attribution(text), new Format('en').attribution(text)]).toEqual([zh, en]);
	});
});

describe('a figure explained', () => {
	it('tells name, formula with its numbers, inputs, standards, date and source', () => {
		const figure = computeFigure('coverage-inner', small, CITY);
		expect(explainFigure(figure, small, 'zh')).toEqual({
			name: '小城 · 15 分钟生活圈覆盖率',
			formula: '15 分钟覆盖率 = 到最近开放中心步行不超过 15 分钟的未改造小区住户 ÷ 全部未改造小区住户',
			worked: '300 ÷ 500 = 60.0%',
			inputs: [
				{ name: '15 分钟内的未改造小区住户', value: '300 户' },
				{ name: '全部未改造小区住户', value: '500 户' },
				{ name: '步行速度', value: '1.00 米/秒' }
			],
			source: '含示意数据；小区 6 个（导入 6）；街道走向 © OpenStreetMap 贡献者 (ODbL)',
			asOf: '2024年5月6日',
			standards: [
				'15 分钟：TD/T 1062-2021（2021-07-01 起）、GB 50180-2018（2018-12-01 起）',
				'步速 1.00 米/秒：GB 50647-2011 步行设计速度；GB 50180-2018 各级距离反推 0.83–1.11 m/s（2018-12-01 起）'
			]
		});
	});

	it.each(LANGS)('has every text of every figure: %s', (lang) => {
		const names = FIGURE_KEYS.map((key) => {
			const told = explainFigure(computeFigure(key, small, CITY), small, lang);
			const texts = [told.formula, told.worked, told.source, ...told.inputs.flatMap(Object.values)];
			for (const text of [told.name, ...texts, ...told.standards]) {
				expect(text).not.toBe('');
				expect(text).not.toMatch(/undefined|null|NaN|\[object/);
				if (lang === 'en') expect(text).not.toMatch(/\p{Script=Han}/u);
			}
			return told.name;
		});
		expect(new Set(names).size).toBe(FIGURE_KEYS.length);
	});

	it.each(LANGS)('its written numbers give its written value: %s', (lang) => {
		let checked = 0;
		for (const key of FIGURE_KEYS) {
			const { worked } = explainFigure(computeFigure(key, small, CITY), small, lang);
			const [sum, result] = worked.split(' = ');
			if (result === undefined) continue;
			const [first, ...rest] = sum!.split(/ (?=[+−÷] )/);
			const given = rest.reduce((value, part) => {
				const amount = readAmount(part.slice(2));
				return part.startsWith('÷') ? value / amount : part.startsWith('−') ? value - amount : value + amount;
			}, readAmount(first!));
			// Written shares are rounded to a tenth of a per cent.
			expect(given, `${key}: ${worked}`).toBeCloseTo(readAmount(result), result.includes('%') ? 3 : 6);
			checked++;
		}
		expect(checked).toBeGreaterThan(12);
	});

	it('scales square metres on both sides alike', () => {
		const { worked } = explainFigure(computeFigure('floor-area-beyond-inner', small, CITY), small, 'zh');
		expect(worked).toBe('4.0 万 m² − 2.4 万 m² = 1.6 万 m²');
	});

	it('says who chose what no standard gives', () => {
		const own = sourceOf(buildSmallPlan(undefined, { minutes: [12, 30], speedMps: 1.1 }));
		const { standards } = explainFigure(computeFigure('coverage-inner', own, CITY), own, 'en');
		expect(standards).toEqual([
			'12 minutes: a parameter of the programme, no national standard',
			'1.10 m/s: set by the user'
		]);
	});

	it('is taken along as a note', () => {
		const told = explainFigure(computeFigure('households-beyond-inner', small, CITY), small, 'en');
		const lines = writeFigureNote(told, '200 households', 'http://host/x?y', 'en').split('\n');
		expect(lines[0]).toBe('Smallville · Households beyond 15 minutes: 200 households');
		expect(lines[2]).toBe('Here: 500 − 300 = 200 households');
		expect(lines.at(-1)).toBe('Link: http://host/x?y');
		expect(writeFigureNote(told, '', '', 'en')).not.toContain('Link');
	});
});

describe('figures in a sentence', () => {
	it('are put in where their names stand; others stay and are told', () => {
		const filled = fillSentence(
			'{households-inner},占 {coverage-inner};{people-by-bus} 与 {};{coverage-inner}',
			small,
			CITY,
			'zh'
		);
		expect(filled.text).toBe('300 户,占 60.0%;{people-by-bus} 与 {};60.0%');
		expect(filled.figures.map(({ key }) => key)).toEqual([
			'households-inner',
			'coverage-inner',
			'coverage-inner'
		]);
		expect(filled.unknownKeys).toEqual(['people-by-bus', '']);
		expect(listUnknownKeys('{a} {a} {clusters} {constructor}')).toEqual(['a', 'constructor']);
	});

	it('knows each figure', () => {
		for (const key of FIGURE_KEYS) expect(listUnknownKeys(`{${key}}`)).toEqual([]);
	});
});

describe('written amounts', () => {
	it('read as either language writes them', () => {
		expect(formatFigure({ value: 0.782, unit: 'share' }, 'zh')).toBe('78.2%');
		expect(formatFigure({ value: 12_345, unit: 'households' }, 'zh')).toBe('12,345 户');
		expect(formatFigure({ value: 680, unit: 'seconds' }, 'zh')).toBe('11 分 20 秒');
		// No seconds of whole minutes.
		expect(formatFigure({ value: 720, unit: 'seconds' }, 'zh')).toBe('12 分钟');
		expect(formatFigure({ value: 720, unit: 'seconds' }, 'en')).toBe('12 min');
		expect(formatFigure({ value: 1, unit: 'communities' }, 'en')).toBe('1 community');
		expect(formatFigure({ value: 2, unit: 'communities' }, 'en')).toBe('2 communities');
		expect(formatFigure({ value: 25_400, unit: 'm2' }, 'zh')).toBe('2.5 万 m²');
		expect(formatFigure({ value: 25_400, unit: 'm2' }, 'en')).toBe('25,400 m²');
		expect(formatFigure({ value: null, unit: 'share' }, 'en')).toBe('–');
	});

	it('rounds a share as its fraction is, whatever the last bit of the quotient says', () => {
		// 100 × (1049 ÷ 2000) is 52.44999…; the share is 52.45 %.
		for (let part = 0; part <= 2000; part++) {
			const exact = Math.round(part / 2 + 1e-9) / 10;
			expect(new Format('en').percent(part, 2000)).toBe(`${exact.toFixed(1)}%`);
		}
	});
});
