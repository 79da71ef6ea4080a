import { buildBlocks } from '#lib/core/clusters/build-blocks.ts';
import { countPeople } from '#lib/core/clusters/count-people.ts';
import { leaveOutIslands } from '#lib/core/clusters/leave-out-islands.ts';
import { listBlockBorders } from '#lib/core/clusters/list-block-borders.ts';
import type { BlockBorder, StreetBlock } from '#lib/core/clusters/types.ts';
import type { PlanOfCity } from '#lib/server/plan/get-plan-at.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import { isNetworkIllustrative, joinAttributions, loadPlan, type Plan } from '../plan.ts';
import { loadCity, openSource, type AskedMoment } from '../asked-plan.ts';
import { UsageError } from '../usage.ts';
import { readBlocks, type FileBlock } from './read-blocks.ts';

export interface AskedGround extends AskedMoment {
	city: string;
	blocks?: string | undefined;
	network?: string | undefined;
	communities?: string | undefined;
	'all-streets': boolean;
}

/** What zones are drawn on. */
export interface ClusterGround {
	/** Where the blocks come from. */
	source: 'city' | 'file' | 'streets';
	blocks: StreetBlock[];
	borders: BlockBorder[];
	communities: Plan['communities'];
	/** `null` where everything comes from files. */
	city: PlanOfCity | null;
	attribution: string;
	isIllustrative: boolean;
	/** Blocks without a population and without a community: they count as empty. */
	emptyIds: string[];
	/** Built blocks that are not connected to the others. */
	leftOutIds: string[];
}

/**
 * The blocks that are asked for, with their people and borders: a file's, those that the streets enclose, or the city's
 * own.
 */
export async function loadGround(
	asked: AskedGround,
	{ toleranceM }: { toleranceM: number }
): Promise<ClusterGround> {
	if (asked.blocks === '') throw new UsageError('--blocks takes the path of a file, not nothing.');
	const isBuilt = asked.blocks === undefined && (asked.network !== undefined || asked['all-streets']);
	const source = asked.blocks === undefined ? (isBuilt ? 'streets' : 'city') : 'file';
	const fileBlocks = source === 'file' ? await readBlocks(asked.blocks!) : undefined;
	const hasPeople = fileBlocks?.every(({ population }) => population !== null) ?? false;
	// A city's communities are not needed if the file has the population of its blocks.
	const areCommunitiesRead = asked.communities !== undefined || !hasPeople;
	const plan = await loadPlan(
		{ ...asked, all: true },
		{ parts: areCommunitiesRead ? ['network', 'communities'] : ['network'], isCityRead: source === 'city' }
	);
	const found = fileBlocks ?? (await listBlocks(asked, plan, isBuilt ? 'streets' : 'city'));
	const { blocks, emptyIds } = addPeople(asked, found, plan);
	const borders = listBlockBorders(blocks, {
		network: plan.network,
		railways:
			asked.network === undefined ? await readRailways(await (await openSource()).findLand(asked.city)) : [],
		toleranceM
	});
	const whole = isBuilt ? leaveOutIslands(blocks, borders) : { blocks, borders, leftOutIds: [] };
	// The city's streets are behind a file's zones only where they run along its blocks.
	const areStreetsUsed =
		source !== 'file' || asked.network !== undefined || borders.some(({ mainM }) => mainM > 0);
	const city = source === 'city' ? await loadCity(asked.city, asked) : plan.city;
	return {
		source,
		...whole,
		communities: plan.communities,
		city,
		attribution: joinAttributions([
			areStreetsUsed ? plan.network.attribution : '',
			city?.meta.attribution ?? ''
		]),
		isIllustrative:
			plan.communities.some(({ provenance }) => provenance === 'illustrative') ||
			(areStreetsUsed && isNetworkIllustrative(plan.network)),
		emptyIds: emptyIds.filter((id) => !whole.leftOutIds.includes(id))
	};
}

async function listBlocks(
	{ city: cityId, 'all-streets': isEveryStreet, ...moment }: AskedGround,
	{ network }: Plan,
	source: 'city' | 'streets'
): Promise<FileBlock[]> {
	if (source === 'streets') {
		const built = buildBlocks(network, { isEveryStreet });
		if (built.length === 0)
			throw new UsageError(
				`${isEveryStreet ? 'The' : 'The main'} streets enclose no block; give --blocks${isEveryStreet ? '' : ' or --all-streets'}.`
			);
		return built.map((block) => ({ ...block, clusterId: null, population: null }));
	}
	const { features } = await loadCity(cityId, moment);
	if (features.blocks.features.length === 0)
		throw new UsageError(
			`"${cityId}" has no street blocks; give --blocks, or --network to build them from streets.`
		);
	return features.blocks.features.map(({ geometry, properties: { id, clusterId, population, areaM2 } }) => ({
		id,
		clusterId,
		population,
		areaM2,
		geometry
	}));
}

/** Blocks without a population take that of the communities in them. */
function addPeople({ blocks: path }: AskedGround, blocks: readonly FileBlock[], plan: Plan) {
	if (blocks.every(({ population }) => population !== null))
		return { blocks: blocks.map((block) => ({ ...block, population: block.population! })), emptyIds: [] };
	const { population } = countPeople(blocks, plan.communities);
	if (blocks.every((block, b) => block.population === null && population[b] === 0))
		throw new UsageError(
			`${path ?? 'The built blocks'}: no block has a population, and none of the communities lies in one; give "population", or --communities that lie in the blocks.`
		);
	return {
		blocks: blocks.map((block, b) => ({ ...block, population: block.population ?? population[b]! })),
		emptyIds: blocks
			.filter((block, b) => block.population === null && population[b] === 0)
			.map(({ id }) => id)
	};
}
