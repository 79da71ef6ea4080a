import { balanceOfClusters, type ClusterFacts } from '#lib/core/clusters/balance-of-clusters.ts';
import { redrawClusters } from '#lib/core/clusters/redraw-clusters.ts';
import { DEFAULT_WEIGHTS, PEOPLE_PER_HOUSEHOLD, TOUCHING_M } from '#lib/core/clusters/settings.ts';
import { ClusterError, type ClusterWeights } from '#lib/core/clusters/types.ts';
import { loadGround, type ClusterGround } from '../clusters/load-ground.ts';
import {
	describeGround,
	toBalanceTable,
	toDocument,
	toFeatures,
	toTable
} from '../clusters/show-clusters.ts';
import { buildProgress, printJson, printText, writeWhole } from '../output.ts';
import { readGap, readSeed, readTimeLimitMs } from '../planning-options.ts';
import { MOMENT_HELP, MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { EXIT, readOptions, toNumber, UsageError, type Command } from '../usage.ts';

/** Options that weigh the aims. */
const WEIGHT_OPTIONS = {
	'weight-population': 'population',
	'weight-area': 'area',
	compact: 'compact',
	'main-streets': 'mainStreets',
	keep: 'keep'
} as const satisfies Record<string, keyof ClusterWeights>;

export const clusters: Command = {
	help: `Usage: lianpian clusters [--k N] [--weight-population 1] [--weight-area 1] [--compact 1] [--main-streets ${DEFAULT_WEIGHTS.mainStreets}]
                         [--keep 0] [--lock ID,ID…] [--city baoding] [--blocks F] [--network F] [--communities F]
                         [--all-streets] [--gap M] [--seed 1] [--time-limit S] [--out F] [--json]

Without --k: today's clusters, and how far each is from the mean.
  --k N              draw N zones anew from street blocks: connected, even in people and ground, compact, along main
                     streets; k-means, a spanning-tree cut (SKATER) and today's clusters are printed beside them
  --weight-population, --weight-area, --compact, --main-streets, --keep
                     how much each counts, 0 or more; --keep leaves blocks in today's clusters
  --lock IDS         blocks that stay in today's cluster, by commas
  --city NAME        a city built by this program (default: baoding)
${MOMENT_HELP}
  --blocks F         GeoJSON areas with "population" and, where known, "areaM2" and "clusterId"; without "population"
                     the people of the communities in them, ${PEOPLE_PER_HOUSEHOLD} a household where only households are given
  --network F        streets: GeoJSON lines, .osm, .osm.pbf or a network file; blocks are what main streets enclose
  --communities F    communities: GeoJSON points or areas, instead of the city's
  --all-streets      blocks are what any street encloses
  --gap M            blocks touch across this many metres (default: ${TOUCHING_M}); a street's width if they are drawn without
  --seed N           of the search (default: 1)
  --time-limit S     stop after so many seconds, with the best so far and "cutShort": true (default: no limit)
  --out F            write the zones as GeoJSON areas
  --json             one JSON document on stdout

Deviations are shares of the mean: 0.05 is 5 %. "bound" is what no zones at all can stay below with these blocks.
`,
	async run(args) {
		const { values } = readOptions(args, {
			k: { type: 'string' },
			'weight-population': { type: 'string' },
			'weight-area': { type: 'string' },
			compact: { type: 'string' },
			'main-streets': { type: 'string' },
			keep: { type: 'string' },
			lock: { type: 'string' },
			city: { type: 'string', default: DEFAULT_CITY },
			...MOMENT_OPTIONS,
			blocks: { type: 'string' },
			network: { type: 'string' },
			communities: { type: 'string' },
			'all-streets': { type: 'boolean', default: false },
			gap: { type: 'string', default: String(TOUCHING_M) },
			seed: { type: 'string', default: '1' },
			'time-limit': { type: 'string' },
			out: { type: 'string' },
			json: { type: 'boolean', default: false }
		});
		const k = values.k === undefined ? undefined : readCount(values.k);
		const weights = readWeights(values);
		const seed = readSeed(values.seed);
		const timeLimitMs = readTimeLimitMs(values['time-limit']);
		if (k === undefined && values.out !== undefined)
			throw new UsageError('--out writes zones: it needs --k.');
		if (values.out === '') throw new UsageError('--out takes the path of a file, not nothing.');
		const ground = await loadGround(values, { toleranceM: readGap(values.gap) });
		if (k === undefined) return showBalance(ground, values.json);
		const found = redraw(ground, {
			k,
			weights,
			seed,
			timeLimitMs,
			nowMs: () => performance.now(),
			lockedIds: values.lock?.split(',').map((id) => id.trim()) ?? [],
			onProgress: buildProgress('clusters')
		});
		if (values.out !== undefined)
			await writeWhole(values.out, `${JSON.stringify(toFeatures(found.zones, ground))}\n`);
		if (values.json) printJson(toDocument(found, ground, { seed }));
		else printText(toTable(found, ground));
		return EXIT.done;
	}
};

function redraw({ blocks, borders }: ClusterGround, options: Parameters<typeof redrawClusters>[2]) {
	try {
		return redrawClusters(blocks, borders, options);
	} catch (error) {
		throw error instanceof ClusterError ? new UsageError(error.message) : error;
	}
}

function showBalance(ground: ClusterGround, isJson: boolean): number {
	const city = ground.source === 'city' ? ground.city : null;
	const facts = city
		? city.features.clusters.features.map(({ properties }) => properties)
		: sumByCluster(ground);
	const { clusters, deviation } = balanceOfClusters({
		clusters: facts.map(({ id, name, population, areaM2 }) => ({ id, name, population, areaM2 })),
		communities:
			city?.features.communities.features.map(({ properties }) => properties) ?? ground.communities,
		centres: city?.features.centres.features.map(({ properties }) => properties) ?? []
	});
	if (!deviation)
		throw new UsageError(
			'There are no clusters: no block has a "clusterId". Ask for zones with --k, or add it to --blocks.'
		);
	if (isJson) printJson({ ...describeGround(ground), clusters, deviation });
	else printText(toBalanceTable(clusters, deviation, ground));
	return EXIT.done;
}

/** Clusters as the blocks name them. */
function sumByCluster({ blocks }: ClusterGround): ClusterFacts[] {
	const found = new Map<string, ClusterFacts>();
	for (const { clusterId, population, areaM2 } of blocks) {
		if (clusterId === null) continue;
		const sum = found.get(clusterId) ?? { id: clusterId, name: clusterId, population: 0, areaM2: 0 };
		found.set(clusterId, { ...sum, population: sum.population + population, areaM2: sum.areaM2 + areaM2 });
	}
	return [...found.values()];
}

function readCount(text: string): number {
	const count = toNumber(text);
	if (Number.isSafeInteger(count) && count >= 1) return count;
	throw new UsageError(`--k takes a whole number of zones, 1 or more, not "${text}".`);
}

function readWeights(
	values: Partial<Record<keyof typeof WEIGHT_OPTIONS, string | undefined>>
): Partial<ClusterWeights> {
	const weights: Partial<ClusterWeights> = {};
	for (const [option, aim] of Object.entries(WEIGHT_OPTIONS)) {
		const text = values[option as keyof typeof WEIGHT_OPTIONS];
		if (text === undefined) continue;
		const weight = toNumber(text);
		if (!(weight >= 0 && Number.isFinite(weight)))
			throw new UsageError(`--${option} takes a number, 0 or more, not "${text}".`);
		weights[aim] = weight;
	}
	return weights;
}
