import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { readFile } from '#lib/server/formats/read-file.ts';
import { readFlatGeobuf } from '#lib/server/formats/flatgeobuf/read-flatgeobuf.ts';
import { UnreadableFile } from '#lib/server/formats/unreadable-file.ts';
import { columnOf, DRAWN_AREAS, DRAWN_LINES, DRAWN_POINTS } from '../../../helpers/formats/drawn-features.ts';
import { writeByOgr } from '../../../helpers/formats/ogr-files.ts';
import { hasOgr } from '../../../helpers/formats/ogr.ts';
import { spoilBytes } from '../../../helpers/formats/spoil-bytes.ts';
import { howMany } from '../../../helpers/how-many.ts';

const write = (features: FeatureCollection, ...args: string[]): Uint8Array =>
	writeByOgr(features, 'out.fgb', ['-f', 'FlatGeobuf', ...args]).get('out.fgb')!;

/** One part is that part: GDAL writes all of a layer as parts where one is. */
const plain = ({ type, coordinates }: Geometry & { coordinates?: unknown }) => ({
	type: type.replace('Multi', ''),
	parts: type.startsWith('Multi') ? coordinates : [coordinates]
});

describe.skipIf(!hasOgr)('as GDAL writes it', () => {
	test.each([
		['areas', DRAWN_AREAS],
		['lines', DRAWN_LINES],
		['points', DRAWN_POINTS]
	])('%s, with an index and without', async (_, drawn) => {
		for (const index of ['YES', 'NO']) {
			// Without an index features keep their order.
			const bytes = write(drawn, '-lco', `SPATIAL_INDEX=${index}`);
			const { format, layers } = await readFile({ name: '小区.fgb', bytes });
			expect(format).toBe('flatgeobuf');
			const [layer] = layers;
			expect(layer!.crs).toEqual({ from: 'crs-member', text: 'EPSG:4326' });
			const names = Object.keys(drawn.features[0]!.properties!);
			const read = layer!.rows.map(({ geometry, values }) => ({
				shape: plain(geometry as never),
				values: names.map((name) => values[layer!.columns.indexOf(name)])
			}));
			const given = drawn.features.map(({ geometry, properties }) => ({
				shape: plain(geometry as never),
				values: names.map((name) => properties![name] as unknown)
			}));
			const sort = (list: { values: unknown[] }[]) =>
				list.toSorted((a, b) => (String(a.values[0]) < String(b.values[0]) ? -1 : 1));
			expect(sort(read)).toEqual(sort(given));
			if (index === 'NO') expect(read).toEqual(given);
		}
	});

	test('in another system, with all kinds of values', async () => {
		const collection: FeatureCollection = {
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					properties: {
						whole: 9_007_199_254_740_993n.toString(),
						real: 0.1,
						day: '2022-03-01',
						isOpen: true
					},
					geometry: { type: 'Point', coordinates: [115.5, 38.9, 12] }
				},
				{
					type: 'Feature',
					properties: { whole: null, real: -3, day: null },
					geometry: { type: 'Point', coordinates: [115.6, 38.9, 12] }
				}
			]
		};
		const bytes = write(collection, '-t_srs', 'EPSG:4547', '-lco', 'SPATIAL_INDEX=NO');
		const [layer] = readFlatGeobuf('a.fgb', bytes).layers;
		expect(layer!.crs).toEqual({ from: 'crs-member', text: 'EPSG:4547' });
		expect(columnOf(layer!, 'real')).toEqual([0.1, -3]);
		expect(columnOf(layer!, 'whole')).toEqual(['9007199254740993', null]);
		expect(String(columnOf(layer!, 'day')[0])).toMatch(/^2022[-/]03[-/]01/);
		expect(columnOf(layer!, 'isOpen')).toEqual([true, null]);
		expect(layer!.rows[0]!.geometry).toMatchObject({ type: 'Point', coordinates: { length: 2 } });
	});

	test('damaged files are read or refused with the remedy', () => {
		for (const drawn of [DRAWN_AREAS, DRAWN_LINES])
			for (const bytes of spoilBytes(write(drawn), howMany(400)))
				try {
					readFlatGeobuf('a.fgb', bytes);
				} catch (error) {
					expect(error).toBeInstanceOf(UnreadableFile);
				}
	});
});

test('what ends too soon is refused', () => {
	const magic = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0];
	for (const rest of [[], [4, 0, 0, 0], [255, 255, 255, 255], [8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 64]])
		expect(() => readFlatGeobuf('a.fgb', Uint8Array.from([...magic, ...rest]))).toThrow(
			/is a damaged FlatGeobuf; export or copy it again/
		);
});
