import { describe, expect, test } from 'vitest';
import { writeKml } from '#lib/server/formats/kml/write-kml.ts';
import { expectSameLayer } from '../../../helpers/formats/compare-layers.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, infoByOgr, readByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

const textOf = (given: ReturnType<typeof exportOf>) => new TextDecoder().decode(writeKml(given));

test('a folder a layer, styled by state, with every value and what it is of', () => {
	const kml = textOf(exportOf({ layers: ['communities', 'axes'] }));
	expect(kml).toContain('<Folder id="communities">\n<name>小区</name>');
	expect(kml).toContain('<Folder id="axes">\n<name>主轴</name>');
	// 藤黄, with 70 per cent.
	expect(kml).toContain('<PolyStyle><color>b326a5e0</color>');
	expect(kml).toMatch(/<name>北塘小区<\/name><styleUrl>#communities-1<\/styleUrl>/);
	expect(kml).toContain(
		'<Data name="households"><displayName>户数（户）</displayName><value>480</value></Data>'
	);
	for (const said of ['第 7 版', '2022-03-01', '示意数据', "O'Neill"]) expect(kml).toContain(said);
});

test('holes are inner boundaries, several parts one geometry of many', () => {
	const kml = textOf(exportOf({ layers: ['districts'] }));
	expect(kml.match(/<innerBoundaryIs>/g)).toHaveLength(1);
	expect(kml.match(/<MultiGeometry><Polygon>/g)).toHaveLength(1);
});

test('another coordinate system is refused with the reason', () => {
	expect(() => writeKml(exportOf({ crs: 'EPSG:4490' }))).toThrow(
		'KML knows WGS-84 only, not CGCS2000, longitude and latitude; leave the coordinate system out, or take another format.'
	);
});

describe.skipIf(!hasOgr)('GDAL', () => {
	test('reads every layer of random plans', () => {
		for (let seed = 1; seed <= 5; seed++) {
			const given = exportOf({ features: buildRandomFeatures(seed) });
			const bytes = writeKml(given);
			for (const layer of given.layers) {
				const read = readByOgr(bytes, 'plan.kml', layer.title.zh);
				const names = new Set(layer.columns.map(({ name }) => name));
				for (const feature of read.features) {
					const { Name, ...properties } = feature.properties!;
					// GDAL keeps the placemark's own name apart from a value of that name.
					feature.properties = Object.fromEntries(
						Object.entries({ name: Name, ...properties }).filter(([name]) => names.has(name))
					);
				}
				expectSameLayer(read, layer, given.crs, {
					toValue: (value) => (value === null ? null : String(value))
				});
			}
		}
	});

	test('has nothing to complain about', () => {
		const info = infoByOgr(writeKml(exportOf()), 'plan.kml');
		expect(info).not.toMatch(/warning|error/i);
		expect(info).toMatch(/Layer name: 小区\n(.*\n)*?Feature Count: 2/);
	});
});
