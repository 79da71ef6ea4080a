import type { Point } from 'geojson';
import { expect, test } from 'vitest';
import { getLayerSchema } from '#lib/core/city/layers.ts';
import { VALUE_NAMES } from '#lib/core/city/value-names.ts';
import { FACILITY_KIND_CODES } from '#lib/core/facilities/facility-codes.ts';
import { FACILITY_KINDS } from '#lib/core/facilities/facility-kinds.ts';
import { findFacilityKind } from '#lib/core/facilities/find-facility-kind.ts';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { readCell } from '#lib/core/intake/fields/read-cell.ts';
import { readRows } from '#lib/core/intake/fields/read-rows.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import { draftFeature } from '#lib/core/intake/reconcile/draft-feature.ts';
import { buildReferredFinder } from '#lib/core/intake/reconcile/find-referred.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const KIND = { name: 'kind', column: getLayerSchema('facilities').columns.kind!, isPlacing: false };
const AT: Point = { type: 'Point', coordinates: [115.47, 38.87] };

/** The first row of a table as a new feature. */
function draft(kind: 'facilities' | 'buildings', columns: string[], values: SourceValue[]) {
	const table = { name: '', columns, units: columns.map(() => ''), rows: [{ row: 2, values, geometry: AT }] };
	const { matches } = matchColumns(table, kind as IntakeKind);
	const { rows, rejected } = readRows(table, { kind, matches, toLngLat: ([x, y]) => [x!, y!] });
	expect(rejected).toEqual([]);
	const finder = buildReferredFinder(toPlan(buildSmallCity().features), () => '');
	const drafted = draftFeature(kind, rows[0]!, { id: 'new', finder, nextNumber: 1 });
	if (!drafted || 'rejected' in drafted) throw new Error(JSON.stringify(drafted));
	return drafted;
}

test('each kind is read by its code and by its names in the standards, and never taken for another', () => {
	for (const kind of FACILITY_KIND_CODES) {
		const { zh, en } = FACILITY_KINDS[kind].name;
		for (const word of [kind, zh, en, en.toUpperCase()])
			expect(readCell(word, KIND, 1), word).toEqual({ value: kind });
		// 其他设施 is a word of the column alone: no name says that it is nothing else.
		if (kind !== 'other') expect([kind, undefined], zh).toContain(findFacilityKind(zh));
	}
});

test.each([
	['幼儿园（公办）', 'kindergarten'],
	['红星幼儿园', 'kindergarten'],
	['南关小学', 'primary-school'],
	['社区医院', 'health-centre'],
	['东风社区卫生服务站', 'health-station'],
	['敬老院', 'elderly-home'],
	['社区老年人日间照料中心', 'elderly-day-care'],
	['居家养老服务站', 'elderly-day-care'],
	['农贸市场', 'market'],
	['公厕', 'public-toilet'],
	['地下停车场', 'car-parking'],
	['电动车充电棚', 'bicycle-parking'],
	['菜鸟驿站', 'parcel-station'],
	['社区党群服务中心', 'community-service-station']
])('%s is a %s', (word, kind) => {
	expect(readCell(word, KIND, 1)).toEqual({ value: kind });
});

test.each(['学校', '医院', '广场', '服务中心'])(
	'%s may be several kinds, and is refused in words',
	(word) => {
		const reading = readCell(word, KIND, 1);
		expect(reading).toMatchObject({ refused: { zh: expect.stringContaining('幼儿园、') } });
		expect(JSON.stringify(reading)).not.toContain('health-station');
	}
);

test.each([
	['facilities', 'status'],
	['facilities', 'capacityUnit'],
	['buildings', 'heightFrom'],
	['buildings', 'use'],
	['streets', 'streetClass']
] as const)('the words of %s %s are read in both languages', (layer, name) => {
	const field = { name, column: getLayerSchema(layer).columns[name]!, isPlacing: false };
	for (const [value, { zh, en }] of Object.entries(VALUE_NAMES[name]!))
		for (const word of [zh, en]) expect(readCell(word, field, 1), word).toEqual({ value });
});

test.each([
	['规模', '80床', 'nursing-home', { capacity: 80, capacityUnit: 'beds' }],
	['规模', '9班', 'kindergarten', { capacity: 9, capacityUnit: 'classes' }],
	['床位数', 80, 'elderly-home', { capacity: 80, capacityUnit: 'beds' }],
	['泊位数', '120个', 'car-parking', { capacity: 120, capacityUnit: 'spaces' }],
	// What the standard counts of its kind.
	['规模', 180, 'kindergarten', { capacity: 180, capacityUnit: 'places' }],
	['规模', null, 'kindergarten', { capacity: 0, capacityUnit: 'none' }]
])('capacity %s %s of a %s', (heading, value, kind, expected) => {
	const { feature } = draft('facilities', ['名称', '类型', heading], ['甲', kind, value]);
	expect(feature.properties).toMatchObject({ kind, ...expected });
});

test('where no column says the kind, the name does, and the page is told that it is assumed', () => {
	const drafted = draft('facilities', ['设施名称', '建设状态'], ['阳光养老院', '在建']);
	expect(drafted.feature.properties).toMatchObject({ kind: 'elderly-home', status: 'planned' });
	expect(drafted.assumed).toContain('kind');
	expect(draft('facilities', ['设施名称'], ['阳光大院']).feature.properties.kind).toBe('other');
});

test('a building of which nobody says where its height is from has no source for it, and a footprint of its floors', () => {
	const columns = ['楼号', '层数', '高度', '建筑面积'];
	const { feature, isSketched } = draft('buildings', columns, ['1号楼', 6, 18, 3600]);
	expect(feature.properties).toMatchObject({ heightM: 18, heightFrom: 'unknown', use: 'unknown' });
	expect(isSketched).toBe(true);
});
