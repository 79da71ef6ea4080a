import { describe, expect, it } from 'vitest';
import type { FigureSource } from '#lib/core/figures/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { buildReport, type ReportOptions } from '#lib/core/report/build-report.ts';
import { findReportScope } from '#lib/core/report/find-report-scope.ts';
import { readReportWish } from '#lib/core/report/read-report-wish.ts';
import type { ReportDocument } from '#lib/core/report/types.ts';
import { WrongOptions } from '#lib/core/report/wrong-options.ts';
import { planSmall, buildSmallPlan } from '../figures/small-plan.ts';
import { DRAWN, smallSource } from './small-source.ts';

const OPTIONS: ReportOptions = { lang: 'zh', dataHash: 'ab'.repeat(32), baseUrl: 'https://map.example.cn/' };
const source = smallSource();
const WEST = { kind: 'district', id: 'west' } as const;
const build = (options: Partial<ReportOptions> = {}) => buildReport(source, { ...OPTIONS, ...options });

const textOf = ({ sections }: ReportDocument) =>
	sections
		.flatMap(({ blocks }) => blocks)
		.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : []))
		.join('')
		.normalize('NFKC');

const tablesOf = ({ sections, ledgers }: ReportDocument) => [
	...ledgers,
	...sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
	)
];
const mapsOf = ({ sections }: ReportDocument) =>
	sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'map' ? [block.map] : [])));

describe('a report of one district', () => {
	const report = build({ scope: WEST });

	it('says so in its title and has no section of the others', () => {
		expect(report.title).toBe('小城西区2022年老旧小区连片改造情况报告');
		expect(report.sections.map(({ id }) => id)).toEqual(['overview', 'life-circles', 'gaps', 'method']);
		expect(build({ scope: WEST, lang: 'en' }).title).toBe(
			'west in English, Smalltown: Contiguous renewal 2022 – status report'
		);
	});

	it('counts its own communities in every sentence, table and note', () => {
		const text = textOf(report);
		// b1 and b2, 700 households, none within 900 s.
		expect(text).toContain('西区涉及组团1个');
		expect(text).toContain('住户700户、居民1,400人');
		expect(text).toContain('覆盖率0.0%');
		expect(text).not.toContain('1,000户');
		for (const { figure } of report.notes) expect(figure.scope).toEqual(WEST);
		for (const { rows, id } of tablesOf(report).filter(({ id }) => id !== 'provenance'))
			expect(JSON.stringify(rows), id).not.toMatch(/甲|东区|一组团/);
		expect(report.ledgers[0]!.rows.map(([id]) => id)).toEqual(['b1', 'b2']);
		// What the report stands on, counted likewise: one district, two communities.
		const provenance = tablesOf(report).find(({ id }) => id === 'provenance')!;
		expect(provenance.rows.map((row) => row.slice(1).reduce((sum: number, n) => sum + Number(n), 0))).toEqual(
			[1, 1, 1, 0, 2]
		);
	});

	it('has maps of its communities that lead to its own view', () => {
		expect(mapsOf(report).length).toBeGreaterThan(1);
		for (const { fit, query } of mapsOf(report)) {
			expect(fit).toEqual([115.4, 38.8, 115.41, 38.81]);
			expect(new URLSearchParams(query).get('select')).toBe('district:west');
		}
		expect(mapsOf(build())[0]!.fit).toBeNull();
	});

	it('adds up with the other district to the city', () => {
		const sumOf = (one: ReportDocument) =>
			one.notes.find(({ figure }) => figure.key === 'households')!.figure.value!;
		const parts = ['east', 'west'].map((id) => build({ scope: { kind: 'district', id } }));
		expect(parts.reduce((sum, part) => sum + sumOf(part), 0)).toBe(sumOf(build()));
	});
});

describe('a report of a cluster or a package', () => {
	it('lists the communities of a cluster one by one', () => {
		const report = build({ scope: { kind: 'cluster', id: 'c1' } });
		const table = tablesOf(report).find(({ id }) => id === 'communities-of-part')!;
		expect(table.rows.map(([, name]) => name)).toEqual(['甲一<小区>', '甲二小区', '甲三小区']);
	});

	it('is of a package by number or id, with its members only', () => {
		const planned = planSmall(buildSmallPlan());
		const scope = findReportScope({ kind: 'package', text: '2' }, planned);
		expect(scope).toMatchObject({ kind: 'package', communityIds: ['d', 'e'] });
		expect(findReportScope({ kind: 'package', text: scope.id }, planned)).toEqual(scope);
		const report = buildReport(planned, { ...OPTIONS, scope });
		const members = tablesOf(report).find(({ id }) => id === 'communities-of-part')!;
		expect(members.rows).toHaveLength(2);
		expect(textOf(report)).toContain('连片项目“d片”');
		const packages = report.ledgers.find(({ id }) => id === 'packages')!;
		expect(packages.rows.map(([number]) => number)).toEqual([2]);
	});
});

describe('what was asked for and is not there', () => {
	it('is refused with what there is', () => {
		const find = (kind: 'district' | 'cluster' | 'package', text: string) =>
			findReportScope({ kind, text }, source);
		expect(find('district', '西区')).toEqual(WEST);
		expect(find('district', 'WEST in English')).toEqual(WEST);
		expect(() => find('district', '南区')).toThrow('district "南区": takes east (东区), west (西区)');
		expect(() => find('cluster', 'c9')).toThrow(WrongOptions);
		expect(() => find('package', '1')).toThrow('there is no package');
		expect(() => findReportScope({ kind: 'package', text: '3' }, planSmall(buildSmallPlan()))).toThrow(
			'a number from 1 to 2'
		);
	});

	it('reads what an address has, percent-encoded as it is copied', () => {
		const read = (query: string) => readReportWish(new URLSearchParams(query), 'docx').edits;
		const edits = [{ kind: 'close-centre', centreId: 'centre-01' }];
		expect(read('what-if=close~centre-01')).toEqual(edits);
		expect(read('what-if=close%257Ecentre-01')).toEqual(edits);
		expect(() => read('what-if=close~a&whatif=close~b')).toThrow('one value');
		// One change of several that is none is no what-if either.
		expect(() => read('what-if=close~a;fly~b')).toThrow(WrongOptions);
	});
});

describe('a report with other minutes and of what is tried', () => {
	it('says the minutes and the speed that it was measured with', () => {
		const slow = { ...source, plan: { ...source.plan, minutes: [10, 20] as const, speedMps: 0.8 } };
		const report = buildReport(slow, OPTIONS);
		expect(report.subtitle.normalize('NFKC')).toContain('按步行10、20分钟,步速0.80米/秒测算');
		expect(textOf(report)).toContain('10分钟、20分钟生活圈为本报告设定的参数');
		expect(textOf(report)).not.toContain('15分钟');
	});

	// b1 reaches a centre within 15 minutes once the second centre is moved.
	const tried = smallSource(DRAWN.map((one) => (one.id === 'b1' ? { ...one, walkSeconds: 800 } : one)));
	const edits: Edit[] = [{ kind: 'move-centre', centreId: 's2', lngLat: [115.41, 38.81] }];
	const trial: FigureSource = { ...tried, plan: { ...tried.plan, edits } };

	it('begins with what is tried and each figure before and after', () => {
		const report = buildReport(trial, { ...OPTIONS, before: source });
		expect(report.title).toMatch(/（推演）$/);
		expect(report.trial).toEqual({ name: '', changes: ['迁移第二中心'] });
		expect(report.sections[0]!.id).toBe('trial');
		expect(textOf(report)).toContain('不是现行方案。与现行方案相比有1处改动:迁移第二中心。');
		expect(textOf(report)).toContain('15分钟覆盖率为60.0%(现行方案30.0%)');
		const { rows } = tablesOf(report).find(({ id }) => id === 'before-after')!;
		expect(rows).toEqual([
			['现行方案', 2, 0.3, 0.6, 300, 700, 1000],
			['推演后', 2, 0.6, 0.6, 600, 400, 900],
			['变化', '不变', '+30.0个百分点', '不变', '+300', '−300', '−1 分 40 秒']
		]);
		expect(buildReport(source, OPTIONS).trial).toBeNull();
	});

	it('names the scenario', () => {
		const report = buildReport(trial, { ...OPTIONS, before: source, scenarioName: '东移方案' });
		expect(textOf(report)).toContain('本报告为推演方案“东移方案”');
	});

	it('is briefed with the conclusion first, three numbers, one map and one table', () => {
		for (const scope of [undefined, WEST, { kind: 'cluster', id: 'c1' } as const]) {
			const report = buildReport(trial, {
				...OPTIONS,
				before: source,
				isBrief: true,
				...(scope && { scope })
			});
			const blocks = report.sections.flatMap((section) => section.blocks);
			expect(report.title).toContain('简报');
			expect(blocks[0]).toMatchObject({ kind: 'paragraph', role: 'conclusion' });
			const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
			expect([count('numbers'), count('map'), count('table'), count('chart')]).toEqual([1, 1, 1, 0]);
			const [numbers] = blocks.flatMap((block) => (block.kind === 'numbers' ? block.numbers : []));
			expect(report.notes[numbers!.note]!.figure.key).toBe('coverage-inner');
			expect(numbers!.before).not.toBeNull();
		}
	});
});
