import type { Random } from '../geometry/seeded-random.ts';
import type { Zoning } from './zoning.ts';

/** Smaller gains, as shares of all cost, are rounding: with them, polishing could go round in circles. */
const LEAST_GAIN = 1e-9;

/** Rounds of polishing; a handful is usual. */
const MOST_ROUNDS = 200;

interface Annealing {
	/** Blocks that are not moved. */
	isLocked: Uint8Array;
	random: Random;
	/** Tries of a move. */
	steps: number;
	/** A change of cost that is accepted about every third time, at first and at last. */
	hottest: number;
	coldest: number;
	/** Called regularly; ends the search if true. */
	isOver: (share: number) => boolean;
}

/** Steps between two questions whether to go on, and at one heat. */
const BETWEEN = 16_384;
const AT_ONE_HEAT = 128;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi, 1983): a block on a border changes zones, or two change places,
 * if neither zone comes apart and the cost falls, or does not rise by much for the heat. Leaves the zones as good as
 * the best seen.
 */
export function annealZones(
	zoning: Zoning,
	{ isLocked, random, steps, hottest, coldest, isOver }: Annealing
): void {
	const { graph, zoneOf } = zoning;
	const { count, first, neighbour } = graph;
	const cooling = Math.log(coldest / hottest);
	let cost = zoning.measure();
	let best = cost;
	const bestZoneOf = zoneOf.slice();
	let heat = hottest;
	const isTaken = (change: number) => change <= 0 || random() < Math.exp(-change / heat);
	for (let step = 0; step < steps; step++) {
		if (step % BETWEEN === 0 && isOver(step / steps)) break;
		if (step % AT_ONE_HEAT === 0) heat = hottest * Math.exp((cooling * step) / steps);
		const b = Math.floor(random() * count);
		const degree = first[b + 1]! - first[b]!;
		if (degree === 0 || isLocked[b]) continue;
		const other = neighbour[first[b]! + Math.floor(random() * degree)]!;
		const [from, to] = [zoneOf[b]!, zoneOf[other]!];
		if (from === to) continue;
		const change = zoning.costOfMove(b, to);
		if (isTaken(change)) {
			if (!zoning.canLeave(b)) continue;
			zoning.move(b, to);
			cost += change;
		} else {
			const back = swap(zoning, b, other, isLocked, random);
			if (back === undefined) continue;
			if (!isTaken(back.change)) {
				zoning.move(back.block, to);
				zoning.move(b, from);
				continue;
			}
			cost += back.change;
		}
		if (cost < best) {
			best = cost;
			bestZoneOf.set(zoneOf);
		}
	}
	for (const [b, zone] of bestZoneOf.entries()) if (zoneOf[b] !== zone) zoning.move(b, zone);
}

/** What moves across borders cost or gain on average; 0 where there are none. */
export function measureHeat(zoning: Zoning): number {
	let [sum, count] = [0, 0];
	for (let b = 0; b < zoning.graph.count; b++)
		for (const zone of listZonesAround(zoning, b)) {
			if (zone === zoning.zoneOf[b]) continue;
			sum += Math.abs(zoning.costOfMove(b, zone));
			count++;
		}
	return count > 0 ? sum / count : 0;
}

/** Moves a block to the zone of `other`, and one of that zone near to it back, if no zone comes apart. */
function swap(zoning: Zoning, b: number, other: number, isLocked: Uint8Array, random: Random) {
	const { graph, zoneOf } = zoning;
	const [from, to] = [zoneOf[b]!, zoneOf[other]!];
	const degree = graph.first[other + 1]! - graph.first[other]!;
	const near = graph.neighbour[graph.first[other]! + Math.floor(random() * degree)]!;
	const block = zoneOf[near] === to ? near : other;
	if (isLocked[block] || !zoning.canLeave(b)) return undefined;
	const there = zoning.costOfMove(b, to);
	zoning.move(b, to);
	if (zoning.touches(block, from) && zoning.canLeave(block)) {
		const change = there + zoning.costOfMove(block, from);
		zoning.move(block, from);
		return { block, change };
	}
	zoning.move(b, from);
	return undefined;
}

/** Moves blocks, and pairs of blocks, as long as any such move makes the zones better. */
export function polishZones(zoning: Zoning, isLocked: Uint8Array): void {
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const least = LEAST_GAIN * zoning.measure();
		if (!moveAny(zoning, isLocked, least) && !swapAny(zoning, isLocked, least)) return;
	}
}

function moveAny(zoning: Zoning, isLocked: Uint8Array, least: number): boolean {
	let isBetter = false;
	for (let b = 0; b < zoning.graph.count; b++)
		for (const zone of listZonesAround(zoning, b)) {
			if (isLocked[b] || zone === zoning.zoneOf[b]) continue;
			if (zoning.costOfMove(b, zone) >= -least || !zoning.canLeave(b)) continue;
			zoning.move(b, zone);
			isBetter = true;
		}
	return isBetter;
}

function swapAny(zoning: Zoning, isLocked: Uint8Array, least: number): boolean {
	const { graph, zoneOf } = zoning;
	let isBetter = false;
	for (let b = 0; b < graph.count; b++)
		for (const to of listZonesAround(zoning, b)) {
			const from = zoneOf[b]!;
			if (isLocked[b] || to === from || !zoning.canLeave(b)) continue;
			const there = zoning.costOfMove(b, to);
			zoning.move(b, to);
			const back = findBack(zoning, { b, from, to, isLocked, most: -least - there });
			if (back === undefined) zoning.move(b, from);
			else {
				zoning.move(back, from);
				isBetter = true;
			}
		}
	return isBetter;
}

/** The first block that makes up for another's move from `from` to `to` by going the other way, at a cost below `most`. */
function findBack(
	zoning: Zoning,
	{ b, from, to, isLocked, most }: { b: number; from: number; to: number; isLocked: Uint8Array; most: number }
): number | undefined {
	for (let block = 0; block < zoning.graph.count; block++)
		if (
			zoning.zoneOf[block] === to &&
			block !== b &&
			!isLocked[block] &&
			zoning.costOfMove(block, from) < most &&
			zoning.touches(block, from) &&
			zoning.canLeave(block)
		)
			return block;
	return undefined;
}

function listZonesAround({ graph, zoneOf }: Zoning, b: number): Set<number> {
	return new Set(
		Array.from(graph.neighbour.subarray(graph.first[b], graph.first[b + 1]), (other) => zoneOf[other]!)
	);
}
