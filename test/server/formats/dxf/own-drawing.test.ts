import { describe, expect, test } from 'vitest';
import { readDxf } from '#lib/server/formats/dxf/read-dxf.ts';
import { writeDxf } from '#lib/server/formats/dxf/write-dxf.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';
import { exportOf } from '../../../helpers/formats/export-of.ts';
import { columnOf } from '../../../helpers/formats/drawn-features.ts';

const drawn = () =>
	new TextDecoder().decode(writeDxf(exportOf({ layers: ['communities', 'centres'], crs: 'EPSG:4547' })));

const read = (text: string) => readDxf('plan.dxf', new TextEncoder().encode(text));

const layerOf = (text: string, name = '小区') => read(text).layers.find((layer) => layer.name === name)!;

/** Objects of the drawing, each from its kind to the next. */
function splitObjects(text: string): string[] {
	const start = text.indexOf('2\nENTITIES\n') + '2\nENTITIES\n'.length;
	const end = text.indexOf('0\nENDSEC', start);
	const objects = text.slice(start, end).split(/(?<=\n)(?=0\n[A-Z]+\n)/);
	return [text.slice(0, start), ...objects, text.slice(end)];
}

describe('a drawing that this program wrote', () => {
	test('comes back with all values, and names are no features of their own', () => {
		const { layers, written } = read(drawn());
		expect(written).toEqual({ city: 'small', revision: 7, crs: 'EPSG:4547' });
		expect(layers.map(({ name, rows }) => [name, rows.length])).toEqual([
			['小区', 2],
			['小区-注记', 0],
			['服务中心', 2]
		]);
		const [first] = buildSmallCity().features.communities.features;
		const layer = layers[0]!;
		for (const name of ['id', 'name', 'note', 'households', 'walled', 'serviceFeeYuanPerM2Month'] as const)
			expect(columnOf(layer, name)[0]).toBe(first!.properties[name]);
		expect(JSON.parse(String(columnOf(layer, 'aliases')[0]))).toEqual(first!.properties.aliases);
		expect(layer.rows.map(({ geometry }) => geometry!.type)).toEqual(['Polygon', 'MultiPolygon']);
		expect(layer.crs).toEqual({ from: 'comment', text: 'EPSG:4547' });
	});

	test('is known without its comments, which CAD programs drop', () => {
		const { written, layers } = read(drawn().replace(/^999\n.*\n/gm, ''));
		expect(written).toEqual({ city: 'small', revision: 7, crs: 'EPSG:4547' });
		expect(layers[0]!.crs).toEqual({ from: 'comment', text: 'EPSG:4547' });
	});

	test('a name that was written over is the new name; of a sign likewise', () => {
		const text = drawn()
			.replace(/\n1\n北塘小区\n/, '\n1\n北塘新村\n')
			.replace(/\n1\n西服务中心\n/, '\n1\n西门服务中心\n');
		expect(columnOf(layerOf(text), 'name')).toEqual(['北塘新村', '田野小区']);
		expect(columnOf(layerOf(text, '服务中心'), 'name')).toEqual(['西门服务中心', '东服务中心']);
	});

	test('a hole or a part that was taken out is gone; a part keeps what it carries', () => {
		const objects = splitObjects(drawn());
		// The outline and the hole of the first, both parts of the second.
		const [, , hole, , part] = objects;
		const without = (one: string | undefined) => objects.filter((object) => object !== one).join('');
		expect(layerOf(without(hole)).rows[0]!.geometry).toMatchObject({ type: 'Polygon', coordinates: [{}] });
		const left = layerOf(without(part));
		expect(left.rows[1]!.geometry!.type).toBe('Polygon');
		expect(columnOf(left, 'name')).toEqual(['北塘小区', '田野小区']);
	});

	test('what was copied is a feature without a number; what was drawn is named by the text in it', () => {
		const objects = splitObjects(drawn());
		const [outline, end] = [objects[1]!, objects.at(-1)!];
		const copied = layerOf([...objects.slice(0, -1), outline, end].join(''));
		expect(columnOf(copied, 'id')).toEqual(['community-1', 'community-2', null]);
		expect(columnOf(copied, 'name')).toEqual(['北塘小区', '田野小区', '北塘小区']);
		const line = [0, 100, 100].map((x, i) => `10\n${x}\n20\n${i === 2 ? 100 : 0}\n`).join('');
		const mine = `0\nLWPOLYLINE\n8\n小区\n70\n1\n${line}0\nTEXT\n8\n0\n10\n80\n20\n20\n1\n新华里\n`;
		const added = layerOf([...objects.slice(0, -1), mine, end].join(''));
		expect(columnOf(added, 'name')).toEqual(['北塘小区', '田野小区', '新华里']);
	});

	test('more than an object can carry is refused with the feature and the remedy', () => {
		const { features } = buildSmallCity();
		const [community] = features.communities.features;
		(community!.properties as { note: string }).note = '长'.repeat(6000);
		expect(() => writeDxf(exportOf({ features, layers: ['communities'] }))).toThrow(
			/communities, "community-1".*take gpkg/
		);
	});

	test('extended data of others, or broken, is passed over', () => {
		const broken = drawn()
			.replaceAll('1001\nLIANPIAN\n', '1001\nOTHER\n')
			.replace('1001\nOTHER\n', '1001\nLIANPIAN\n1000\n@x\n1000\nid={]\n1001\nOTHER\n');
		const layer = layerOf(broken);
		expect(layer.rows).toHaveLength(4);
		expect(layer.columns).toEqual(['对象', '文字']);
	});
});
