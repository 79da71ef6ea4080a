import { describe, expect, it } from 'vitest';
import { readReportWish } from '#lib/core/report/read-report-wish.ts';
import { SECTION_IDS } from '#lib/core/report/section-ids.ts';
import { summarizeAsk } from '#lib/ui/outputs/report/summarize-ask.ts';
import { writeReportQuery, type ReportSettings } from '#lib/ui/outputs/report/write-report-query.ts';

const USUAL: ReportSettings = {
	kind: 'docx',
	lang: 'zh',
	asOf: '2022-03-01',
	isBrief: false,
	part: null,
	sections: SECTION_IDS,
	minutes: [15, 30],
	speedMps: 1,
	plan: { kind: 'now' }
};
const EDITS = [{ kind: 'close-centre', centreId: 'centre-01' }] as const;
const KNOWN = {
	city: { name: '保定', nameEn: 'Baoding' },
	parts: { district: [{ id: 'east', name: '东区', nameEn: 'East' }], cluster: [] },
	edits: EDITS,
	scenarios: [{ id: 'abc', name: '甲案' }]
};

describe('the sheet of reports', () => {
	it('asks for nothing but what is set', () => {
		expect(writeReportQuery(USUAL, { edits: EDITS }).toString()).toBe('lang=zh&as-of=2022-03-01');
		expect(writeReportQuery(USUAL, { edits: EDITS, known: 7 }).get('known')).toBe('7');
	});

	it('asks for what the server reads as it is set', () => {
		const settings: Partial<ReportSettings>[] = [
			{ part: { kind: 'district', id: 'east' }, sections: ['gaps', 'overview'] },
			{ part: { kind: 'package', id: '3' }, isBrief: true },
			{ minutes: [10, 20], speedMps: 0.8, plan: { kind: 'tried' } },
			// A scenario brings minutes of its own: those of the sheet go before, the usual ones too.
			{ plan: { kind: 'scenario', id: 'abc' } }
		];
		const wishes = settings.map((one) =>
			readReportWish(writeReportQuery({ ...USUAL, ...one }, { edits: EDITS }), 'docx')
		);
		expect(wishes).toMatchObject([
			{ part: { kind: 'district', text: 'east' }, sections: ['overview', 'gaps'], edits: [] },
			{ part: { kind: 'package', text: '3' }, isBrief: true, sections: null },
			{ minutes: [10, 20], speedMps: 0.8, edits: EDITS },
			{ scenario: 'abc', minutes: [15, 30], speedMps: 1, edits: [] }
		]);
	});

	it('asks for no brief of a ledger, and for no districts of a district', () => {
		expect(writeReportQuery({ ...USUAL, kind: 'xlsx', isBrief: true }, { edits: [] }).has('brief')).toBe(
			false
		);
		const part = { kind: 'district', id: 'east' } as const;
		expect(writeReportQuery({ ...USUAL, part }, { edits: [] }).has('sections')).toBe(false);
	});

	it('says what will be made', () => {
		expect(summarizeAsk(USUAL, { ...KNOWN, lang: 'zh' })).toBe(
			'将生成：全市完整报告（DOCX，中文）；步行 15、30 分钟，步速 1.00 米/秒；现行方案。'
		);
		const tried = { ...USUAL, isBrief: true, plan: { kind: 'tried' } as const, minutes: [10, 20] as const };
		expect(summarizeAsk({ ...tried, part: { kind: 'district', id: 'east' } }, { ...KNOWN, lang: 'zh' })).toBe(
			'将生成：东区两页简报（DOCX，中文）；步行 10、20 分钟，步速 1.00 米/秒；当前推演（1 处改动）。'
		);
		const scenario = {
			...USUAL,
			sections: ['gaps'] as const,
			plan: { kind: 'scenario', id: 'abc' } as const
		};
		expect(summarizeAsk(scenario, { ...KNOWN, lang: 'en' })).toBe(
			'To be made: whole report, Baoding (DOCX, 中文); 15 and 30 minutes at 1.00 m/s; Scenario: 甲案; only Service gaps.'
		);
	});
});
