import type { Feature, LineString } from 'geojson';
import type { StreetProps } from '#lib/core/city/types.ts';
import { haversineM } from '#lib/core/geometry/local-metres.ts';
import { roundDegree } from '#lib/core/geometry/round-degree.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { joinVertices } from '../import/join-vertices.ts';
import { IdMaker } from './id-maker.ts';

type Key = number | string;
export type PlanStreet = Feature<LineString, StreetProps>;

/** How far the ends of streets at a shut gate are drawn back, metres: to be seen as parted, and nothing for a walk. */
export const GAP_M = 0.5;

/** How far others that may not meet are moved apart, degrees: three times what is joined, 3 cm. */
const APART_DEGREES = 3e-7;

/** Rounds of moving apart: one is enough but where streets lie on each other by the dozen. */
const ROUNDS_MOST = 20;

/**
 * The streets of a file as features of a plan, whose streets join where their vertices lie at one place: what has one key
 * gets one place, and what lies at one place with different keys is moved apart. Ends at a barrier that walkers cannot
 * pass are drawn back along their streets by {@link GAP_M}, a bridge over a junction by some centimetres.
 *
 * @param ways not changed
 * @returns in id order, positions with 7 decimals; ways without length are left out
 */
export function toPlanStreets(ways: readonly StreetWay[]): PlanStreet[] {
	const places = placeKeys(ways);
	const ids = new IdMaker('street');
	return ways
		.flatMap(({ id, name, streetClass, provenance, vertexKeys }): PlanStreet[] => {
			const coordinates: LngLat[] = [];
			for (const key of vertexKeys) {
				const [lng, lat] = places.get(key)!;
				const before = coordinates.at(-1);
				if (before?.[0] !== lng || before[1] !== lat) coordinates.push([lng, lat]);
			}
			if (coordinates.length < 2) return [];
			const properties = { id: ids.make(id), name: cleanName(name), streetClass, provenance };
			return [{ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }];
		})
		.toSorted((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
}

/** A name on one line, as a database takes it. */
// oxlint-disable-next-line no-control-regex -- They are what is looked for.
export const cleanName = (name: string): string => name.replace(/[\u0000-\u001f\u007f\s]+/g, ' ').trim();

/** One place for each key, and different places for different keys. */
function placeKeys(ways: readonly StreetWay[]): Map<Key, LngLat> {
	const places = new Map<Key, LngLat>();
	for (const { vertexKeys, coordinates } of ways)
		for (const [i, key] of vertexKeys.entries())
			if (!places.has(key)) places.set(key, round(coordinates[i]!));
	let crowded = listCrowded(places);
	if (crowded.length === 0) return places;
	const ends = listEnds(ways, new Set(crowded.flat()));
	for (let round = 1; crowded.length > 0 && round <= ROUNDS_MOST; round++) {
		for (const keys of crowded) separate(keys, places, { ends, round });
		crowded = listCrowded(places);
	}
	return places;
}

/** Keys whose places would be joined, by place. */
function listCrowded(places: ReadonlyMap<Key, LngLat>): Key[][] {
	const keys = [...places.keys()];
	const numbers = joinVertices(
		Float64Array.from(keys, (key) => places.get(key)![0]),
		Float64Array.from(keys, (key) => places.get(key)![1])
	);
	const counts = new Uint32Array(keys.length);
	for (const number of numbers) counts[number]!++;
	const groups = new Map<number, Key[]>();
	for (const [i, number] of numbers.entries())
		if (counts[number]! > 1) groups.set(number, [...(groups.get(number) ?? []), keys[i]!]);
	return [...groups.values()];
}

/** Of keys that stand once, at an end: the position that the street comes from. */
function listEnds(ways: readonly StreetWay[], wanted: ReadonlySet<Key>): Map<Key, LngLat> {
	const counts = new Map<Key, number>();
	const ends = new Map<Key, LngLat>();
	for (const { vertexKeys, coordinates } of ways) {
		for (const key of vertexKeys) if (wanted.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
		if (wanted.has(vertexKeys[0]!)) ends.set(vertexKeys[0]!, coordinates[1]!);
		if (wanted.has(vertexKeys.at(-1)!)) ends.set(vertexKeys.at(-1)!, coordinates.at(-2)!);
	}
	for (const key of ends.keys()) if (counts.get(key) !== 1) ends.delete(key);
	return ends;
}

/** Moves all but one apart; in later rounds, what still meets goes further. */
function separate(
	keys: readonly Key[],
	places: Map<Key, LngLat>,
	{ ends, round: nth }: { ends: ReadonlyMap<Key, LngLat>; round: number }
): void {
	let moved = 0;
	for (const [i, key] of keys.entries()) {
		const at = places.get(key)!;
		const from = nth === 1 ? ends.get(key) : undefined;
		if (from) {
			const lengthM = haversineM(...at, ...from);
			const share = Math.min(GAP_M / lengthM, 1 / 3);
			if (lengthM > 0) {
				places.set(key, round([at[0] + share * (from[0] - at[0]), at[1] + share * (from[1] - at[1])]));
				continue;
			}
		}
		if (i === 0 && moved === 0) continue;
		moved++;
		places.set(key, round([at[0] + moved * nth * APART_DEGREES, at[1] + (nth - 1) * APART_DEGREES]));
	}
}

const round = ([lng, lat]: readonly number[]): LngLat => [roundDegree(lng!), roundDegree(lat!)];
