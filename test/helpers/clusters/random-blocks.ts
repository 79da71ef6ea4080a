import Delaunator from 'delaunator';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { StreetBlock } from '#lib/core/clusters/types.ts';

const plane = buildLocalMetres([115.46, 38.87]);

/** A block by its corners in metres. */
export function drawBlock(id: string, corners: readonly Xy[], facts: Partial<StreetBlock> = {}): StreetBlock {
	const ring = [...corners, corners[0]!].map(plane.toLngLat);
	const twice = corners.reduce((sum, [ax, ay], i) => {
		const [bx, by] = corners[(i + 1) % corners.length]!;
		return sum + ax * by - bx * ay;
	}, 0);
	return {
		id,
		clusterId: null,
		population: 100,
		areaM2: Math.abs(twice / 2),
		geometry: { type: 'Polygon', coordinates: [ring] },
		...facts
	};
}

/** A rectangle by its south-west corner. */
export const drawBox = (
	id: string,
	[x, y, widthM, heightM]: [number, number, number, number],
	facts: Partial<StreetBlock> = {}
) =>
	drawBlock(
		id,
		[
			[x, y],
			[x + widthM, y],
			[x + widthM, y + heightM],
			[x, y + heightM]
		],
		facts
	);

/** Square blocks drawn in text, 100 m each, the first row the northernmost; a letter names a block, a space none. */
export function drawBlocks(drawing: string, facts: Partial<Record<string, Partial<StreetBlock>>> = {}) {
	return drawing
		.split('\n')
		.filter((row) => row !== '')
		.flatMap((text, row) =>
			[...text].flatMap((letter, column) =>
				letter === ' ' ? [] : [drawBox(letter, [100 * column, -100 * row, 100, 100], facts[letter])]
			)
		);
}

/**
 * A random map of blocks: a raster with gaps, rows of different widths (T-junctions), or cells round random places;
 * with islands, holes, empty blocks and huge ones, today's clusters or none; in no order.
 */
export function buildRandomBlocks(seed: number, { most = 24 } = {}): StreetBlock[] {
	const random = buildRandom(seed);
	const corners = [buildRaster, buildRows, buildCells][seed % 3]!(random, most);
	const isEmpty = random() < 0.05;
	const isClustered = random() < 0.6;
	const blocks = corners.map((ring, i) => {
		const draw = random();
		const population =
			isEmpty || draw < 0.1 ? 0 : Math.round(draw > 0.97 ? 20_000 * random() : 2000 * random());
		const clusterId = `cluster-${Math.floor(ring[0]![0] / 450)}`;
		return drawBlock(`block-${String(i).padStart(3, '0')}`, ring, {
			population,
			clusterId: isClustered ? clusterId : null
		});
	});
	return shuffle(blocks, random);
}

export function shuffle<Item>(items: readonly Item[], random: Random): Item[] {
	const shuffled = [...items];
	for (let i = shuffled.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
	}
	return shuffled;
}

function buildRaster(random: Random, most: number): Xy[][] {
	const columns = 1 + Math.floor(random() * Math.sqrt(most));
	const rows = 1 + Math.floor(random() * Math.sqrt(most));
	const gaps = random() * 0.8;
	const boxes: Xy[][] = [];
	for (let c = 0; c < columns; c++)
		for (let r = 0; r < rows; r++)
			if (random() >= gaps || boxes.length === 0) boxes.push(box(200 * c, 200 * r, 200, 200));
	return boxes;
}

function buildRows(random: Random, most: number): Xy[][] {
	const boxes: Xy[][] = [];
	for (let y = 0; boxes.length < most * (0.3 + 0.6 * random()); y += 150)
		for (let x = 0; x < 900;) {
			const widthM = 100 + Math.round(300 * random());
			boxes.push(box(x, y, widthM, 150));
			x += widthM;
		}
	return boxes;
}

/** Cells of the barycentric dual: corners are the middles of the triangles and lines round a place. */
function buildCells(random: Random, most: number): Xy[][] {
	const count = most + 12;
	const places = Array.from({ length: count }, (): Xy => [1500 * random(), 1500 * random()]);
	const { triangles, halfedges } = Delaunator.from(places);
	const middle = (e: number): Xy => {
		const own = [0, 1, 2].map((i) => places[triangles[3 * Math.floor(e / 3) + i]!]!);
		return [own.reduce((sum, [x]) => sum + x, 0) / 3, own.reduce((sum, [, y]) => sum + y, 0) / 3];
	};
	const cells: Xy[][] = [];
	for (let place = 0; place < count; place++) {
		const start = triangles.indexOf(place);
		const ring: Xy[] = [];
		let e = start;
		do {
			const before = e % 3 === 0 ? e + 2 : e - 1;
			const [[ax, ay], [bx, by]] = [places[place]!, places[triangles[before]!]!];
			ring.push(middle(e), [(ax + bx) / 2, (ay + by) / 2]);
			e = halfedges[before]!;
		} while (e !== -1 && e !== start);
		if (e === start) cells.push(ring);
	}
	return cells;
}

const box = (x: number, y: number, widthM: number, heightM: number): Xy[] => [
	[x, y],
	[x + widthM, y],
	[x + widthM, y + heightM],
	[x, y + heightM]
];
