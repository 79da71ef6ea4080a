import { expect, test } from 'vitest';
import { guessKind } from '#lib/core/intake/guess-kind.ts';
import { INTAKE_KINDS } from '#lib/core/intake/kinds.ts';

test.each([
	['2025年莲池区老旧小区改造台账.xlsx', 'communities'],
	['社区服务中心.csv', 'centres'],
	['小区出入口.geojson', 'entrances'],
	['连片组团.shp', 'clusters'],
	['行政区划.gpkg', 'districts'],
	['养老设施.xls', 'facilities'],
	['房屋建筑.dxf', 'buildings'],
	['main-roads.geojson', 'streets']
])('%s holds %s', (name, kind) => expect(guessKind(name)).toBe(kind));

test('every kind is found by its own name, as exports are called', () => {
	for (const kind of INTAKE_KINDS) expect(guessKind(`${kind}.geojson`)).toBe(kind);
});

test('the first name that tells decides; none tells nothing', () => {
	expect(guessKind('Sheet1', '主轴.xlsx')).toBe('axes');
	expect(guessKind('Sheet1', '表一.xlsx')).toBeUndefined();
	expect(guessKind()).toBeUndefined();
});
