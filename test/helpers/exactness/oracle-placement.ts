import { measureM, QUANTA_PER_METRE, toQuanta, type ExactOracle, type Point, type Spot } from './oracle.ts';

const PER_LAT_M = (6_371_008.8 * Math.PI) / 180;

/** Two streets are equally near if their distances differ by less than this. */
const TIED_M = 1e-6;

/** Where a place may be put: several spots are as near as each other. */
export interface Placement {
	spots: Spot[];
	/** Whether it makes a difference which of them is taken. */
	isAmbiguous: boolean;
	/** To the nearest spot, straight. */
	accessM: number;
}

/**
 * The nearest point of any street that is wanted, by trying every one, in the metric plane around the place. Like
 * the oracle it shares no code with the engine.
 */
export function placeByHand(
	oracle: ExactOracle,
	place: Point,
	isWanted: (stretch: number) => boolean = () => true
): Placement {
	const perLngM = PER_LAT_M * Math.cos((place[1] * Math.PI) / 180);
	const { stretches, lengthsQ } = oracle;
	let near: { stretch: number; t: number; distanceM: number }[] = [];
	let nearestM = Infinity;
	for (const [stretch, { from, to }] of stretches.entries()) {
		if (!isWanted(stretch)) continue;
		const [px, py] = [(from[0] - place[0]) * perLngM, (from[1] - place[1]) * PER_LAT_M];
		const [dx, dy] = [(to[0] - from[0]) * perLngM, (to[1] - from[1]) * PER_LAT_M];
		const squared = dx * dx + dy * dy;
		const t = squared === 0 ? 0 : Math.max(0, Math.min(1, -(px * dx + py * dy) / squared));
		const distanceM = Math.sqrt((px + t * dx) ** 2 + (py + t * dy) ** 2);
		if (distanceM > nearestM + TIED_M) continue;
		nearestM = Math.min(nearestM, distanceM);
		near.push({ stretch, t, distanceM });
	}
	near = near.filter(({ distanceM }) => distanceM <= nearestM + TIED_M);
	const spots = near.map(({ stretch, t }): Spot => {
		const { from, to } = stretches[stretch]!;
		const foot: Point = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
		return {
			stretch,
			alongQ: toQuanta((t * lengthsQ[stretch]!) / 1_048_576),
			accessQ: toQuanta(measureM(place, foot))
		};
	});
	const names = new Set(spots.map((spot) => nameOf(oracle, spot)));
	return { spots, isAmbiguous: names.size > 1, accessM: nearestM };
}

/** The same for spots at one vertex, whichever stretch they are put on. */
function nameOf({ stretches, lengthsQ }: ExactOracle, { stretch, alongQ }: Spot): string {
	const { a, b } = stretches[stretch]!;
	const vertexName = (key: string | number) => `${typeof key} ${key}`;
	if (alongQ === 0) return vertexName(a);
	return alongQ === lengthsQ[stretch] ? vertexName(b) : `along ${stretch}`;
}

/** A place is put on no street that is further away. */
const FURTHEST_M = 1000;

/** Where a place is put by the rule of decision record 20: on up to two streets. */
export interface RuledPlacement {
	/** Each to be taken as {@link Placement} says. */
	placements: Placement[];
	isAmbiguous: boolean;
	/** Whether a street is so nearly a kilometre away that rounding decides. */
	isAtLimit: boolean;
}

/**
 * The rule, word for word: a place is put at the nearest street of the pieces that are 3 km long or half as long as
 * the longest; if another street is nearer than that, there as well; nothing is further than a kilometre.
 */
export function placeByRule(oracle: ExactOracle, place: Point): RuledPlacement {
	const isWalked = listWalked(oracle);
	const any = placeByHand(oracle, place);
	const walked = placeByHand(oracle, place, (stretch) => isWalked[stretch]!);
	const apart = placeByHand(oracle, place, (stretch) => !isWalked[stretch]!);
	const isTied = Math.abs(walked.accessM - apart.accessM) <= TIED_M;
	const placements = apart.accessM < walked.accessM ? [walked, apart] : [walked];
	return {
		placements: placements.filter(({ accessM }) => accessM <= FURTHEST_M),
		isAmbiguous: isTied || placements.some(({ isAmbiguous }) => isAmbiguous),
		isAtLimit: [any, walked, apart].some(({ accessM }) => Math.abs(accessM - FURTHEST_M) < 1)
	};
}

const walkedOf = new WeakMap<ExactOracle, boolean[]>();

/** Of each stretch, whether its piece is one that people walk on: vertices are painted piece by piece. */
function listWalked(oracle: ExactOracle): boolean[] {
	const known = walkedOf.get(oracle);
	if (known) return known;
	const { stretches, lengthsQ } = oracle;
	const piecesQ: number[] = [];
	const colour = new Map<string | number, number>();
	const stretchesAt = new Map<string | number, number[]>();
	for (const [i, { a, b }] of stretches.entries())
		for (const key of [a, b]) stretchesAt.set(key, [...(stretchesAt.get(key) ?? []), i]);
	const paint = (start: string | number, piece: number) => {
		const waiting = [start];
		for (const key of waiting) {
			if (colour.has(key)) continue;
			colour.set(key, piece);
			for (const i of stretchesAt.get(key)!) waiting.push(stretches[i]!.a, stretches[i]!.b);
		}
	};
	for (const start of stretchesAt.keys()) if (!colour.has(start)) paint(start, piecesQ.push(0) - 1);
	for (const [i, { a }] of stretches.entries()) piecesQ[colour.get(a)!]! += lengthsQ[i]!;
	const longestQ = piecesQ.reduce((most, lengthQ) => Math.max(most, lengthQ), 0);
	const walked = stretches.map(({ a }) => {
		const lengthQ = piecesQ[colour.get(a)!]!;
		return lengthQ >= 3000 * QUANTA_PER_METRE || 2 * lengthQ >= longestQ;
	});
	walkedOf.set(oracle, walked);
	return walked;
}
