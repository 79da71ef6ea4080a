import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ExportValue } from '#lib/server/formats/export-layer.ts';
import { splitByGeometry } from '#lib/server/formats/shapefile/split-by-geometry.ts';
import { writeShapefile } from '#lib/server/formats/shapefile/write-shapefile.ts';
import { expectSameLayer } from '../../../helpers/formats/compare-layers.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, infoByOgr, readByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';
import { toCanonicalArea } from '../../../helpers/formats/to-canonical-area.ts';

const UTF8 = { encoding: 'utf-8' } as const;
/** All of these GBK has. */
const IN_GBK = ['北塘小区', '東風路', '€', 'a', "'", ',', '、', '１２', '007', '\n', '%%d'];

test('a zip of all parts of every layer, with what the fields mean', () => {
	const given = exportOf({ layers: ['communities', 'doors'], crs: 'EPSG:4547' });
	const files = unzipSync(writeShapefile(given, UTF8));
	expect(Object.keys(files)).toEqual([
		...['communities', 'doors'].flatMap((name) =>
			['shp', 'shx', 'prj', 'dbf', 'cpg'].map((end) => `${name}.${end}`)
		),
		'fields.csv',
		'README.txt'
	]);
	expect(strFromU8(files['communities.cpg']!)).toBe('UTF-8');
	expect(strFromU8(files['communities.prj']!)).toMatch(/^PROJCS\["CGCS2000_3_Degree_GK_CM_114E"/);
	expect(strFromU8(files['fields.csv']!)).toContain(
		'communities,fee_m2_mon,serviceFeeYuanPerM2Month,物业费（元/平方米·月）,Service fee (yuan/m² a month)'
	);
	// The date of the data, not of the day.
	expect([...files['doors.dbf']!.subarray(0, 4)]).toEqual([3, 122, 3, 1]);
});

test('GBK says so, in .cpg and in the table; shifted systems have no .prj', () => {
	const given = exportOf({ layers: ['doors'], crs: 'gcj02' });
	const files = unzipSync(writeShapefile(given, { encoding: 'gbk' }));
	expect(strFromU8(files['doors.cpg']!)).toBe('GBK');
	expect(files['doors.dbf']![29]).toBe(0x4d);
	expect(files['doors.prj']).toBeUndefined();
	expect(strFromU8(files['README.txt']!)).toContain('GCJ-02');
});

test('a text that does not fit is named, never cut', () => {
	const features = buildRandomFeatures(1);
	features.communities.features[1]!.properties.note = '长'.repeat(85);
	const write = (encoding: 'utf-8' | 'gb18030') =>
		writeShapefile(exportOf({ features, layers: ['communities'] }), { encoding });
	expect(() => write('utf-8')).toThrow(
		'communities, "community-2", note: the text has 255 bytes in utf-8, and a shapefile holds 254; take gpkg, or shorten the text.'
	);
	expect(() => write('gb18030')).not.toThrow();
});

describe.skipIf(!hasOgr)('GDAL', () => {
	const rules = {
		nameOf: ({ shortName }: { shortName: string }) => shortName,
		// Versions before 3.7 know no logical fields; a table knows no difference between nothing and an empty text.
		toValue: (value: ExportValue) => (value === '' ? null : value),
		shapeOf: toCanonicalArea
	};

	test.each([
		['EPSG:4326', 'utf-8'],
		['EPSG:4490', 'gbk'],
		['EPSG:4547', 'gbk'],
		['EPSG:4526', 'gb18030'],
		['EPSG:32650', 'utf-8'],
		['EPSG:3857', 'utf-8']
	] as const)('reads every layer of a random plan in %s and %s', (crs, encoding) => {
		const pieces = encoding === 'gbk' ? { pieces: IN_GBK } : {};
		const given = exportOf({ features: buildRandomFeatures(crs.length * 31, pieces), crs });
		const bytes = writeShapefile(given, { encoding });
		for (const layer of given.layers.flatMap(splitByGeometry)) {
			const read = readByOgr(bytes, 'plan.zip', layer.name);
			const code = crs === 'EPSG:4326' ? 'OGC:1.3:CRS84' : crs.replace(':', '::');
			expect(read.crs?.properties.name).toBe(`urn:ogc:def:crs:${code}`);
			for (const { properties } of read.features)
				for (const [name, value] of Object.entries(properties!)) {
					const isLogical = layer.columns.find(({ shortName }) => shortName === name)?.type === 'boolean';
					if (isLogical && typeof value === 'string') properties![name] = value === 'T';
				}
			expectSameLayer(read, layer, given.crs, rules);
		}
	});

	test('has nothing to complain about', () => {
		const info = infoByOgr(writeShapefile(exportOf(), UTF8), 'plan.zip');
		expect(info).not.toMatch(/warning|error/i);
		expect(info).toContain('Feature Count: 2');
	});
});
