import { readFileSync } from 'node:fs';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { buildRandomCity } from '../random-city.ts';
import { sharedData } from '../shared-data.ts';
import { checkEdges, checkStreets, type CheckedNetwork, type HandMadeEdge } from './checked-network.ts';
import { DecisionCount, compareDecisions, type TwoSidedSite } from './compare-decisions.ts';
import { DRAWN_CITIES } from './drawn-cities.ts';
import { QUANTA_PER_METRE, toQuanta, type Spot } from './oracle.ts';
import { PLACING_TOLERANCE_Q, placeBothSides } from './place-both-sides.ts';
import { buildRandomEdges, buildRandomStreets, buildSpotMaker, pick, shuffle } from './random-networks.ts';
import { GROUP, findMinutes, listRevealed, weightOf } from './reveal.ts';
import { computeCoverage } from '../compute-coverage.ts';

interface KindOfNetwork {
	/** Compares at `scale` 1; a larger one compares more. */
	run(count: DecisionCount, scale: number): void | Promise<void>;
	/** A file that is not part of the project. */
	needs?: string;
}

const BAODING = 'osm/baoding-roads.osm.pbf';
const MONACO = 'osm/monaco.osm.pbf';

const KINDS = {
	'random streets': { run: compareRandomStreets },
	'hand-made edges': { run: compareHandMade },
	'drawn cities': { run: compareDrawn },
	'lattices of ties': { run: compareLattices },
	'default city': { run: compareDefaultCity },
	'coverage of random cities': { run: compareCoverage },
	'random streets, each side placing': { run: comparePlacedRandomly },
	'default city, each side placing': { run: comparePlacedDefaultCity },
	Baoding: { run: (count, scale) => compareReal(count, scale, BAODING), needs: BAODING },
	Monaco: { run: (count, scale) => compareReal(count, scale, MONACO), needs: MONACO }
} satisfies Record<string, KindOfNetwork>;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as Kind[];

/** Path of the file that a kind needs and that is not here. */
export function findMissing(kind: Kind): string | undefined {
	const { needs }: KindOfNetwork = KINDS[kind];
	return needs !== undefined && sharedData(needs).isMissing ? needs : undefined;
}

/**
 * Compares the engine with the oracle.
 *
 * @param kinds those whose file is missing must not be asked for
 * @param scale how many networks or places, 1 as in the tests
 */
export async function countDecisions({
	kinds = ALL_KINDS.filter((kind) => findMissing(kind) === undefined) as readonly Kind[],
	scale = 1
} = {}): Promise<{ kind: Kind; count: DecisionCount }[]> {
	const counts = [];
	for (const kind of kinds) {
		const count = new DecisionCount();
		await KINDS[kind].run(count, scale);
		counts.push({ kind, count });
	}
	return counts;
}

/** Sites at random spots, with ids whose order is not their own. */
function buildSites(checked: CheckedNetwork, random: Random, sizes: { sites: number; ways: number }) {
	const spotAt = buildSpotMaker(checked, random);
	const ids = shuffle(
		random,
		Array.from({ length: sizes.sites }, (_, i) => `c${i}`)
	);
	return ids.map((id): TwoSidedSite => {
		const spots = Array.from({ length: 1 + pick(random, sizes.ways) }, spotAt);
		return toSite(checked, id, spots);
	});
}

const toSite = (checked: CheckedNetwork, id: string, spots: readonly Spot[]): TwoSidedSite => ({
	site: { id, positions: spots.map((spot) => checked.position(spot)) },
	spots
});

function compareRandomly(count: DecisionCount, checked: CheckedNetwork, random: Random, label: string) {
	if (checked.placeable.length === 0) return;
	compareDecisions(count, {
		...checked,
		label,
		centres: buildSites(checked, random, { sites: 1 + pick(random, 5), ways: 2 }),
		places: buildSites(checked, random, { sites: 12, ways: 3 })
	});
}

function compareRandomStreets(count: DecisionCount, scale: number) {
	for (let seed = 1; seed <= 500 * scale; seed++) {
		const random = buildRandom(seed);
		const ways = buildRandomStreets(seed, random);
		compareRandomly(count, checkStreets(ways), random, `streets of seed ${seed}`);
	}
}

function compareHandMade(count: DecisionCount, scale: number) {
	for (let seed = 1; seed <= 500 * scale; seed++) {
		const random = buildRandom(seed);
		const { nodes, edges } = buildRandomEdges(random);
		compareRandomly(count, checkEdges(nodes, edges), random, `edges of seed ${seed}`);
	}
}

/** A place every 10 m along every street, on it and 5 m off it; a centre at both ends of every stretch. */
function compareDrawn(count: DecisionCount) {
	for (const [name, { ways }] of Object.entries(DRAWN_CITIES)) {
		const checked = checkStreets(ways);
		const { lengthsQ } = checked.oracle;
		const stepQ = toQuanta(10);
		const places = checked.placeable.flatMap((stretch) =>
			Array.from({ length: Math.floor(lengthsQ[stretch]! / stepQ) + 1 }, (_, i) =>
				toSite(checked, `${stretch} ${i}`, [{ stretch, alongQ: i * stepQ, accessQ: (i % 2) * toQuanta(5) }])
			)
		);
		const centres = checked.placeable.flatMap((stretch) =>
			[0, lengthsQ[stretch]!].map((alongQ) =>
				toSite(checked, `${stretch} ${alongQ}`, [{ stretch, alongQ, accessQ: 0 }])
			)
		);
		compareDecisions(count, { ...checked, label: name, centres, places });
	}
}

/**
 * Lattices where nearly everything is as far by many ways. One lies in the plane. The other is folded on one
 * meridian, so that all of its edges are equally long to the last digit.
 */
function compareLattices(count: DecisionCount, scale: number) {
	const size = 9;
	const numbers = Array.from({ length: size }, (_, i) => i);
	const flat = numbers.flatMap((row): StreetWay[] => {
		const line = (id: string, keyOf: (i: number) => number, at: (i: number) => LngLat): StreetWay => ({
			id,
			name: id,
			streetClass: 'residential',
			provenance: 'illustrative',
			vertexKeys: numbers.map(keyOf),
			coordinates: numbers.map(at)
		});
		const toLngLat = (x: number, y: number): LngLat => [115.46 + x * 0.001, 38.87 + y * 0.001];
		return [
			line(
				`横${row}`,
				(i) => row * size + i,
				(i) => toLngLat(i, row)
			),
			line(
				`纵${row}`,
				(i) => i * size + row,
				(i) => toLngLat(row, i)
			)
		];
	});
	const nodes = numbers.flatMap((row) => numbers.map((i): LngLat => [115.5, 38.75 + (row + i) * 2 ** -10]));
	const edges: HandMadeEdge[] = nodes.flatMap((_, node) => [
		...(node % size < size - 1 ? [{ from: node, to: node + 1, inner: [] }] : []),
		...(node + size < nodes.length ? [{ from: node, to: node + size, inner: [] }] : [])
	]);
	for (const [name, checked] of [
		['flat lattice', checkStreets(flat)],
		['folded lattice', checkEdges(nodes, edges)]
	] as const)
		for (let seed = 1; seed <= 8 * scale; seed++) {
			const random = buildRandom(seed);
			const spotAt = (): Spot => {
				const stretch = pick(random, checked.placeable.length);
				const lengthQ = checked.oracle.lengthsQ[stretch]!;
				return { stretch, alongQ: [0, lengthQ, Math.floor(lengthQ / 2)][pick(random, 3)]!, accessQ: 0 };
			};
			const sites = (length: number) =>
				Array.from({ length }, (_, i) => toSite(checked, `c${(7 * i) % length}`, [spotAt()]));
			compareDecisions(count, {
				...checked,
				label: `${name}, seed ${seed}`,
				centres: sites(6),
				places: sites(80)
			});
		}
}

/** The default city's network file against its street file, read here and not by the engine's reader. */
function checkDefaultCity(): CheckedNetwork {
	const files = cityFiles('baoding');
	const { features }: { features: { geometry: { coordinates: LngLat[] } }[] } = JSON.parse(
		readFileSync(files.streets, 'utf8')
	);
	const streets = features.map(({ geometry: { coordinates } }) => ({
		coordinates,
		// Streets join where they share a position, to 10⁻⁷ degrees.
		vertexKeys: coordinates.map(([lng, lat]) => `${Math.round(lng * 1e7)} ${Math.round(lat * 1e7)}`)
	}));
	return checkStreets(streets, decodeNetwork(new Uint8Array(readFileSync(files.network))));
}

/** Doors of the default city's centres and entrances of its communities. */
async function listDefaultPlaces() {
	const { features } = await readSeedCity();
	const lngLatsOf = (ways: readonly { lngLat: LngLat }[]) => ways.map(({ lngLat }) => lngLat);
	return {
		centres: features.centres.features.map(({ properties: { id, doors } }) => ({ id, at: lngLatsOf(doors) })),
		communities: features.communities.features.map(({ properties: { id, entrances } }) => ({
			id,
			at: lngLatsOf(entrances)
		}))
	};
}

async function compareDefaultCity(count: DecisionCount, scale: number) {
	const checked = checkDefaultCity();
	const { centres, communities } = await listDefaultPlaces();
	const snapper = buildSnapper(checked.network);
	const place = ({ id, at }: { id: string; at: LngLat[] }): TwoSidedSite => {
		const positions = at.flatMap((lngLat) => snapper.list(lngLat));
		return { site: { id, positions }, spots: positions.map((position) => checked.findSpot(position)!) };
	};
	compareDecisions(count, {
		...checked,
		label: 'default city',
		centres: centres.slice(0, 12 * scale).map(place),
		places: communities.map(place)
	});
}

async function comparePlacedDefaultCity(count: DecisionCount, scale: number) {
	const checked = checkDefaultCity();
	const { centres, communities } = await listDefaultPlaces();
	// Trying every street for every entrance takes its time: every second community will do.
	const some = communities.filter((_, i) => i % 2 === 0);
	comparePlaced(count, checked, centres.slice(0, 8 * scale), some, 'default city');
}

function comparePlacedRandomly(count: DecisionCount, scale: number) {
	for (let seed = 1; seed <= 150 * scale; seed++) {
		const random = buildRandom(seed);
		const ways = buildRandomStreets(seed, random);
		if (ways.length === 0) continue;
		const { doors, places } = buildRandomCity(seed);
		const named = (at: readonly LngLat[]) => at.map((lngLat, i) => ({ id: `c${i}`, at: [lngLat] }));
		comparePlaced(count, checkStreets(ways), named(doors), named(places), `streets of seed ${seed}`);
	}
}

/** Sites at positions that each side puts on the network by itself. */
function comparePlaced(
	count: DecisionCount,
	checked: CheckedNetwork,
	centres: readonly { id: string; at: LngLat[] }[],
	communities: readonly { id: string; at: LngLat[] }[],
	label: string
) {
	const snapper = buildSnapper(checked.network);
	const place = ({ id, at }: { id: string; at: LngLat[] }): TwoSidedSite => {
		const placed = at
			.map((lngLat) => placeBothSides(count, checked, snapper, lngLat, label))
			.filter((one) => one !== undefined);
		return {
			site: { id, positions: placed.flatMap(({ positions }) => positions) },
			spots: placed.flatMap(({ spots }) => spots)
		};
	};
	const isPlaced = ({ spots }: TwoSidedSite) => spots.length > 0;
	compareDecisions(count, {
		...checked,
		label: `${label}, placed by each side`,
		toleranceQ: PLACING_TOLERANCE_Q,
		centres: centres.map(place).filter(isPlaced),
		places: communities.map(place).filter(isPlaced)
	});
}

/** Real streets, with random places on them and with places beside them that each side puts on the network. */
async function compareReal(count: DecisionCount, scale: number, file: string) {
	const { ways } = await readStreets(sharedData(file).path);
	const checked = checkStreets(ways);
	const random = buildRandom(1);
	compareDecisions(count, {
		...checked,
		label: file,
		centres: buildSites(checked, random, { sites: 16 * scale, ways: 2 }),
		places: buildSites(checked, random, { sites: 6 * GROUP, ways: 3 })
	});
	const spotAt = buildSpotMaker(checked, random);
	const beside = (i: number) => {
		const [lng, lat] = checked.position(spotAt()).lngLat;
		const at: LngLat = [lng + (random() - 0.5) * 0.001, lat + (random() - 0.5) * 0.001];
		return { id: `c${i}`, at: [at] };
	};
	const list = (length: number) => Array.from({ length }, (_, i) => beside(i));
	comparePlaced(count, checked, list(4 * scale), list(2 * GROUP), file);
}

/** The whole of `computeCoverage`, with communities whose households tell which of them are in a sum. */
function compareCoverage(count: DecisionCount, scale: number) {
	for (let seed = 1; seed <= 300 * scale; seed++) {
		const random = buildRandom(seed);
		const ways = buildRandomStreets(seed, random);
		if (ways.length === 0) continue;
		const checked = checkStreets(ways);
		const snapper = buildSnapper(checked.network);
		const { doors, places } = buildRandomCity(seed);
		const locate = (lngLat: LngLat) => {
			const spots = snapper.list(lngLat).map((position) => checked.findSpot(position));
			return spots.length > 0 && spots.every((spot) => spot !== undefined) ? [{ lngLat, spots }] : [];
		};
		const centres = doors.flatMap(locate);
		const communities = places.flatMap(locate);
		count.networks++;
		count.pairs += centres.length * communities.length;
		const walksQ = communities.map(({ spots }) =>
			Math.min(...centres.map((centre) => checked.oracle.walkQ(centre.spots, spots)))
		);
		// Half and double speed: exact in binary, like the budget in metres.
		const speedMps = [0.5, 1, 2][seed % 3]!;
		const budgetsQ = [toQuanta(300), toQuanta(900), ...walksQ.flatMap((walkQ) => [walkQ, walkQ - 1])];
		const minutes = [...new Set(budgetsQ)]
			.filter((budgetQ) => budgetQ > 0 && budgetQ < Infinity)
			.map((budgetQ) => findMinutes(budgetQ / speedMps))
			.filter((m) => m !== undefined);
		const point = (lngLat: LngLat) => ({ type: 'Point' as const, coordinates: lngLat });
		const { totals } = computeCoverage({
			network: checked.network,
			centres: centres.map(({ lngLat }, i) => ({
				id: `c${i}`,
				name: '',
				provenance: 'illustrative',
				clusterId: null,
				geometry: point(lngLat)
			})),
			communities: communities.map(({ lngLat }, i) => ({
				id: `k${i}`,
				name: '',
				provenance: 'illustrative',
				clusterId: null,
				districtId: null,
				geometry: point(lngLat),
				households: weightOf(i),
				people: 0,
				floorAreaM2: 0
			})),
			minutes,
			speedMps
		});
		for (const m of minutes) {
			const revealed = listRevealed(totals.covered[m]!.households);
			const due = [...walksQ.keys()].filter((i) => walksQ[i]! <= m * 60 * speedMps * QUANTA_PER_METRE);
			count.decisions += walksQ.length;
			if (revealed.join() !== due.join())
				count.report(
					() =>
						`coverage of seed ${seed}, ${m} min, ${speedMps} m/s: ${revealed.join()} and not ${due.join()}`,
					walksQ.length
				);
		}
	}
}
