import { describe, expect, test } from 'vitest';
import { describeCrs } from '../../../../src/lib/core/intake/coordinates/describe-crs.ts';
import { toWgs84 } from '../../../../src/lib/core/intake/coordinates/to-wgs84.ts';
import { haversineM } from '../../../../src/lib/core/geometry/local-metres.ts';
import { hasGdal, transformByGdal, wktByGdal } from './gdal.ts';

const idOf = (text: string): string | undefined => describeCrs({ text }).crs?.id;

const reasonOf = (text: string): string | undefined => {
	const description = describeCrs({ text });
	return description.crs ? undefined : description.reason.code;
};

/** As Esri writes a .prj. */
const prj = ({
	name = 'CGCS2000_3_Degree_GK_CM_114E',
	spheroid = 'SPHEROID["CGCS2000",6378137.0,298.257222101]',
	meridian = 114,
	easting = 500000,
	unit = 'UNIT["Meter",1.0]',
	shift = ''
}): string =>
	`PROJCS["${name}",GEOGCS["GCS",DATUM["D",${spheroid}${shift}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],${unit}]`;

const KRASSOVSKY = 'SPHEROID["Krasovsky_1940",6378245.0,298.3]';
const IAG75 = 'SPHEROID["Xian_1980",6378140.0,298.257]';

test.each([
	['EPSG:4547', 'EPSG:4547'],
	['epsg:4326', 'EPSG:4326'],
	['4490', 'EPSG:4490'],
	['urn:ogc:def:crs:EPSG::4547', 'EPSG:4547'],
	['urn:ogc:def:crs:EPSG:6.9:4526', 'EPSG:4526'],
	['http://www.opengis.net/def/crs/EPSG/0/4548', 'EPSG:4548'],
	['http://www.opengis.net/gml/srs/epsg.xml#4490', 'EPSG:4490'],
	['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
	['OGC:CRS84', 'EPSG:4326'],
	['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'EPSG:4326'],
	['EPSG:4479', undefined],
	['EPSG:900913', 'EPSG:3857'],
	['ESRI:102100', 'EPSG:3857'],
	['EPSG:4480', 'EPSG:4490'],
	['EPSG:32650', 'EPSG:32650'],
	['GCJ-02', 'gcj02'],
	['高德坐标', 'gcj02'],
	['bd09ll', 'bd09'],
	['百度坐标系', 'bd09'],
	['CGCS2000_3_Degree_GK_CM_114E', 'EPSG:4547'],
	['CGCS2000_3_Degree_GK_Zone_38', 'EPSG:4526'],
	['CGCS2000_GK_Zone_20', 'EPSG:4498'],
	['CGCS2000_GK_CM_117E', 'EPSG:4509'],
	['CGCS2000 / 3-degree Gauss-Kruger CM 117E', 'EPSG:4548'],
	['GCS_China_Geodetic_Coordinate_System_2000', 'EPSG:4490'],
	['China Geodetic Coordinate System 2000', 'EPSG:4490'],
	['GCS_WGS_1984', 'EPSG:4326'],
	['WGS 84 / UTM zone 50N', 'EPSG:32650'],
	['WGS_1984_UTM_Zone_50N', 'EPSG:32650'],
	['WGS 84 / Pseudo-Mercator', 'EPSG:3857'],
	['Xian_1980_3_Degree_GK_Zone_38', 'EPSG:2362'],
	['Beijing_1954_3_Degree_GK_CM_114E', 'EPSG:2435'],
	['西安80 3度带 第38带', 'EPSG:2362'],
	['国家2000 三度带 中央经线114', 'EPSG:4547'],
	['国家2000大地坐标系', 'EPSG:4490'],
	['国家2000 3度带', undefined],
	['CGCS2000_3_Degree_GK_CM_115E', undefined]
])('%s is %s', (text, id) => {
	expect(idOf(text)).toBe(id);
});

test('says why a declaration means nothing', () => {
	expect(reasonOf('')).toBe('crs-says-nothing');
	expect(reasonOf('unknown')).toBe('crs-says-nothing');
	expect(reasonOf('LOCAL_CS["XY",UNIT["Meter",1]]')).toBe('crs-says-nothing');
	expect(reasonOf('EPSG:4479')).toBe('crs-geocentric');
	expect(reasonOf('EPSG:27700')).toBe('crs-unknown-code');
	expect(reasonOf('Atlantis 12')).toBe('crs-unknown-name');
	expect(reasonOf('PROJCS["x",GEOGCS[')).toBe('crs-unreadable');
	expect(reasonOf(`PROJCS["x",${'A['.repeat(30_000)}`)).toBe('crs-too-long');
	expect(reasonOf(`PROJCS["x",${'A['.repeat(9_000)}`)).toBe('crs-unreadable');
	expect(reasonOf(`PROJCS["x",${'A['.repeat(6_000)}${']'.repeat(6_001)}`)).toBe('crs-unreadable');
});

describe('WKT', () => {
	test('is a code where its parameters agree, whatever its name', () => {
		expect(idOf(prj({}))).toBe('EPSG:4547');
		expect(idOf(prj({ name: '自定义' }))).toBe('EPSG:4547');
		expect(idOf(prj({ name: 'CGCS2000_3_Degree_GK_Zone_38', easting: 38500000 }))).toBe('EPSG:4526');
		expect(idOf(prj({ name: 'CGCS2000_3_Degree_GK_CM_117E', meridian: 117 }))).toBe('EPSG:4548');
		expect(idOf(prj({ name: 'CGCS2000_GK_CM_117E', meridian: 117 }))).toBe('EPSG:4509');
		expect(idOf(prj({ spheroid: KRASSOVSKY, easting: 38500000 }))).toBe('EPSG:2414');
		expect(idOf(prj({ spheroid: IAG75 }))).toBe('EPSG:2383');
	});

	test('without a code it stays itself: own meridian, other unit, own way to WGS-84', () => {
		expect(idOf(prj({ meridian: 115 }))).toBe('wkt');
		expect(idOf(prj({ unit: 'UNIT["Foot",0.3048]' }))).toBe('wkt');
		expect(idOf(prj({ spheroid: KRASSOVSKY, shift: ',TOWGS84[12.646,-155.176,-80.863,0,0,0,0]' }))).toBe(
			'wkt'
		);
	});

	test('says how far positions can be trusted', () => {
		const notes = (text: string): string[] => {
			const { crs, ...rest } = describeCrs({ text });
			return crs && 'notes' in rest ? rest.notes.map(({ code }) => code) : [];
		};
		expect(notes('EPSG:4326')).toEqual([]);
		expect(notes('EPSG:4547')).toEqual(['crs-taken-as-wgs84']);
		expect(notes(prj({ spheroid: KRASSOVSKY }))).toEqual(['crs-old-datum']);
		expect(notes(prj({ spheroid: IAG75, meridian: 115 }))).toEqual(['crs-old-datum']);
		expect(notes(prj({ spheroid: KRASSOVSKY, shift: ',TOWGS84[12.6,-155.2,-80.9,0,0,0,0]' }))).toEqual([]);
	});

	test('of a foot and of TOWGS84 is applied', () => {
		const feet = describeCrs({ text: prj({ unit: 'UNIT["Foot",0.3048]', easting: 0 }) }).crs!;
		const metres = describeCrs({ text: prj({ easting: 0 }) }).crs!;
		const [lng, lat] = toWgs84(feet)([100000 / 0.3048, 4000000 / 0.3048]);
		expect(haversineM(lng, lat, ...toWgs84(metres)([100000, 4000000]))).toBeLessThan(0.01);
		const shifted = describeCrs({
			text: prj({ spheroid: KRASSOVSKY, shift: ',TOWGS84[12.646,-155.176,-80.863,0,0,0,0]' })
		}).crs!;
		const kept = toWgs84('EPSG:2435')([528770, 3388000]);
		const offM = haversineM(...toWgs84(shifted)([528770, 3388000]), ...kept);
		expect(offM).toBeGreaterThan(30);
		expect(offM).toBeLessThan(150);
	});
});

describe.skipIf(!hasGdal)('beside GDAL (skipped where gdal-bin is not installed)', () => {
	test.each(['EPSG:4490', 'EPSG:4326', 'EPSG:4547', 'EPSG:4526', 'EPSG:4509', 'EPSG:4498', 'EPSG:32650'])(
		'reads every kind of WKT of %s',
		(id) => {
			for (const form of ['wkt1', 'wkt_esri', 'wkt2'] as const) expect(idOf(wktByGdal(id, form))).toBe(id);
		}
	);

	test.each(['EPSG:2383', 'EPSG:2437', 'EPSG:21460', 'EPSG:2362', 'EPSG:4214', 'EPSG:4610', 'EPSG:3857'])(
		'reads every kind of WKT of %s',
		(id) => {
			for (const form of ['wkt1', 'wkt_esri', 'wkt2'] as const) expect(idOf(wktByGdal(id, form))).toBe(id);
		}
	);

	test('reads the horizontal part of a compound system', () => {
		expect(idOf(wktByGdal('EPSG:4547+5737', 'wkt1'))).toBe('EPSG:4547');
		expect(idOf(wktByGdal('EPSG:4547+5737', 'wkt2'))).toBe('EPSG:4547');
	});

	test('applies an own definition as PROJ does', () => {
		const wkt = prj({
			meridian: 115,
			spheroid: KRASSOVSKY,
			shift: ',TOWGS84[12.646,-155.176,-80.863,0,0,0,0]'
		});
		const [[lng, lat]] = transformByGdal(
			'+proj=tmerc +lon_0=115 +x_0=500000 +ellps=krass +towgs84=12.646,-155.176,-80.863',
			'EPSG:4326',
			[[540000, 4305000]]
		) as [[number, number]];
		expect(haversineM(...toWgs84(describeCrs({ text: wkt }).crs!)([540000, 4305000]), lng, lat)).toBeLessThan(
			0.1
		);
	});
});
