import type { Provenance } from '../city/provenance.ts';
import type { Network } from '../network/types.ts';
import { WhatIfPlan } from '../what-if/what-if-plan.ts';
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
	people: number;
	floorAreaM2: number;
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
	const { ground, walks } = new WhatIfPlan(network, { centres, communities }).answer;
	const { centres: centreSites, communities: communitySites } = ground;
	const items = communities.map((community, i) => {
		const walk = walks[i];
		return {
			id: community.id,
			name: community.name,
			clusterId: community.clusterId,
			districtId: community.districtId,
			centreId: walk ? centres[walk.centre]!.id : null,
			walkSeconds: walk ? walk.distanceM / speedMps : null,
			households: community.households,
			people: community.people,
			floorAreaM2: community.floorAreaM2
		};
	});
	return {
		totals: summarizeCoverage(items, minutes),
		byCluster: summarizeBy(items, (item) => item.clusterId, minutes),
		byDistrict: summarizeBy(items, (item) => item.districtId, minutes),
		byCentre: summarizeBy(items, (item) => item.centreId, minutes),
		items,
		offNetwork: {
			centres: centreSites.filter(isOffNetwork).map(({ id }) => id),
			communities: communitySites.filter(isOffNetwork).map(({ id }) => id)
		},
		stranded: communitySites.filter((site, i) => !walks[i] && !isOffNetwork(site)).map(({ id }) => id)
	};
}
