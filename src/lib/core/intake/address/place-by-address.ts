import { roundDegree } from '../../geometry/round-degree.ts';
import type { LngLat, Xy } from '../../geometry/types.ts';
import type { Told } from '../types.ts';
import type { AddressGround } from './address-ground.ts';
import { placeByNumber } from './place-by-number.ts';
import { readAddress, type ReadAddress } from './read-address.ts';
import { listCrossings, snapToStreet } from './street-lines.ts';

/** Where an address says that something is, and by what. Never certain: a planner takes it or not. */
export interface AddressPlace {
	lngLat: LngLat;
	evidence: Told;
}

/** From the middle of a crossing to the place at its corner, each way, metres. */
const CORNER_M = 50;
/** A street no longer than this says where its houses are, metres. */
const SHORT_M = 400;
const WAYS: Readonly<Record<string, Xy>> = { 东: [1, 0], 西: [-1, 0], 北: [0, 1], 南: [0, -1] };

/**
 * Where an address lies: at the crossing of two streets, at a house number that is known or between such, or on a street
 * so short that it does not matter. Of streets that the address does not tell apart only where one of them fits.
 *
 * @returns `undefined` where it does not say enough
 */
export function placeByAddress(address: string, ground: AddressGround): AddressPlace | undefined {
	const read = readAddress(address, ground.findStreets);
	if (!read) return undefined;
	const placed = read.cross
		? placeByCrossing(read, ground)
		: read.number === undefined
			? placeByStreet(read, ground)
			: placeByNumber(read.street, read.number, ground);
	if (!placed) return undefined;
	return {
		lngLat: ground.plane.toLngLat(placed.xy).map(roundDegree) as LngLat,
		evidence: placed.evidence
	};
}

function placeByCrossing({ street, cross, toward, awayM }: ReadAddress, ground: AddressGround) {
	const found = street.streets.flatMap((one) =>
		cross!.streets
			.filter((other) => other !== one)
			.flatMap((other) =>
				listCrossings(ground.linesOf(one), ground.linesOf(other)).map((xy) => ({ one, other, xy }))
			)
	);
	// Streets that cross twice do not say where.
	if (found.length !== 1) return undefined;
	const { one, other, xy } = found[0]!;
	const parameters = { street: one, cross: other };
	if (toward === undefined)
		return { xy, evidence: { code: 'address-crossing', parameters: { ...parameters } } satisfies Told };
	const way = toWay(toward);
	if (awayM === undefined) {
		const corner: Xy = [xy[0] + CORNER_M * way[0], xy[1] + CORNER_M * way[1]];
		const told: Told = {
			code: 'address-corner',
			parameters: { ...parameters, toward, way: toEnglish(toward) }
		};
		return { xy: corner, evidence: told };
	}
	const length = Math.hypot(...way);
	const target: Xy = [xy[0] + (awayM * way[0]) / length, xy[1] + (awayM * way[1]) / length];
	const near = snapToStreet([...ground.linesOf(one), ...ground.linesOf(other)], target);
	const told: Told = {
		code: 'address-way',
		parameters: { ...parameters, toward, way: toEnglish(toward), awayM }
	};
	return { xy: near && near.offM <= awayM / 3 ? near.xy : target, evidence: told };
}

/** 东北 and 北东 are north-east. */
const toEnglish = (toward: string): string =>
	[...'北南东西']
		.flatMap((sign, i) => (toward.includes(sign) ? ['north', 'south', 'east', 'west'][i]! : []))
		.join('-');

const toWay = (toward: string): Xy =>
	[...toward].reduce<Xy>(([x, y], sign) => [x + (WAYS[sign]?.[0] ?? 0), y + (WAYS[sign]?.[1] ?? 0)], [0, 0]);

function placeByStreet({ street: { streets } }: ReadAddress, { linesOf }: AddressGround) {
	if (streets.length !== 1) return undefined;
	const corners = linesOf(streets[0]!).flat();
	const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
	const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
	if (!(Math.hypot(width, height) <= SHORT_M)) return undefined;
	const middle: Xy = [Math.min(...xs) + width / 2, Math.min(...ys) + height / 2];
	const near = snapToStreet(linesOf(streets[0]!), middle);
	const told: Told = { code: 'address-short-street', parameters: { street: streets[0]! } };
	return near && { xy: near.xy, evidence: told };
}
