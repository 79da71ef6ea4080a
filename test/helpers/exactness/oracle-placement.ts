import { measureM, toQuanta, type ExactOracle, type Point, type Spot } from './oracle.ts';

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
 * The nearest point of any street, by trying every one, in the metric plane around the place. Like the oracle it
 * shares no code with the engine.
 */
export function placeByHand(oracle: ExactOracle, place: Point): Placement {
	const perLngM = PER_LAT_M * Math.cos((place[1] * Math.PI) / 180);
	const { stretches, lengthsQ } = oracle;
	let near: { stretch: number; t: number; distanceM: number }[] = [];
	let nearestM = Infinity;
	for (const [stretch, { from, to }] of stretches.entries()) {
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
