import type { Geometry } from 'geojson';
import { bboxOf } from '../../../../src/lib/core/geometry/bbox.ts';
import { buildLocalMetres } from '../../../../src/lib/core/geometry/local-metres.ts';
import { buildRandom, type Random } from '../../../../src/lib/core/geometry/seeded-random.ts';
import type { LngLat, Xy } from '../../../../src/lib/core/geometry/types.ts';
import type { CrsGround } from '../../../../src/lib/core/intake/coordinates/types.ts';

/** Where cities are drawn. */
export const CITY_PLACES: readonly [name: string, lngLat: LngLat][] = [
	['保定', [115.46, 38.87]],
	['武汉', [114.3, 30.59]],
	['广州', [113.26, 23.13]],
	['哈尔滨', [126.63, 45.76]],
	['成都', [104.07, 30.66]],
	['乌鲁木齐', [87.61, 43.82]],
	['兰州', [103.82, 36.06]],
	['昆明', [102.71, 25.04]]
];

/** What features of a layer are. */
export const FEATURE_KINDS = ['streets', 'communities', 'inBlocks', 'entrances', 'mixed'] as const;
export type FeatureKind = (typeof FEATURE_KINDS)[number];

export interface SyntheticCity {
	name: string;
	ground: CrsGround;
	/** Features of a kind by chance, where they truly are. */
	draw(kind: FeatureKind, count: number, random: Random): Geometry[];
}

const HALF_M = 4_000;

/**
 * A city of blocks between streets that are not quite straight nor even, turned a little, some streets missing: 8 by 8
 * km. Communities keep some distance from the middle of streets, points lie deep within blocks or beside streets.
 */
export function drawCity(place: number, seed: number): SyntheticCity {
	const [name, middle] = CITY_PLACES[place % CITY_PLACES.length]!;
	const random = buildRandom(seed);
	const between = (low: number, high: number): number => low + random() * (high - low);
	const plane = buildLocalMetres(middle);
	const [small, large] = [between(120, 220), between(260, 480)];
	const turn = between(-0.35, 0.35);
	const lines = (): number[] => {
		const at = [-HALF_M];
		while (at.at(-1)! < HALF_M) at.push(at.at(-1)! + between(small, large));
		return at;
	};
	const [xs, ys] = [lines(), lines()];
	const bend = between(5, 45);
	const nodes = xs.map((x) =>
		ys.map((y): Xy => {
			const [nx, ny] = [x + between(-bend, bend), y + between(-bend, bend)];
			return [nx * Math.cos(turn) - ny * Math.sin(turn), nx * Math.sin(turn) + ny * Math.cos(turn)];
		})
	);
	const streets: Xy[][] = [];
	const missing = between(0, 0.25);
	for (let i = 0; i < xs.length; i++)
		for (let j = 0; j < ys.length; j++) {
			if (i + 1 < xs.length && random() >= missing) streets.push([nodes[i]![j]!, nodes[i + 1]![j]!]);
			if (j + 1 < ys.length && random() >= missing) streets.push([nodes[i]![j]!, nodes[i]![j + 1]!]);
		}
	const lngLats = streets.map((street) => street.map(plane.toLngLat));
	const city = { nodes, streets, columns: xs.length - 1, rows: ys.length - 1 };
	return {
		name,
		ground: { bbox: bboxOf(lngLats.flat()), streets: lngLats },
		draw: (kind, count, by) =>
			Array.from({ length: count }, (): Geometry => {
				const one = kind === 'mixed' ? FEATURE_KINDS[Math.floor(by() * 4)]! : kind;
				return toDegrees(drawFeature(city, one, by), plane.toLngLat);
			})
	};
}

interface DrawnCity {
	nodes: Xy[][];
	streets: Xy[][];
	columns: number;
	rows: number;
}

function drawFeature(city: DrawnCity, kind: FeatureKind, random: Random): Geometry {
	const noise = (sizeM: number): number => (random() + random() - 1) * sizeM;
	if (kind === 'streets') {
		const [a, b] = city.streets[Math.floor(random() * city.streets.length)]! as [Xy, Xy];
		const at = (share: number): Xy => [
			a[0] + (b[0] - a[0]) * share + noise(8),
			a[1] + (b[1] - a[1]) * share + noise(8)
		];
		return { type: 'LineString', coordinates: [at(0), at(0.5), at(1)] };
	}
	if (kind === 'entrances') {
		const [a, b] = city.streets[Math.floor(random() * city.streets.length)]! as [Xy, Xy];
		const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
		const share = 0.1 + 0.8 * random();
		const off = (6 + 24 * random()) * (random() < 0.5 ? 1 : -1);
		return {
			type: 'Point',
			coordinates: [
				a[0] + (b[0] - a[0]) * share - ((b[1] - a[1]) / length) * off,
				a[1] + (b[1] - a[1]) * share + ((b[0] - a[0]) / length) * off
			]
		};
	}
	const i = Math.floor(random() * city.columns);
	const j = Math.floor(random() * city.rows);
	const corners = [
		city.nodes[i]![j]!,
		city.nodes[i + 1]![j]!,
		city.nodes[i + 1]![j + 1]!,
		city.nodes[i]![j + 1]!
	];
	const within = (u: number, v: number): Xy =>
		[0, 1].map(
			(axis) =>
				corners[0]![axis]! * (1 - u) * (1 - v) +
				corners[1]![axis]! * u * (1 - v) +
				corners[2]![axis]! * u * v +
				corners[3]![axis]! * (1 - u) * v
		) as Xy;
	if (kind === 'inBlocks')
		return { type: 'Point', coordinates: within(0.2 + 0.6 * random(), 0.2 + 0.6 * random()) };
	// The whole block or a half or a quarter of it, set back from the streets.
	const size = Math.hypot(corners[1]![0] - corners[0]![0], corners[1]![1] - corners[0]![1]);
	const back = Math.min(0.3, (8 + 22 * random()) / size);
	const halves = [random() < 0.5, random() < 0.5];
	const [west, east] = halves[0] ? (random() < 0.5 ? [back, 0.48] : [0.52, 1 - back]) : [back, 1 - back];
	const [south, north] = halves[1] ? (random() < 0.5 ? [back, 0.48] : [0.52, 1 - back]) : [back, 1 - back];
	const ring = [within(west, south), within(east, south), within(east, north), within(west, north)].map(
		([x, y]): Xy => [x + noise(5), y + noise(5)]
	);
	return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

/** A geometry with each position led elsewhere. */
export function toDegrees(geometry: Geometry, place: (xy: Xy) => LngLat): Geometry {
	const move = (value: unknown): unknown =>
		typeof (value as number[])[0] === 'number' ? place(value as Xy) : (value as unknown[]).map(move);
	return 'coordinates' in geometry
		? ({ ...geometry, coordinates: move(geometry.coordinates) } as Geometry)
		: geometry;
}
