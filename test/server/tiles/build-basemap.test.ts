import type { Feature, LineString, Polygon } from 'geojson';
import { expect, test } from 'vitest';
import type { StreetWay } from '#lib/core/network/types.ts';
import { buildBasemapLayers } from '#lib/server/tiles/build-basemap.ts';
import { mergeLines } from '#lib/server/tiles/merge-lines.ts';

/** A way along points of a line of letters, A at 0°, B at 1°, …. */
function way(letters: string, more: Partial<StreetWay> = {}): StreetWay {
	return {
		id: letters,
		coordinates: [...letters].map((letter) => [letter.charCodeAt(0) - 65, 0]),
		vertexKeys: [...letters],
		name: '东风路',
		streetClass: 'primary',
		provenance: 'imported',
		...more
	};
}

const merge = (...lines: string[]) =>
	mergeLines(lines.map((line) => ({ keys: [...line], coordinates: way(line).coordinates }))).map(({ keys }) =>
		keys.join('')
	);

test.each([
	['two in a row', ['AB', 'BC'], ['ABC']],
	['directions apart', ['AB', 'CB', 'CD'], ['ABCD']],
	['the middle first', ['BC', 'AB', 'DC'], ['ABCD']],
	['a fork stays three lines', ['AB', 'BC', 'BD'], ['AB', 'BC', 'BD']],
	['a ring', ['AB', 'BC', 'CA'], ['ABCA']],
	['two lines between the same ends', ['ABC', 'ADC'], ['ABCDA']],
	['a ring by itself', ['ABCA'], ['ABCA']],
	['a ring with a tail', ['ABCA', 'AD'], ['ABCA', 'AD']]
])('lines join: %s', (_, lines, expected) => {
	expect(merge(...lines)).toEqual(expected);
});

test('every stretch is in exactly one joined line', () => {
	const lines = ['AB', 'CB', 'CD', 'DE', 'EC', 'FG', 'HG', 'AH'];
	const stretches = (keys: string) =>
		Array.from({ length: keys.length - 1 }, (_, i) =>
			Array.from(keys.slice(i, i + 2))
				.toSorted()
				.join('')
		);
	expect(
		merge(...lines)
			.flatMap(stretches)
			.toSorted()
	).toEqual(lines.flatMap(stretches).toSorted());
});

test('streets join only where name, class and provenance go on', () => {
	const { street } = buildBasemapLayers({
		ways: [way('AB'), way('BC'), way('CD', { streetClass: 'lane' }), way('DE', { name: '五四路' })]
	});
	expect(
		street?.map(({ properties, geometry }) => {
			const { fromZoom: _, ...kept } = properties!;
			return [kept, (geometry as LineString).coordinates.length];
		})
	).toEqual([
		[
			{
				name: '东风路',
				nameEn: 'Dongfeng Road',
				class: 'primary',
				provenance: 'imported',
				main: true,
				rank: 1
			},
			3
		],
		[
			{
				name: '东风路',
				nameEn: 'Dongfeng Road',
				class: 'lane',
				provenance: 'imported',
				main: false,
				rank: 5
			},
			2
		],
		[
			{ name: '五四路', nameEn: 'Wusi Road', class: 'primary', provenance: 'imported', main: true, rank: 1 },
			2
		]
	]);
});

test('the border two districts share is drawn once', () => {
	const district = (ring: number[][]): Feature<Polygon> => ({
		type: 'Feature',
		properties: { provenance: 'approximate' },
		geometry: { type: 'Polygon', coordinates: [ring] }
	});
	const left = [
		[0, 0],
		[1, 0],
		[1, 1],
		[0, 1],
		[0, 0]
	];
	const right = [
		[1, 0],
		[2, 0],
		[2, 1],
		[1, 1],
		[1, 0]
	];
	const { district_line: borders = [] } = buildBasemapLayers({
		ways: [],
		districts: [district(left), district(right)]
	});
	const lengths = borders.map(({ geometry }) => (geometry as LineString).coordinates.length - 1);
	expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(7);
	expect(borders).toHaveLength(3);
	expect(borders[0]?.properties).toEqual({ provenance: 'approximate' });
});

test('landmarks get the rank of their kind unless they have one', () => {
	const place = (properties: object) => ({
		type: 'Feature' as const,
		properties,
		geometry: { type: 'Point' as const, coordinates: [0, 0] }
	});
	const { landmark } = buildBasemapLayers({
		ways: [],
		places: [place({ kind: 'hospital' }), place({ kind: 'tower' }), place({ kind: 'hospital', rank: 1 })]
	});
	expect(landmark?.map(({ properties }) => properties?.rank as unknown)).toEqual([2, 3, 1]);
});

test('landmarks of one name near each other are one: the most important, else the first', () => {
	const place = (name: string, kind: string, lng: number) => ({
		type: 'Feature' as const,
		properties: { name, kind },
		geometry: { type: 'Point' as const, coordinates: [lng, 0] }
	});
	const { landmark } = buildBasemapLayers({
		ways: [],
		places: [
			place('站', 'bus_stop', 0),
			place('站', 'railway_station', 0.001),
			place('站', 'bus_stop', 0.01),
			place('园', 'park', 0),
			place('', 'park', 0),
			place('', 'park', 0)
		]
	});
	expect(landmark?.map(({ properties, geometry }) => [properties?.name, geometry])).toEqual([
		['站', { type: 'Point', coordinates: [0.001, 0] }],
		['站', { type: 'Point', coordinates: [0.01, 0] }],
		['园', { type: 'Point', coordinates: [0, 0] }],
		['', { type: 'Point', coordinates: [0, 0] }],
		['', { type: 'Point', coordinates: [0, 0] }]
	]);
});
