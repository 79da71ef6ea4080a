import { describe, expect, it } from 'vitest';
import { checkViewQuery } from '#lib/carto/check-view-query.ts';
import { buildReport, type ReportOptions } from '#lib/core/report/build-report.ts';
import { AsOfError } from '#lib/core/report/check-as-of.ts';
import type { ReportDocument, ReportTable } from '#lib/core/report/types.ts';
import { DRAWN, smallSource } from './small-source.ts';

const OPTIONS: ReportOptions = { lang: 'zh', dataHash: 'ab'.repeat(32), baseUrl: 'https://map.example.cn/' };
const build = (options: Partial<ReportOptions> = {}, drawn = DRAWN) =>
	buildReport(smallSource(drawn), { ...OPTIONS, ...options });

const textOf = ({ sections }: ReportDocument, id: string) =>
	sections
		.find((section) => section.id === id)!
		.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : []))
		.join('')
		// Full-width punctuation is tried for itself.
		.normalize('NFKC');

const tablesOf = ({ sections, ledgers }: ReportDocument): ReportTable[] => [
	...ledgers,
	...sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
	)
];
const tableOf = (report: ReportDocument, id: string) => tablesOf(report).find((table) => table.id === id)!;

describe('what a report tells', () => {
	it('has its sections in order and leaves out those that have nothing to tell', () => {
		// Neither packages nor sites were asked for.
		expect(build().sections.map(({ id }) => id)).toEqual([
			'overview',
			'life-circles',
			'gaps',
			'axes',
			'east',
			'west',
			'method'
		]);
		expect(build({ sections: ['method', 'overview'] }).sections.map(({ id }) => id)).toEqual([
			'overview',
			'method'
		]);
	});

	it('tells figures as they come out by hand', () => {
		const report = build();
		// a1 and a2 are within 900 s (inclusive): 300 of 1,000 households; b1 within 1800 s too.
		expect(textOf(report, 'life-circles')).toContain('15分钟内可达社区服务中心的住户300户,覆盖率30.0%');
		expect(textOf(report, 'life-circles')).toContain('30分钟内可达600户,覆盖率60.0%');
		expect(textOf(report, 'gaps')).toContain('小区2个、住户700户;其中30分钟内仍不可达的住户400户');
		expect(textOf(report, 'overview')).toContain('老旧小区5个,其中尚未完成改造4个(含改造中1个),已改造1个');
		expect(textOf(report, 'axes')).toContain('老旧小区共1个');
	});

	it('has tables that add up', () => {
		const { rows, total } = tableOf(build(), 'coverage-by-district');
		expect(rows).toEqual([
			['东区', 2, 300, 1, 1, 0, 900],
			['西区', 2, 700, 0, 300 / 700, 700, null]
		]);
		expect(total).toEqual(['合计', 4, 1000, 0.3, 0.6, 700, 1000]);
		expect(tableOf(build(), 'worst-communities').rows.map(([, name]) => name)).toEqual([
			'乙二 & 小区',
			'乙一小区'
		]);
	});

	it('has a ledger of every community, renovated ones too', () => {
		const { columns, rows } = build().ledgers[0]!;
		expect(rows.map(([id]) => id)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2']);
		const at = (title: string) => columns.findIndex((column) => column.title === title);
		expect(rows[4]![at('步行时间')]).toBeNull();
		expect([at('15分钟内'), at('30分钟内')].map((column) => rows[3]![column])).toEqual(['否', '是']);
		expect(rows[0]![at('主轴')]).toBe('东风路');
		for (const row of rows) expect(row).toHaveLength(columns.length);
	});
});

describe('what it stands on', () => {
	it.each(['zh', 'en'] as const)('notes every figure of the text, numbered as it is read (%s)', (lang) => {
		const { sections, notes } = build({ lang });
		const told = sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) =>
				block.kind === 'paragraph' ? block.runs.filter(({ note }) => note !== undefined) : []
			)
		);
		expect(told.length).toBeGreaterThan(20);
		let next = 0;
		for (const { text, note } of told) {
			expect(notes[note!]!.value).toBe(text);
			expect(note).toBeLessThanOrEqual(next);
			next = Math.max(next, note! + 1);
		}
		for (const { lead } of sections) if (lead !== null) expect(notes[lead]).toBeDefined();
		for (const { formula, worked, source, figure } of notes) {
			expect([formula, worked, source].every((text) => text !== '')).toBe(true);
			expect(figure.asOf).toBe('2022-01-01');
		}
	});

	it('points to live views that the workbench reads without a complaint', () => {
		const report = build({ lang: 'en' });
		const queries = [
			...report.notes.map(({ live }) => live),
			...tablesOf(report).map(({ live }) => live),
			...report.sections.flatMap(({ blocks }) =>
				blocks.flatMap((block) =>
					block.kind === 'map' ? [block.map.query] : block.kind === 'chart' ? [block.live] : []
				)
			)
		];
		expect(queries.length).toBeGreaterThan(30);
		for (const query of new Set(queries))
			expect(checkViewQuery(new URLSearchParams(query))).toEqual({ ignored: [], wrong: [] });
	});

	it('says which day it speaks for, and refuses one before the data', () => {
		expect(build()).toMatchObject({ asOf: '2022-01-01', dataAsOf: '2022-01-01' });
		const later = build({ asOf: '2022-03-08' });
		expect(later).toMatchObject({ asOf: '2022-03-08', dataAsOf: '2022-01-01' });
		expect(textOf(later, 'method')).toContain('报告日期2022年3月8日,数据日期2022年1月1日');
		expect(() => build({ asOf: '2021-12-31' })).toThrow(AsOfError);
		expect(() => build({ asOf: '2021-12-31' })).toThrow('the earliest is 2022-01-01');
		for (const wrong of ['2022-02-30', '2022/01/01', 'today', ''])
			expect(() => build({ asOf: wrong })).toThrow('is no date');
	});
});

describe('that it stays itself', () => {
	it('is the same for the same source', () => {
		expect(build()).toEqual(build());
	});

	it('has the same sections, blocks and notes in both languages, and no Chinese in English texts', () => {
		const shape = ({ sections, notes }: ReportDocument) => [
			sections.map(({ id, lead, blocks }) => [id, lead, blocks.map(({ kind }) => kind)]),
			notes.map(({ figure }) => [figure.key, figure.scope])
		];
		const english = build({ lang: 'en' });
		expect(shape(english)).toEqual(shape(build()));
		const { attribution: _, ...texts } = english;
		// Charts and inputs of figures hold both languages.
		const notes = texts.notes.map(({ figure: _, ...note }) => note);
		const written = JSON.stringify({ ...texts, notes, sections: dropCharts(texts.sections) });
		expect(/.{0,40}[\u4e00-\u9fff]/.exec(written)?.[0]).toBeUndefined();
		expect(/[a-z0-9][,;][a-z]{2}/.exec(textOf(english, 'overview') + textOf(english, 'gaps'))).toBeNull();
	});

	it('differs after a change only in what tells of it', () => {
		const before = build();
		// b1 of the western district now reaches a centre within 15 minutes.
		const after = build(
			{},
			DRAWN.map((one) => (one.id === 'b1' ? { ...one, walkSeconds: 800 } : one))
		);
		const changed = before.sections.filter(
			(section, i) => JSON.stringify(section) !== JSON.stringify(after.sections[i])
		);
		expect(changed.map(({ id }) => id)).toEqual(expect.arrayContaining(['life-circles', 'gaps', 'west']));
		expect(changed.map(({ id }) => id)).not.toContain('east');
		expect(changed.map(({ id }) => id)).not.toContain('method');
		const rows = (report: ReportDocument) => report.ledgers[0]!.rows.map((row) => row.join());
		expect(rows(before).filter((row, i) => row !== rows(after)[i])).toHaveLength(1);
	});
});

/** Charts hold both languages. */
const dropCharts = (sections: ReportDocument['sections']) =>
	sections.map((section) => ({ ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'chart') }));
