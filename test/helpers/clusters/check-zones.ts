import type { MultiPolygon, Polygon } from 'geojson';

/*
 * Checks zones independently of the code under test: adjacent blocks are found by stepping across boundaries and looking
 * up the block on the other side.
 */

type Xy = [number, number];

export interface CheckedBlock {
	id: string;
	population: number;
	areaM2: number;
	geometry: Polygon | MultiPolygon;
}

interface Shape {
	rings: Xy[][];
	box: [number, number, number, number];
}

/** Spacing of the steps along a boundary and distance beyond it, metres. */
const STEP_M = 6;
const OVER_M = 1;

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

function toShapes(blocks: readonly Pick<CheckedBlock, 'geometry'>[]): Shape[] {
	const [, lat0] = (blocks[0]!.geometry.coordinates.flat(9) as number[]).slice(0, 2);
	const perLng = METRES_PER_DEGREE * Math.cos((lat0! * Math.PI) / 180);
	return blocks.map(({ geometry }) => {
		const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
		const rings = polygons
			.flat()
			.map((ring) => ring.map(([lng, lat]): Xy => [lng! * perLng, lat! * METRES_PER_DEGREE]));
		const xs = rings.flat().map(([x]) => x);
		const ys = rings.flat().map(([, y]) => y);
		return { rings, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
	});
}

function holds({ rings, box: [west, south, east, north] }: Shape, [x, y]: Xy): boolean {
	if (x < west || x > east || y < south || y > north) return false;
	let inside = false;
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
			if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
		}
	return inside;
}

const isNear = (m: Shape['box'], n: Shape['box']) =>
	m[0] <= n[2] + OVER_M && n[0] <= m[2] + OVER_M && m[1] <= n[3] + OVER_M && n[1] <= m[3] + OVER_M;

/** Length of common boundary between blocks, metres, by indexes. */
export function walkBorders(blocks: readonly Pick<CheckedBlock, 'geometry'>[]): Map<number, number>[] {
	const shapes = toShapes(blocks);
	return shapes.map((shape, a) => {
		const metres = new Map<number, number>();
		const near = [...shapes.entries()].filter(([b, { box }]) => b !== a && isNear(box, shape.box));
		for (const { over, lengthM } of listSteps(shape))
			for (const [b, other] of near) if (holds(other, over)) metres.set(b, (metres.get(b) ?? 0) + lengthM);
		return metres;
	});
}

/** Sample points just outside a block, with the length of boundary that each represents. */
function* listSteps(shape: Shape): Generator<{ over: Xy; lengthM: number }> {
	for (const ring of shape.rings)
		for (let i = 1; i < ring.length; i++) {
			const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
			const lengthM = Math.hypot(bx - ax, by - ay);
			const steps = Math.ceil(lengthM / STEP_M);
			for (let k = 0; k < steps; k++) {
				const [x, y] = [ax + ((bx - ax) * (k + 0.5)) / steps, ay + ((by - ay) * (k + 0.5)) / steps];
				const [nx, ny] = [((by - ay) / lengthM) * OVER_M, ((ax - bx) / lengthM) * OVER_M];
				const over: Xy = holds(shape, [x + nx, y + ny]) ? [x - nx, y - ny] : [x + nx, y + ny];
				yield { over, lengthM: lengthM / steps };
			}
		}
}

/** Connected pieces among some of the blocks. */
export function countPieces(borders: readonly Map<number, number>[], members: readonly number[]): number {
	const left = new Set(members);
	let pieces = 0;
	for (const start of members) {
		if (!left.delete(start)) continue;
		pieces++;
		const open = [start];
		while (open.length > 0)
			for (const [other, lengthM] of borders[open.pop()!]!)
				if (lengthM >= 2 && left.delete(other)) open.push(other);
	}
	return pieces;
}

interface CheckedZone {
	blockIds: string[];
	population: number;
	areaM2: number;
}

/**
 * Faults of zones: none if each block is in exactly one zone, each zone is connected, and the sums are right.
 *
 * @param borders of {@link walkBorders}
 */
export function listFaults(
	blocks: readonly CheckedBlock[],
	zones: readonly CheckedZone[],
	borders: readonly Map<number, number>[]
): string[] {
	const faults: string[] = [];
	const indexOf = new Map(blocks.map(({ id }, i) => [id, i]));
	const times = new Map<string, number>();
	for (const [zone, { blockIds, population, areaM2 }] of zones.entries()) {
		const members: number[] = [];
		let [people, ground] = [0, 0];
		for (const id of blockIds) {
			times.set(id, (times.get(id) ?? 0) + 1);
			const index = indexOf.get(id);
			if (index === undefined) {
				faults.push(`zone ${zone}: unknown block ${id}`);
				continue;
			}
			members.push(index);
			people += blocks[index]!.population;
			ground += blocks[index]!.areaM2;
		}
		const pieces = countPieces(borders, members);
		if (pieces !== 1) faults.push(`zone ${zone}: ${pieces} pieces`);
		if (Math.abs(people - population) > 1e-6 * (1 + people))
			faults.push(`zone ${zone}: people ${population}`);
		if (Math.abs(ground - areaM2) > 1e-6 * (1 + ground)) faults.push(`zone ${zone}: ground ${areaM2}`);
	}
	for (const { id } of blocks)
		if (times.get(id) !== 1) faults.push(`block ${id}: ${times.get(id) ?? 0} times`);
	return faults;
}

/** The largest deviation from the mean, as a share of it. */
export function worstDeviation(values: readonly number[]): number {
	let total = 0;
	for (const value of values) total += value;
	if (total === 0) return 0;
	return Math.max(...values.map((value) => Math.abs((value * values.length) / total - 1)));
}
