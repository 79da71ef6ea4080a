import { describe, expect, it } from 'vitest';
import { Format } from '#lib/core/figures/format.ts';
import type { Measured } from '#lib/state/measuring/measure-desk.svelte.ts';
import { sayArea, sayLength, sayMeasured, sayProblem } from '#lib/ui/measuring/say-measured.ts';
import { writeMeasuredNote } from '#lib/ui/measuring/write-measured-note.ts';

const [zh, en] = [new Format('zh'), new Format('en')];
const NONE: Measured = { lengthM: null, legsM: [], problem: null, ring: null };
const PACE = { speedMps: 1 };

describe('measured amounts', () => {
	it('are metres below a kilometre, and kilometres with metres from there on', () => {
		expect(sayLength(8.04, zh)).toBe('8.0 米');
		expect(sayLength(99.96, zh)).toBe('100 米');
		expect(sayLength(856.4, zh)).toBe('856 米');
		expect(sayLength(1273, zh)).toBe('1.27 公里（1,273 米）');
		expect(sayLength(1273, zh, { isShort: true })).toBe('1.27 公里');
		expect(sayLength(1273, en)).toBe('1.27 km (1,273 m)');
	});

	it('are square metres below a hectare, and hectares from there on', () => {
		expect(sayArea(8250, zh)).toBe('8,250 平方米');
		expect(sayArea(9999, zh)).toBe('9,999 平方米');
		expect(sayArea(10_000, zh)).toBe('1.00 公顷（10,000 平方米）');
		expect(sayArea(12_500, en)).toBe('1.25 ha (12,500 m²)');
		expect(sayArea(3_125_000, zh)).toBe('312.50 公顷（3.13 平方公里）');
		expect(sayArea(3_125_000, zh, { isShort: true })).toBe('312.50 公顷');
	});

	it('name what is asked for first, and the last leg of several', () => {
		const line = { ...NONE, lengthM: 300, legsM: [200, 100] };
		expect(sayMeasured(line, 'line', zh, PACE)).toEqual([
			{ name: '全长', value: '300 米' },
			{ name: '末段', value: '100 米' }
		]);
		expect(sayMeasured({ ...NONE, lengthM: 460, legsM: [460] }, 'street', zh, PACE)).toEqual([
			{ name: '路程', value: '460 米' },
			{ name: '步行', value: '7 分 40 秒' }
		]);
		const ring = { areaM2: 5000, perimeterM: 300, meetsAt: null };
		expect(sayMeasured({ ...NONE, ring, legsM: [100, 100, 100] }, 'area', en, PACE)).toEqual([
			{ name: 'Area', value: '5,000 m²' },
			{ name: 'Perimeter', value: '300 m' }
		]);
		expect(sayMeasured(NONE, 'line', zh, PACE)).toEqual([]);
	});

	it('say why there are none', () => {
		expect(sayProblem({ ...NONE, problem: { kind: 'cut-off', leg: 2 } }, zh)).toMatch(
			/第 2 段.*没有街道相通/
		);
		expect(sayProblem({ ...NONE, problem: { kind: 'off-network', point: 1 } }, zh)).toMatch(
			/第 1 点 1,000 米内/
		);
		const ring = { areaM2: null, perimeterM: 10, meetsAt: null };
		expect(sayProblem({ ...NONE, ring }, en)).toMatch(/crosses or touches itself/);
		expect(sayProblem(NONE, zh)).toBe('');
	});

	it('are taken along as lines of text', () => {
		const note = writeMeasuredNote(
			{ ...NONE, lengthM: 1500, legsM: [1000, 500] },
			{
				mode: 'street',
				points: [
					[115.46, 38.87],
					[115.47, 38.87],
					[115.48, 38.88]
				],
				speedMps: 1.25,
				isTrial: true,
				city: '保定',
				date: '2022年1月1日'
			},
			zh
		);
		expect(note).toBe(
			[
				'测量（沿街道）',
				'路程：1.50 公里（1,500 米）',
				'步行：20 分钟（步速 1.25 米/秒，按推演后的路网）',
				'各段：1.00 公里、500 米',
				'坐标（经度，纬度）：115.460000, 38.870000；115.470000, 38.870000；115.480000, 38.880000',
				'保定，数据截至 2022年1月1日'
			].join('\n')
		);
	});
});
