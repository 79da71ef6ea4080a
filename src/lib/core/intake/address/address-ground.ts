import { findInside } from '../../geometry/find-inside.ts';
import type { PlaceGeometry } from '../../geometry/area-rings.ts';
import { buildLocalMetres, type LocalMetres } from '../../geometry/local-metres.ts';
import type { LngLat, Xy } from '../../geometry/types.ts';
import type { Plan } from '../../plan/types.ts';
import { nameKey } from '../names/name-key.ts';
import type { Spell } from '../names/name-index.ts';
import type { IntakeRow } from '../reconcile/types.ts';
import { readAddress, type FindStreets } from './read-address.ts';
import type { StreetLines } from './street-lines.ts';

/** A house number of which is known where it is. */
export interface KnownNumber {
	number: number;
	xy: Xy;
	/** Whose it is. */
	of: string;
}

/** What addresses are placed by. */
export interface AddressGround {
	plane: LocalMetres;
	findStreets: FindStreets;
	/** Pieces of a street of the plan by its name. */
	linesOf: (street: string) => StreetLines;
	/**
	 * House numbers of a street that are known, from names of the plan and from rows that have both, by number.
	 *
	 * @param text as the address calls the street: 东风东路 and 东风西路 number their houses apart, also where the plan has one
	 * 东风路
	 */
	numbersOf: (street: string, text: string) => readonly KnownNumber[];
}

const SIDES = /[东西南北中](?=(?:路|街|大街|大道)$)/;
/** Layers of which names often are addresses. */
const NAMED = ['communities', 'centres', 'facilities', 'landmarks'] as const;

/** @returns `undefined` for a plan without named streets */
export function buildAddressGround(
	plan: Plan,
	rows: readonly IntakeRow[],
	spell: Spell
): AddressGround | undefined {
	const lines = new Map<string, LngLat[][]>();
	for (const { properties, geometry } of plan.streets.values()) {
		if (geometry.type !== 'LineString' || typeof properties.name !== 'string' || properties.name === '')
			continue;
		const list = lines.get(properties.name) ?? [];
		list.push(geometry.coordinates as LngLat[]);
		lines.set(properties.name, list);
	}
	const [first] = lines.values();
	if (!first) return undefined;
	const plane = buildLocalMetres(first[0]![0]!);
	const findStreets = buildFindStreets([...lines.keys()], spell);
	const local = new Map<string, StreetLines>();
	const numbers = new Map<string, KnownNumber[]>();
	const know = (text: string, of: string, at: LngLat) => {
		const read = readAddress(text, findStreets);
		// A street that is not said exactly may be another.
		if (read?.number === undefined || read.street.streets.length !== 1) return;
		const key = numberKey(read.street.streets[0]!, read.street.text);
		const list = numbers.get(key) ?? [];
		if (list.length === 0) numbers.set(key, list);
		list.push({ number: read.number, xy: plane.toXy(at), of });
	};
	for (const layer of NAMED)
		for (const { properties, geometry } of plan[layer].values()) {
			const at = /Point|Polygon/.test(geometry.type) && findInside(geometry as PlaceGeometry);
			if (!at) continue;
			const names = [properties.name, properties.address, ...((properties.aliases as unknown[]) ?? [])];
			for (const name of names)
				if (typeof name === 'string' && name !== '') know(name, String(properties.name), at);
		}
	for (const { values, geometry } of rows) {
		const at = geometry && /Point|Polygon/.test(geometry.type) && findInside(geometry as PlaceGeometry);
		if (at && typeof values.address === 'string') know(values.address, String(values.name ?? ''), at);
	}
	for (const list of numbers.values()) list.sort((a, b) => a.number - b.number);
	return {
		plane,
		findStreets,
		linesOf(street) {
			let found = local.get(street);
			if (!found)
				local.set(
					street,
					(found = (lines.get(street) ?? []).map((line) => line.map((at) => plane.toXy(at))))
				);
			return found;
		},
		numbersOf: (street, text) => numbers.get(numberKey(street, text)) ?? []
	};
}

function numberKey(street: string, text: string): string {
	const side = SIDES.test(street) ? undefined : SIDES.exec(text)?.[0];
	return side === undefined ? street : `${street} ${side}`;
}

/** By its name; else without the side of the town, 东风路 for 东风中路 and the other way round; else by its sound. */
function buildFindStreets(names: readonly string[], spell: Spell): FindStreets {
	const gather = (keyOf: (name: string) => string) => {
		const found = new Map<string, string[]>();
		for (const name of names.toSorted()) {
			const key = keyOf(name);
			const list = found.get(key);
			if (list) list.push(name);
			else if (key !== '') found.set(key, [name]);
		}
		return found;
	};
	const exact = gather(nameKey);
	const short = gather((name) => (SIDES.test(name) ? nameKey(name.replace(SIDES, '')) : ''));
	const sound = gather(spell);
	const asked = new Map<string, readonly string[]>();
	return (text) => {
		let found = asked.get(text);
		if (!found) {
			const key = nameKey(text);
			const isLatin = /^[a-z ]+$/i.test(text);
			found =
				exact.get(key) ??
				short.get(key) ??
				exact.get(nameKey(text.replace(SIDES, ''))) ??
				sound.get(isLatin ? key : spell(text)) ??
				[];
			asked.set(text, found);
		}
		return found;
	};
}
