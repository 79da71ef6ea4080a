import { describe, expect, it } from 'vitest';
import { buildDrawnAxis } from '#lib/core/axes/build-drawn-axis.ts';
import { describeAxis } from '#lib/core/axes/describe-axis.ts';
import { joinLines } from '#lib/core/axes/join-lines.ts';
import { layAxisStrip } from '#lib/core/axes/lay-axis-strip.ts';
import { listNearMisses } from '#lib/core/axes/list-near-misses.ts';
import type { AxisArea, ClassedStreet } from '#lib/core/axes/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import type { StreetClass } from '#lib/core/network/types.ts';

const plane = buildLocalMetres([115.46, 38.87]);
const line = (...points: Xy[]): LngLat[] => points.map(plane.toLngLat);

/** A box by its south-west corner. */
const box = (
	id: string,
	[x, y, widthM, heightM]: [number, number, number, number],
	state: AxisArea['state'] = 'not-renovated'
): AxisArea => ({
	id,
	state,
	geometry: {
		type: 'Polygon',
		coordinates: [line([x, y], [x + widthM, y], [x + widthM, y + heightM], [x, y + heightM], [x, y])]
	}
});
const street = (name: string, streetClass: StreetClass, ...points: Xy[]): ClassedStreet => ({
	name,
	streetClass,
	lngLats: line(...points)
});

// 20 m to either side are street; along means within 70 m of the line.
const axis = { streetName: '东风路', halfWidthM: 20, lngLats: line([0, 0], [1000, 0]) };

describe('who just does not lie along an axis', () => {
	const lane = street('小街', 'residential', [0, 25], [500, 25]);

	it('is told with the reason: the street between, or the distance', () => {
		const misses = listNearMisses(
			axis,
			[
				box('along', [600, 30, 40, 40]),
				box('hidden', [100, 30, 40, 40]),
				box('far', [700, 83, 40, 40]),
				box('farther', [800, 121, 40, 40]),
				box('far and hidden', [200, 90, 40, 40])
			],
			[lane]
		);
		expect(misses.map(({ id, reason, streetName }) => [id, reason, streetName])).toEqual([
			['hidden', 'street-between', '小街'],
			['far', 'too-far', null],
			['far and hidden', 'too-far', '小街']
		]);
		expect(misses[1]!.distanceM).toBeCloseTo(83, 1);
	});

	it('names the street that has a name, of those between the nearest one', () => {
		const streets = [
			street('', 'lane', [0, 60], [500, 60]),
			street('甲街', 'residential', [0, 30], [500, 30]),
			street('乙街', 'residential', [0, 50], [500, 50])
		];
		const [miss] = listNearMisses(axis, [box('a', [100, 65, 40, 40])], streets);
		expect(miss).toMatchObject({ reason: 'street-between', streetName: '乙街' });
		expect(listNearMisses(axis, [box('a', [100, 65, 40, 40])], [streets[0]!])[0]!.streetName).toBe('');
	});

	it('is nobody if any boundary is in view', () => {
		// 小街 ends at 500: the east end of the box sees the axis.
		expect(listNearMisses(axis, [box('half', [450, 30, 100, 40])], [lane])).toEqual([]);
		expect(listNearMisses({ ...axis, lngLats: [] }, [box('a', [0, 0, 1, 1])], [])).toEqual([]);
	});
});

describe('the strip along an axis', () => {
	const toRows = (areas: AxisArea[], streets: ClassedStreet[] = [], options = {}) =>
		layAxisStrip(axis, areas, streets, options).sides.map(({ compass, stretches }) => [
			compass,
			stretches.map(
				({ fromM, toM, kind, communityId }) =>
					`${Math.round(fromM)}-${Math.round(toM)} ${communityId ?? kind}`
			)
		]);

	it('has both sides in street order, and gaps', () => {
		expect(
			toRows([
				box('b', [500, 30, 200, 50], 'accepted'),
				box('a', [100, 30, 200, 50]),
				box('s', [0, -80, 400, 50], 'under-way')
			])
		).toEqual([
			['north', ['0-100 gap', '100-300 a', '300-500 gap', '500-700 b', '700-1000 gap']],
			['south', ['0-400 s', '400-1000 gap']]
		]);
	});

	it('sums the metres of each side', () => {
		const { sides, lengthM } = layAxisStrip(
			axis,
			[
				box('a', [100, 30, 200, 50]),
				box('b', [500, 30, 150, 50], 'accepted'),
				box('s', [0, -80, 400, 50], 'under-way')
			],
			[]
		);
		expect(lengthM).toBeCloseTo(1000, 0);
		const rounded = (summary: object) => Object.values(summary).map((metres: number) => Math.round(metres));
		// accepted, under way, not renovated, gap, outside
		expect(rounded(sides[0].summary)).toEqual([150, 0, 200, 650, 0]);
		expect(rounded(sides[1].summary)).toEqual([0, 400, 0, 600, 0]);
	});

	it('is the nearest community where several face it, and nobody behind a street', () => {
		expect(toRows([box('back', [0, 55, 400, 10]), box('front', [100, 30, 100, 20])])[0]![1]).toEqual([
			'0-100 back',
			'100-200 front',
			'200-400 back',
			'400-1000 gap'
		]);
		const lane = street('小街', 'residential', [200, 25], [1000, 25]);
		expect(toRows([box('a', [100, 30, 800, 20])], [lane])[0]![1]).toEqual([
			'0-100 gap',
			'100-195 a',
			'195-1000 gap'
		]);
	});

	it('passes over slits between communities, but not over gaps', () => {
		expect(
			toRows([box('a', [0, 30, 500, 20]), box('b', [510, 30, 300, 20]), box('c', [830, 30, 170, 20])])[0]![1]
		).toEqual(['0-505 a', '505-810 b', '810-830 gap', '830-1000 c']);
	});

	it('has no gaps where nothing is built', () => {
		const { geometry } = box('town', [200, -500, 300, 1000]);
		expect(toRows([box('a', [300, 30, 100, 20])], [], { builtUp: [geometry] })[0]![1]).toEqual([
			'0-200 outside',
			'200-300 gap',
			'300-400 a',
			'400-500 gap',
			'500-1000 outside'
		]);
	});

	it('ticks named main streets that cross it or end on it, carriageways once', () => {
		const { crossings } = layAxisStrip(
			axis,
			[],
			[
				street('大路', 'primary', [300, -100], [300, 100]),
				street('大路', 'primary', [330, -100], [330, 100]),
				street('断头路', 'tertiary', [600, 1], [600, 200]),
				street('小巷', 'residential', [700, -100], [700, 100]),
				street('', 'primary', [800, -100], [800, 100]),
				street('东风路', 'primary', [900, -100], [900, 100]),
				street('远路', 'primary', [950, 20], [950, 200])
			]
		);
		expect(crossings.map(({ atM, name }) => [Math.round(atM), name])).toEqual([
			[315, '大路'],
			[600, '断头路']
		]);
	});

	it('follows bends, and turns its sides with the line', () => {
		const bent = { ...axis, lngLats: line([0, 0], [0, 500], [800, 500]) };
		const strip = layAxisStrip(
			bent,
			[box('west', [-50, 100, 20, 100]), box('south', [200, 430, 100, 40])],
			[]
		);
		expect(strip.lengthM).toBeCloseTo(1300, 0);
		expect(strip.sides.map(({ compass }) => compass)).toEqual(['north', 'south']);
		const found = strip.sides.map(({ stretches }) =>
			stretches
				.filter(({ kind }) => kind === 'community')
				.map(({ communityId, fromM, toM }) =>
					[communityId, fromM, toM].map((value) => (typeof value === 'number' ? Math.round(value) : value))
				)
		);
		expect(found).toEqual([[['west', 100, 200]], [['south', 700, 800]]]);
		const southward = layAxisStrip({ ...axis, lngLats: line([0, 500], [0, 0]) }, [], []);
		expect(southward.sides.map(({ compass }) => compass)).toEqual(['east', 'west']);
	});

	it('refuses a line of one point', () => {
		expect(() => layAxisStrip({ ...axis, lngLats: line([0, 0]) }, [], [])).toThrow(RangeError);
	});
});

describe('why communities lie along an axis', () => {
	it('is told in street order, with side, place, distance and frontage', () => {
		const { members } = describeAxis(axis, [box('b', [500, 30, 60, 100]), box('a', [100, -90, 200, 50])], []);
		expect(members.map(({ id, side }) => [id, side])).toEqual([
			['a', 'right'],
			['b', 'left']
		]);
		expect(members[0]).toMatchObject({ state: 'not-renovated' });
		expect(members[0]!.distanceM).toBeCloseTo(40, 1);
		expect([members[0]!.fromM, members[0]!.toM].map(Math.round)).toEqual([100, 300]);
		// The front of 60 m and 40 m of either side, to the sampling's 5 m.
		expect(Math.abs(members[1]!.frontageM - 140)).toBeLessThanOrEqual(15);
	});
});

describe('a line somebody draws', () => {
	const streets = [
		street('红旗街', 'secondary', [0, 0], [600, 0]),
		street('红旗街', 'tertiary', [600, 0], [1000, 0]),
		street('旁街', 'residential', [0, 60], [1000, 60]),
		street('横路', 'trunk', [500, -300], [500, 300])
	];

	it('takes name and half-width from the street it runs along', () => {
		const drawn = buildDrawnAxis({ lngLats: line([20, 8], [500, -6], [980, 5]) }, streets);
		expect(drawn).toMatchObject({ streetName: '红旗街', halfWidthM: 16 });
		expect(buildDrawnAxis({ lngLats: line([20, 8], [980, 5]), halfWidthM: 9 }, streets)).toMatchObject({
			streetName: '红旗街',
			halfWidthM: 9
		});
	});

	it('hides nothing on its own street, though that has no name', () => {
		const nameless = [street('', 'residential', [0, 0], [1000, 0])];
		const drawn = buildDrawnAxis({ lngLats: line([0, -5], [1000, -5]) }, nameless);
		expect(drawn).toMatchObject({ streetName: '', halfWidthM: 7 });
		expect(describeAxis(drawn, [box('a', [100, 20, 50, 50])], nameless).members).toHaveLength(1);
	});

	it.each<[string, LngLat[], number | undefined, RegExp]>([
		['no point', [], undefined, /two different points, not none/],
		['one point', line([0, 0]), undefined, /not one/],
		['the same point twice', line([0, 0], [0, 0]), undefined, /not one/],
		['a slip of the hand', line([0, 0], [5, 0]), undefined, /5 m is no axis/],
		[
			'half of China',
			[
				[100, 30],
				[120, 40]
			],
			undefined,
			/km long/
		],
		[
			'projected metres',
			[
				[500000, 4300000],
				[500100, 4300000]
			],
			undefined,
			/leaves the earth/
		],
		['nothing it runs along', line([0, 200], [1000, 200]), undefined, /no street for most of its length/],
		['a half-width below 0', line([0, 0], [100, 0]), -1, /0 m or more, not -1/]
	])('is refused with %s', (_, lngLats, halfWidthM, message) => {
		expect(() => buildDrawnAxis({ lngLats, halfWidthM }, streets)).toThrow(message);
	});

	it('is one line where its pieces meet', () => {
		const [a, b, c, d]: LngLat[] = [
			[0, 0],
			[1, 0],
			[2, 0],
			[5, 5]
		];
		expect(
			joinLines([
				[b!, c!],
				[b!, a!],
				[d!, [6, 6]]
			])
		).toEqual([
			[a, b, c],
			[d, [6, 6]]
		]);
		expect(
			joinLines([
				[a!, b!],
				[c!, b!]
			])
		).toEqual([[a, b, c]]);
		expect(joinLines([[], [a!, b!]])).toEqual([[a, b]]);
	});
});
