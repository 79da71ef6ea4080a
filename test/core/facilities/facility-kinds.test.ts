import { describe, expect, it } from 'vitest';
import { FACILITY_GROUPS, FACILITY_KIND_CODES, KINDS_BY_GROUP } from '#lib/core/facilities/facility-codes.ts';
import { FACILITY_KINDS, FACILITY_SOURCES } from '#lib/core/facilities/facility-kinds.ts';
import { isHeightVerified } from '#lib/core/facilities/is-height-verified.ts';
import { HEIGHT_SOURCES } from '#lib/core/city/types.ts';
import { groupOfKind } from '#lib/core/facilities/group-of-kind.ts';
import { FACILITY_GLYPHS } from '#lib/carto/style/facility-layers.ts';
import { EDITING_TEXTS } from '#lib/ui/messages/editing.ts';
import { FIELD_VALUES } from '#lib/ui/messages/facilities.ts';
import { getLayerSchema } from '#lib/core/city/layers.ts';

describe('kinds of facilities', () => {
	it('have codes that are kebab-case, once each, and a rule with two names that no other kind has', () => {
		expect(new Set(FACILITY_KIND_CODES).size).toBe(FACILITY_KIND_CODES.length);
		for (const code of FACILITY_KIND_CODES) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
		expect(Object.keys(FACILITY_KINDS).toSorted()).toEqual([...FACILITY_KIND_CODES].toSorted());
		for (const lang of ['zh', 'en'] as const) {
			const names = Object.values(FACILITY_KINDS).map(({ name }) => name[lang]);
			expect(new Set(names).size).toBe(names.length);
		}
	});

	it('belong to one group, which has a sign of its own in both languages', () => {
		for (const group of FACILITY_GROUPS)
			for (const kind of KINDS_BY_GROUP[group]) expect(groupOfKind(kind)).toBe(group);
		for (const glyphs of Object.values(FACILITY_GLYPHS)) {
			expect(Object.keys(glyphs)).toEqual(FACILITY_GROUPS);
			expect(new Set(Object.values(glyphs)).size).toBe(FACILITY_GROUPS.length);
		}
	});

	it('have ranges that are ranges, radii within their life circle, and a source with a date', () => {
		const walkM = { '15': 1000, '10': 500, '5': 500, block: 300, none: 0 };
		for (const [code, { tier, radiusM, floorAreaM2, siteAreaM2, source }] of Object.entries(FACILITY_KINDS)) {
			if (radiusM !== null) expect(radiusM, code).toBeLessThanOrEqual(walkM[tier]);
			for (const range of [floorAreaM2, siteAreaM2])
				if (range) expect(range[0], code).toBeLessThan(range[1] ?? Infinity);
			if (tier !== 'none') expect(FACILITY_SOURCES[source].effectiveFrom, code).toMatch(/^\d{4}-\d\d-\d\d$/);
		}
	});
});

describe('the height of a building', () => {
	it('is verified where there is one that was measured or drawn as built, and nowhere else', () => {
		const of = (heightM: number) =>
			HEIGHT_SOURCES.filter((heightFrom) => isHeightVerified({ heightM, heightFrom }));
		expect(of(18)).toEqual(['surveyed', 'drawing']);
		expect(of(0)).toEqual([]);
	});
});

describe('texts of facilities and buildings', () => {
	it('name every field, and every value in its own field, in both languages', () => {
		for (const lang of ['zh', 'en'] as const)
			for (const layer of ['facilities', 'buildings'] as const)
				for (const [field, { values }] of Object.entries(getLayerSchema(layer).columns)) {
					expect(EDITING_TEXTS[lang].field[field], `${lang} ${layer}.${field}`).toBeTruthy();
					if (!values || field === 'provenance') continue;
					expect(Object.keys(FIELD_VALUES[lang][field]!).toSorted(), `${lang} ${field}`).toEqual(
						[...values].toSorted()
					);
				}
	});
});
