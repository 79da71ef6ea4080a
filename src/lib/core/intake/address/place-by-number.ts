import type { Xy } from '../../geometry/types.ts';
import type { Told } from '../types.ts';
import type { AddressGround, KnownNumber } from './address-ground.ts';
import type { StreetMention } from './read-address.ts';
import { snapToStreet, type StreetLines } from './street-lines.ts';

/** A number is near a known one if no more numbers lie between. */
const NEAR_NUMBERS = 10;
/** Numbers between which the street is longer say too little, metres. */
const GAP_M = 1500;
/** Houses farther from their street than this are not on it, metres. */
const OFF_STREET_M = 250;

interface Placed {
	xy: Xy;
	evidence: Told;
}

/**
 * Where a house number lies: where another thing with that number is, else between the known numbers next to it, on the
 * side of the street that these are on. If odd and even numbers are on different sides as far as is known, only those of its
 * own side are used.
 *
 * @param mention streets that the address may mean; only one may know the number
 */
export function placeByNumber(
	{ streets, text }: StreetMention,
	number: number,
	ground: AddressGround
): Placed | undefined {
	const found = streets.flatMap((street) => {
		const one = placeOnStreet(street, text, number, ground);
		return one ? [one] : [];
	});
	return found.length === 1 ? found[0] : undefined;
}

interface OnStreet extends KnownNumber {
	/** On the street. */
	foot: Xy;
}

function placeOnStreet(
	street: string,
	text: string,
	number: number,
	ground: AddressGround
): Placed | undefined {
	const lines = ground.linesOf(street);
	const known = ground.numbersOf(street, text).flatMap((one): OnStreet[] => {
		const near = snapToStreet(lines, one.xy);
		return near && near.offM <= OFF_STREET_M ? [{ ...one, foot: near.xy }] : [];
	});
	const same = known.find((one) => one.number === number);
	if (same)
		return {
			xy: same.xy,
			evidence: { code: 'address-same-number', parameters: { street, number, name: same.of } }
		};
	const own = hasSides(known) ? known.filter((one) => (one.number - number) % 2 === 0) : known;
	const low = own.findLast((one) => one.number < number);
	const high = own.find((one) => one.number > number);
	if (low && high && apartM(low.foot, high.foot) <= GAP_M) {
		const share = (number - low.number) / (high.number - low.number);
		const straight = between(low.foot, high.foot, share);
		const foot = snapToStreet(lines, straight)?.xy ?? straight;
		const off = between(offsetOf(low), offsetOf(high), share);
		const parameters = { street, number, low: low.number, high: high.number };
		return { xy: [foot[0] + off[0], foot[1] + off[1]], evidence: { code: 'address-between', parameters } };
	}
	const [nearest] = own
		.filter((one) => Math.abs(one.number - number) <= NEAR_NUMBERS)
		.toSorted((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number));
	return nearest && nearNumber(street, number, nearest, lines);
}

/** Beyond all known numbers it is by the next of them, on the street. */
function nearNumber(street: string, number: number, { foot, ...next }: OnStreet, lines: StreetLines): Placed {
	const parameters = { street, number, near: next.number, name: next.of };
	return { xy: snapToStreet(lines, foot)!.xy, evidence: { code: 'address-near', parameters } };
}

/** Whether odd numbers are on one side of the street and even ones on the other, as far as is known: two of each at least. */
function hasSides(known: readonly OnStreet[]): boolean {
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last || known.length < 4) return false;
	const along: Xy = [last.foot[0] - first.foot[0], last.foot[1] - first.foot[1]];
	const sides = { odd: new Set<number>(), even: new Set<number>() };
	const counts = { odd: 0, even: 0 };
	for (const one of known) {
		const [x, y] = offsetOf(one);
		const parity = one.number % 2 === 0 ? 'even' : 'odd';
		counts[parity]++;
		sides[parity].add(Math.sign(along[0] * y - along[1] * x));
	}
	const [odd, even] = [[...sides.odd], [...sides.even]];
	return counts.odd > 1 && counts.even > 1 && odd.length === 1 && even.length === 1 && odd[0] !== even[0];
}

const offsetOf = ({ xy, foot }: OnStreet): Xy => [xy[0] - foot[0], xy[1] - foot[1]];
const between = (a: Xy, b: Xy, share: number): Xy => [
	a[0] + share * (b[0] - a[0]),
	a[1] + share * (b[1] - a[1])
];
const apartM = (a: Xy, b: Xy): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
