import { describe, expect, it } from 'vitest';
import type { GroundCoverage, GroundGap, GroundRow } from '#lib/core/ground/types.ts';
import { buildReport, type ReportOptions } from '#lib/core/report/build-report.ts';
import { DRAWN, smallSource } from './small-source.ts';

const OPTIONS: ReportOptions = { lang: 'zh', dataHash: 'ab'.repeat(32), baseUrl: 'https://map.example.cn/' };
const NO_ERROR = { reached: 0, missed: 0, wronglyInside: 0 };

const rowOf = (id: string, landM2: number, withinM2: number[]): GroundRow => ({
	id,
	name: id,
	nameEn: id,
	landM2,
	withinM2,
	residential: { landM2: landM2 / 2, withinM2: withinM2.map((m2) => m2 / 4) }
});
const gapOf = (partId: string, districtId: string, areaM2: number, minutes = 15): GroundGap => ({
	minutes,
	areaM2,
	residentialM2: areaM2 / 2,
	partId,
	districtIds: [districtId],
	lngLat: [115.4, 38.8],
	nearest: [
		{
			place: { kind: 'community', id: 'a1', name: '甲一', nameEn: 'A1', lngLat: [115.4, 38.8] },
			distanceM: 5
		}
	],
	geometry: { type: 'Polygon', coordinates: [] }
});
const GROUND: GroundCoverage = {
	basis: 'clusters',
	residentialBasis: 'landuse',
	minutes: [15, 30],
	errors: [NO_ERROR, NO_ERROR],
	city: rowOf('', 4e6, [1e6, 3e6]),
	districts: [rowOf('east', 2e6, [1e6, 2e6]), rowOf('west', 2e6, [0, 1e6])],
	clusters: [rowOf('c1', 2e6, [1e6, 2e6]), rowOf('c2', 2e6, [0, 1e6])],
	gaps: [
		gapOf('c2', 'west', 2e6),
		gapOf('c1', 'east', 6e5),
		gapOf('c1', 'east', 4e5),
		gapOf('c2', 'west', 1e6, 30)
	],
	leastGapM2: 1e4,
	slivers: [
		{ count: 0, areaM2: 0 },
		{ count: 0, areaM2: 0 }
	]
};
const gapsOf = (options: Partial<ReportOptions> = {}, ground: GroundCoverage | null = GROUND) => {
	const report = buildReport({ ...smallSource(DRAWN), ground }, { ...OPTIONS, ...options });
	const { blocks } = report.sections.find(({ id }) => id === 'gaps')!;
	return {
		text: blocks
			.flatMap((block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text) : []))
			.join(''),
		table: blocks
			.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
			.find(({ id }) => id === 'ground-gaps')
	};
};

describe('ground coverage in a report', () => {
	it('is told with what it is measured on, and its largest gaps in a table', () => {
		const { text, table } = gapsOf();
		expect(text).toContain('15分钟内覆盖用地25.0%、居住用地12.5%，30分钟内分别为75.0%、37.5%');
		expect(text).toContain('成片盲区3处');
		expect(text).toContain('与按步行路径测算的住户覆盖率口径不同');
		expect(table!.rows.map(([, , hectares, residential]) => [hectares, residential])).toEqual([
			[200, 100],
			[60, 30],
			[40, 20]
		]);
	});

	it('is that of the part that the report is of', () => {
		const { text, table } = gapsOf({ scope: { kind: 'district', id: 'east' } });
		expect(text).toContain('15分钟内覆盖用地50.0%');
		expect(table!.rows).toHaveLength(2);
		expect(gapsOf({ lang: 'en' }).text).toContain('15 minutes cover 25.0% of the land');
	});

	it('is left out where it was not measured, or the part has no land of its own', () => {
		expect(gapsOf({}, null).table).toBeUndefined();
		expect(gapsOf({}, null).text).not.toContain('用地');
		expect(gapsOf({ scope: { kind: 'axis', id: 'axis' } }).table).toBeUndefined();
	});
});
