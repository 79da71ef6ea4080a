import { describe, expect, test } from 'vitest';
import { writeDxf } from '#lib/server/formats/dxf/write-dxf.ts';
import { listPolygons, toFileGeometry } from '#lib/server/formats/to-file-geometry.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { hasOgr, readByOgr } from '../../../helpers/formats/ogr.ts';
import { buildRandomFeatures } from '../../../helpers/formats/random-features.ts';

const textOf = (given: ReturnType<typeof exportOf>) => new TextDecoder().decode(writeDxf(given));

test('the head says of what it is and in which system, and that texts are UTF-8', () => {
	const dxf = textOf(exportOf({ layers: ['communities'], crs: 'EPSG:4547' }));
	expect(dxf).toMatch(/^999\nEPSG:4547 国家2000/);
	for (const said of ['第 7 版', '2022-03-01', '示意数据', "O'Neill"])
		expect(dxf.slice(0, 1000)).toContain(said);
	expect(dxf).toMatch(/\$ACADVER\s+1\s+AC1021/);
	expect(dxf).toMatch(/\$INSUNITS\s+70\s+6\b/);
});

test('the same plan gives the same bytes', () => {
	expect(textOf(exportOf())).toBe(textOf(exportOf()));
});

describe.skipIf(!hasOgr)('GDAL', () => {
	const read = (given: ReturnType<typeof exportOf>) =>
		readByOgr(writeDxf(given), 'plan.dxf', 'entities').features.map(({ properties, geometry }) => ({
			layer: properties!.Layer as string,
			text: properties!.Text as string | null,
			// GDAL gives every line a height of 0.
			places: [(geometry as { coordinates: number[][] }).coordinates]
				.flat()
				.map((at) => (Array.isArray(at) ? at.slice(0, 2) : at))
		}));

	test('finds every ring of every area on its layer, with all its positions, and the names', () => {
		const given = exportOf({
			features: buildRandomFeatures(4),
			layers: ['communities', 'streets'],
			crs: 'EPSG:4547'
		});
		const found = read(given);
		const rings = given.layers[0]!.features.flatMap(({ geometry }) =>
			listPolygons(toFileGeometry(geometry!, given.crs)).flat()
		);
		expect(found.filter(({ layer }) => layer === '小区').map(({ places }) => places)).toEqual(rings);
		const names = given.layers[0]!.features.map(({ values }) => String(values[1]).replace(/\s+/g, ' '));
		const texts = found.filter(({ layer }) => layer === '小区-注记').map(({ text }) => text);
		expect(texts).toHaveLength(names.length);
		const lines = found.filter(({ layer }) => layer === '街道').map(({ places }) => places);
		expect(lines).toEqual(
			given.layers[1]!.features.map(
				({ geometry }) =>
					(toFileGeometry(geometry!, given.crs) as never as { coordinates: unknown }).coordinates
			)
		);
	});

	test('reads Chinese names', () => {
		const texts = read(exportOf({ layers: ['communities'] })).flatMap(({ text }) => (text ? [text] : []));
		expect(texts).toEqual(['北塘小区', '田野小区']);
	});
});
