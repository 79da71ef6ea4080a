import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import type { NeighbourArea } from '#lib/core/neighbours/types.ts';
import type { StreetClass, StreetWay } from '#lib/core/network/types.ts';

export const ORIGIN: LngLat = [115.46, 38.87];
const plane = buildLocalMetres(ORIGIN);

/** Closed rings through corners in metres from the origin; the first is the outer one. */
export const polygon = (...rings: Xy[][]): NeighbourArea['geometry'] => ({
	type: 'Polygon',
	coordinates: rings.map((ring) => [...ring, ring[0]!].map(plane.toLngLat))
});

/** A street through points in metres from the origin; streets join only at shared points. */
export const street = (name: string, streetClass: StreetClass, ...points: Xy[]): StreetWay => ({
	id: `${name}-${points.join('-')}`,
	name,
	streetClass,
	provenance: 'illustrative',
	vertexKeys: points.map((point) => point.join()),
	coordinates: points.map(plane.toLngLat)
});

export const pointArea = (xy: Xy): NeighbourArea['geometry'] => ({
	type: 'Point',
	coordinates: plane.toLngLat(xy)
});

export const box = (x: number, y: number, widthM: number, heightM: number): Xy[] => [
	[x, y],
	[x + widthM, y],
	[x + widthM, y + heightM],
	[x, y + heightM]
];

export interface Neighbourhood {
	areas: (NeighbourArea & {
		name: string;
		clusterId: string | null;
		districtId: string | null;
		households: number;
		people: number;
		floorAreaM2: number;
	})[];
	ways: StreetWay[];
}

/**
 * A small random part of a city: plots on a crooked raster with gaps from none to more than the rule's, some that
 * touch or overlap, with holes, in two parts or points; main streets and alleys between them, along their boundaries,
 * across them, and ending among them.
 */
export function buildRandomNeighbourhood(seed: number, { columns = 4, rows = 3 } = {}): Neighbourhood {
	const random = buildRandom(seed);
	const between = (from: number, to: number) => from + random() * (to - from);
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
	const areas: Neighbourhood['areas'] = [];
	const cell = between(50, 110);
	for (let column = 0; column < columns; column++)
		for (let row = 0; row < rows; row++) {
			if (random() < 0.1) continue;
			const inset = pick([0, 0, 0.5, 2, 5, 12, 18]);
			const [x, y] = [column * cell + inset * random(), row * cell + inset * random()];
			const [width, height] = [cell - inset - pick([0, 0, 3, -2]), cell - inset];
			const wobble = random() < 0.4 ? () => 0 : () => between(-2, 2);
			const corners = box(x, y, width, height).map(([cx, cy]): Xy => [cx + wobble(), cy + wobble()]);
			const kind = random();
			const geometry =
				kind < 0.1
					? pointArea(corners[0]!)
					: kind < 0.2
						? polygon(corners, box(x + width / 3, y + height / 3, width / 4, height / 4))
						: kind < 0.3
							? splitInTwo(x, y, width, height)
							: polygon(random() < 0.5 ? corners : corners.toReversed());
			const households = Math.floor(between(40, 400));
			areas.push({
				id: `k${String(areas.length).padStart(2, '0')}`,
				name: `小区${areas.length}`,
				geometry,
				clusterId: pick(['c1', 'c1', 'c1', 'c2', null]),
				districtId: pick(['d1', 'd2']),
				households,
				people: Math.round(2.7 * households),
				floorAreaM2: Math.round(households * between(60, 110))
			});
		}
	const [width, height] = [columns * cell, rows * cell];
	const ways = Array.from({ length: Math.floor(between(0, 7)) }, (_, i) => {
		const along = pick([0, 1]);
		const line =
			Math.round(between(0, along === 0 ? rows : columns)) * cell + pick([0, -1, 3, between(-20, 20)]);
		const [from, to] = [between(-0.2, 0.6), between(0.4, 1.2)];
		const streetClass = pick(['primary', 'tertiary', 'lane', 'residential', 'footway'] as const);
		const bend = pick([0, 0, 10]);
		const points: Xy[] =
			along === 0
				? [
						[from * width, line],
						[((from + to) / 2) * width, line + bend],
						[to * width, line]
					]
				: [
						[line, from * height],
						[line + bend, ((from + to) / 2) * height],
						[line, to * height]
					];
		return street(pick(['', '甲路', `街${i}`]), streetClass, ...points);
	});
	return { areas, ways };
}

function splitInTwo(x: number, y: number, width: number, height: number): NeighbourArea['geometry'] {
	const half = width / 2 - 3;
	const parts = [box(x, y, half, height), box(x + half + 6, y, half, height)];
	return {
		type: 'MultiPolygon',
		coordinates: parts.map((ring) => [[...ring, ring[0]!].map(plane.toLngLat)])
	};
}

/** The lines of the main streets among some streets. */
export const mainLines = (ways: readonly StreetWay[]): LngLat[][] =>
	ways
		.filter(({ streetClass }) => ['trunk', 'primary', 'secondary', 'tertiary'].includes(streetClass))
		.map(({ coordinates }) => coordinates);
