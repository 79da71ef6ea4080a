import { ask, type Contender } from './contender.ts';
import { SkippedEngine, type Query } from './engines/types.ts';
import type { LoadedCity } from './load-city.ts';

/** How far an engine's distances agree with what they are compared with. */
export interface Agreement {
	network: string;
	minutes: number;
	engine: string;
	/** `lianpian` at every node; `truth` at the sampled places. */
	comparedWith: 'lianpian' | 'truth';
	pairs: number;
	/** Share of the pairs within the tolerance. */
	withinTolerance: number;
	tolerance: string;
	/** The share that is asked for. */
	needed: number;
	worstM: number;
	agrees: boolean;
}

/** Engines on our own graph must give our own lengths. */
const NODE_TOLERANCE = 1e-6;

interface PlaceRule {
	toleranceM: (walkM: number) => number;
	tolerance: string;
	needed: number;
}

/**
 * Engines that place things on streets themselves. Where two streets lie over each other a place may be put on
 * either, so that a few pairs may differ.
 */
const PLACE_RULES: Record<string, PlaceRule> = {
	lianpian: { toleranceM: (m) => 0.05 + m / 1e4, tolerance: '5 cm + 0.01 %', needed: 0.99 },
	'geojson-path-finder': { toleranceM: (m) => 1 + m / 1000, tolerance: '1 m + 0.1 %', needed: 0.9 },
	// It counts whole seconds, street by street.
	valhalla: { toleranceM: (m) => 20 + m / 50, tolerance: '20 m + 2 %', needed: 0.98 }
};

/** Asks every engine the same question and compares the answers. */
export async function checkAgreement(
	city: LoadedCity,
	contenders: readonly Contender[],
	query: Query
): Promise<Agreement[]> {
	const agreements: Agreement[] = [];
	const ours = contenders.find(({ engine }) => engine.id === 'lianpian');
	const ourNodes = await ours?.prepared.times?.listNodeMetres?.(query);
	const base = { network: city.name, minutes: query.minutes };
	const truth = city.origins.map(({ place }, i) => {
		const search = city.oracle.search(place, query.limitM);
		return query.targets[i]!.map((target) => search.metresTo(target));
	});
	for (const contender of contenders) {
		const { engine, prepared } = contender;
		const theirNodes =
			engine.id !== 'lianpian' && (await ask(contender, () => prepared.times?.listNodeMetres?.(query)));
		if (ourNodes && theirNodes && !(theirNodes instanceof SkippedEngine))
			agreements.push({ ...base, engine: engine.id, ...compareNodes(ourNodes, theirNodes, query.limitM) });
		const rule = PLACE_RULES[engine.id];
		const places = rule && (await ask(contender, () => prepared.times?.listTargetMetres?.(query)));
		if (rule && places && !(places instanceof SkippedEngine))
			agreements.push({ ...base, engine: engine.id, ...comparePlaces(truth, places, rule) });
	}
	return agreements;
}

type Verdict = Omit<Agreement, 'network' | 'minutes' | 'engine'>;

function compareNodes(
	ours: ReadonlyMap<number, number>[],
	theirs: ReadonlyMap<number, number>[],
	limitM: number
): Verdict {
	let [pairs, within, worstM] = [0, 0, 0];
	for (const [i, own] of ours.entries())
		for (const node of new Set([...own.keys(), ...theirs[i]!.keys()])) {
			const [a, b] = [own.get(node) ?? Infinity, theirs[i]!.get(node) ?? Infinity];
			const nearer = Math.min(a, b);
			const toleranceM = NODE_TOLERANCE * (1 + nearer);
			// At the very limit rounding may decide.
			const differenceM = Math.max(a, b) === Infinity ? limitM - nearer : Math.abs(a - b);
			pairs++;
			if (differenceM <= toleranceM) within++;
			worstM = Math.max(worstM, differenceM);
		}
	return {
		comparedWith: 'lianpian',
		pairs,
		withinTolerance: within / pairs,
		tolerance: '1 µm + 10⁻⁶',
		needed: 1,
		worstM,
		agrees: within === pairs && pairs > 0
	};
}

function comparePlaces(
	truth: readonly number[][],
	places: readonly (number | undefined)[][],
	{ toleranceM, tolerance, needed }: PlaceRule
): Verdict {
	let [pairs, within, worstM] = [0, 0, 0];
	for (const [i, row] of places.entries())
		for (const [k, walkM] of row.entries()) {
			if (walkM === undefined) continue;
			const differenceM = Math.abs(walkM - truth[i]![k]!);
			pairs++;
			if (differenceM <= toleranceM(truth[i]![k]!)) within++;
			if (Number.isFinite(differenceM)) worstM = Math.max(worstM, differenceM);
		}
	const withinTolerance = within / pairs;
	return {
		comparedWith: 'truth',
		pairs,
		withinTolerance,
		tolerance,
		needed,
		worstM,
		agrees: withinTolerance >= needed
	};
}
