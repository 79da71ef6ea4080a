import type { Provenance } from '../city/provenance.ts';
import type { Network } from '../network/types.ts';
import { WhatIfPlan, type WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { listIsolatedCentres } from './list-isolated-centres.ts';
import { listMovedWays, type MovedWay } from './list-moved-ways.ts';
import { isOffNetwork, type Place } from './place-sites.ts';
import { summarizeBy, summarizeCoverage } from './summarize-coverage.ts';
import type { CoverageItem, CoverageSummary } from './types.ts';

export interface CentrePlace extends Place {
	name: string;
	provenance: Provenance;
	clusterId: string | null;
}

export interface CommunityPlace extends Place {
	name: string;
	provenance: Provenance;
	clusterId: string | null;
	districtId: string | null;
	households: number;
	/** Its households are not known, and are counted as 1. */
	isHouseholdsAssumed?: boolean | undefined;
	/** NaN where not known, and so is every sum with it. */
	people: number;
	/** NaN where not known. */
	floorAreaM2: number;
	/** What else is known of it; each as `CommunityProps` has it. */
	siteAreaM2?: number | undefined;
	buildings?: number | undefined;
	propertyManagement?: boolean | undefined;
	serviceFeeYuanPerM2Month?: number | undefined;
	collectionRate?: number | undefined;
	/** Left out where there is none; NaN where there may be some, and how much is not known. */
	extraIncomeYuanPerYear?: number | undefined;
	serviceCostYuanPerYear?: number | undefined;
}

export interface CoverageQuestion {
	network: Network;
	/** Open centres. */
	centres: readonly CentrePlace[];
	communities: readonly CommunityPlace[];
	/** Each > 0. */
	minutes: readonly number[];
	/** Metres a second, > 0. */
	speedMps: number;
}

export interface CoverageAnswer {
	totals: CoverageSummary;
	byCluster: Map<string | null, CoverageSummary>;
	byDistrict: Map<string | null, CoverageSummary>;
	/** By nearest centre; those that no centre can be reached from under `null`. */
	byCentre: Map<string | null, CoverageSummary>;
	items: (CoverageItem & { name: string })[];
	/** Ids of centres and communities too far from any street, and of communities on an island without a centre. */
	offNetwork: { centres: string[]; communities: string[] };
	stranded: string[];
	/** Ids of centres that nobody can walk to, those off the network included. */
	isolatedCentres: string[];
	/** Doors and entrances put on another street than the nearest, which is apart from those people walk on. */
	moved: { centres: MovedWay[]; communities: MovedWay[] };
}

/**
 * Walking time of every community to its nearest centre, and coverage within each budget.
 *
 * @throws RangeError if a budget or the speed is not a positive number
 */
export function computeCoverage(question: CoverageQuestion): CoverageAnswer {
	const { network, centres, communities, minutes, speedMps } = question;
	if (!(speedMps > 0 && Number.isFinite(speedMps)))
		throw new RangeError(`Walking speed must be a positive number of metres a second, not ${speedMps}.`);
	for (const m of minutes)
		if (!(m > 0 && Number.isFinite(m))) throw new RangeError(`Minutes must be positive numbers, not ${m}.`);
	return coverAnswer(new WhatIfPlan(network, { centres, communities }).answer, communities, question);
}

/**
 * Coverage of a plan whose walks are known, with its edits.
 *
 * @param communities as many as the answer has, in its order
 * @param isCounted which of them figures are made of; all unless told
 */
export function coverAnswer(
	{ ground, walks }: WhatIfAnswer,
	communities: readonly CommunityPlace[],
	{
		minutes,
		speedMps,
		isCounted = () => true
	}: { minutes: readonly number[]; speedMps: number; isCounted?: (community: CommunityPlace) => boolean }
): CoverageAnswer {
	const counted = [...communities.keys()].filter((i) => isCounted(communities[i]!));
	const items = counted.map((i) => {
		const { id, name, clusterId, districtId, households, people, floorAreaM2 } = communities[i]!;
		const walk = walks[i];
		const centreId = walk ? ground.centres[walk.centre]!.id : null;
		const walkSeconds = walk ? walk.distanceM / speedMps : null;
		return { id, name, clusterId, districtId, centreId, walkSeconds, households, people, floorAreaM2 };
	});
	const idsOf = (indexes: number[]) => indexes.map((i) => communities[i]!.id);
	const isOff = (i: number) => isOffNetwork(ground.communities[i]!);
	return {
		totals: summarizeCoverage(items, minutes),
		byCluster: summarizeBy(items, (item) => item.clusterId, minutes),
		byDistrict: summarizeBy(items, (item) => item.districtId, minutes),
		byCentre: summarizeBy(items, (item) => item.centreId, minutes),
		items,
		offNetwork: {
			centres: ground.centres.filter(isOffNetwork).map(({ id }) => id),
			communities: idsOf(counted.filter(isOff))
		},
		stranded: idsOf(counted.filter((i) => !walks[i] && !isOff(i))),
		isolatedCentres: listIsolatedCentres(ground),
		moved: {
			centres: listMovedWays(ground.centres),
			communities: listMovedWays(counted.map((i) => ground.communities[i]!))
		}
	};
}
