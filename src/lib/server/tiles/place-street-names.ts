import type { Feature, LineString } from 'geojson';
import { PxLine } from '#lib/carto/px-line.ts';
import { TILE_PX } from '#lib/carto/mercator.ts';
import { SAME_NAME_APART_PX } from '#lib/carto/street-name-size.ts';
import { roomForName } from './street-name-room.ts';
import { STREET_NAME_MAX_LEVEL, STREET_NAME_MIN_LEVEL } from './schema.ts';
import { NameRoom } from './name-room.ts';

/** A name stands no nearer to the same one, px of the screen at every zoom. */
const APART_PX = SAME_NAME_APART_PX + 40;
/** As far as its repetitions along a street are tried first: half of twice this leaves room for one more a zoom later. */
const SPACING_PX = APART_PX + 30;
/** Between places that are tried. */
const STEP_PX = 14;
/** Headings are compared between chords as long as a letter is wide. */
const CHORD_PX = 8;
const MAX_TURN = (26 * Math.PI) / 180;
/** From the first letter to the last. */
const MAX_BEND = (70 * Math.PI) / 180;

interface NamedLine {
	street: Feature<LineString>;
	/** Names that read the same in one of the languages are one. */
	key: string;
	rank: number;
	/** Room that the name takes, and that it is given, px. */
	namePx: number;
	roomPx: number;
	/** The line as it is at a level. */
	line: PxLine;
	/** Where its names stand, as shares of its length, rising. */
	places: { at: number; level: number }[];
}

/**
 * Where street names stand, the same whatever tiles a map is cut into: stretches of their streets, each with its name
 * at its middle. At no zoom does a name stand twice within 300 px of the screen, on whatever streets; main streets have
 * the first choice of room; and what stands at a zoom stands at every closer one, with more between.
 *
 * @param streets WGS-84; with `name`, `nameEn`, `class` and `rank`; those without a name are left out
 * @returns stretches with these properties and `level`, the lowest zoom at which the name stands
 */
export function placeStreetNames(streets: readonly Feature<LineString>[]): Feature<LineString>[] {
	const lines = streets.flatMap((street) => toNamedLine(street) ?? []);
	for (
		let level = Math.min(...Object.values(STREET_NAME_MIN_LEVEL));
		level <= STREET_NAME_MAX_LEVEL;
		level++
	) {
		const worldPx = TILE_PX * 2 ** level;
		const room = new NameRoom(APART_PX);
		for (const named of lines) {
			named.line = new PxLine(named.street.geometry.coordinates, worldPx);
			for (const { at } of named.places) take(named, at * named.line.lengthPx, room);
		}
		const shown = lines.filter(({ rank }) => STREET_NAME_MIN_LEVEL[rank]! <= level);
		for (const named of shown.toSorted((a, b) => a.rank - b.rank || b.line.lengthPx - a.line.lengthPx))
			fill(named, level, room);
	}
	return lines.flatMap(({ street, places, roomPx }) =>
		places.map(({ at, level }) => {
			const line = new PxLine(street.geometry.coordinates, TILE_PX * 2 ** level);
			const half = Math.min(roomPx / 2, at * line.lengthPx, (1 - at) * line.lengthPx);
			const { name, nameEn, class: streetClass, rank } = street.properties ?? {};
			return {
				type: 'Feature' as const,
				properties: { name, nameEn, class: streetClass, rank, level },
				geometry: {
					type: 'LineString' as const,
					coordinates: line.slice(at * line.lengthPx - half, at * line.lengthPx + half)
				}
			};
		})
	);
}

function toNamedLine(street: Feature<LineString>): NamedLine | undefined {
	const { name = '', nameEn = '', rank } = street.properties ?? {};
	if (name === '') return undefined;
	const { namePx, roomPx } = roomForName({ name, nameEn });
	const line = new PxLine(street.geometry.coordinates, TILE_PX);
	return { street, key: nameEn || name, rank, namePx, roomPx, line, places: [] };
}

/** More names on a line, as far as they have room between those that stand. */
function fill(named: NamedLine, level: number, room: NameRoom): void {
	const { line, namePx } = named;
	const ends = { from: namePx * 0.55, to: line.lengthPx - namePx * 0.55 };
	if (ends.from > ends.to) return;
	const add = (tries: Iterable<number>): number | undefined => {
		for (const atPx of tries)
			if (isStraight(line, atPx, namePx) && room.isFree(named.key, pointsOf(named, atPx))) {
				named.places.push({ at: atPx / line.lengthPx, level });
				take(named, atPx, room);
				return atPx;
			}
		return undefined;
	};
	if (named.places.length === 0) add(outwards((ends.from + ends.to) / 2, ends));
	const standing = named.places.map(({ at }) => at * line.lengthPx).toSorted((a, b) => a - b);
	if (standing.length === 0) return;
	for (let i = 1; i < standing.length; i++) {
		const [before, after] = [standing[i - 1]!, standing[i]!];
		add(outwards((before + after) / 2, { from: before + APART_PX, to: after - APART_PX }));
	}
	for (let last: number | undefined = standing.at(-1)!; last !== undefined;)
		last = add(walk(last + SPACING_PX, ends.to, STEP_PX));
	for (let first: number | undefined = standing[0]!; first !== undefined;)
		first = add(walk(first - SPACING_PX, ends.from, -STEP_PX));
	named.places.sort((a, b) => a.at - b.at);
}

/** From a place to both sides, the nearest first. */
function* outwards(middle: number, { from, to }: { from: number; to: number }): Generator<number> {
	for (let off = 0; middle - off >= from || middle + off <= to; off += STEP_PX) {
		if (middle - off >= from && middle - off <= to) yield middle - off;
		if (off > 0 && middle + off <= to && middle + off >= from) yield middle + off;
	}
}

function* walk(from: number, to: number, step: number): Generator<number> {
	for (let at = from; step > 0 ? at <= to : at >= to; at += step) yield at;
}

/** Whether letters can follow the line there. */
function isStraight(line: PxLine, atPx: number, namePx: number): boolean {
	let first: number | undefined;
	let before: number | undefined;
	let [x, y] = line.at(atPx - namePx / 2);
	for (let at = atPx - namePx / 2 + CHORD_PX; at <= atPx + namePx / 2; at += CHORD_PX) {
		const [nextX, nextY] = line.at(at);
		const heading = Math.atan2(nextY - y, nextX - x);
		first ??= heading;
		if (turnBetween(before ?? heading, heading) > MAX_TURN || turnBetween(first, heading) > MAX_BEND)
			return false;
		[before, x, y] = [heading, nextX, nextY];
	}
	return true;
}

function turnBetween(a: number, b: number): number {
	const turn = Math.abs(a - b) % (2 * Math.PI);
	return Math.min(turn, 2 * Math.PI - turn);
}

/** The middle of the name, then points of the line under it. */
function pointsOf({ line, namePx }: NamedLine, atPx: number): [x: number, y: number][] {
	const points = [line.at(atPx)];
	const count = Math.max(1, Math.ceil(namePx / NameRoom.LETTER_PX));
	for (let i = 0; i <= count; i++) points.push(line.at(atPx + namePx * (i / count - 0.5)));
	return points;
}

const take = (named: NamedLine, atPx: number, room: NameRoom) => room.take(named.key, pointsOf(named, atPx));
