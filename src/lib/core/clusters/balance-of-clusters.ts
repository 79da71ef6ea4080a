import type { CommunityProps } from '../city/types.ts';
import { isCounted } from '../model/is-counted.ts';
import { listDeviations, measureDeviation } from './measure-deviation.ts';
import type { Deviation } from './types.ts';

/** A cluster as it is today. */
export interface ClusterFacts {
	id: string;
	name: string;
	/** All residents. */
	population: number;
	areaM2: number;
}

export interface ClusterBalance extends ClusterFacts {
	/** Deviation from the mean of all clusters, as a share of it. */
	populationDeviation: number;
	areaDeviation: number;
	/** Old communities, those that are not renovated yet among them, and their households. */
	communities: number;
	unrenovated: number;
	households: number;
	/** Service centres. */
	centres: number;
}

interface Facts {
	clusters: readonly ClusterFacts[];
	communities: readonly { clusterId: string | null; households: number; state?: CommunityProps['state'] }[];
	centres: readonly { clusterId: string | null }[];
}

/**
 * Whether today's clusters are even in people and ground: each with its deviation, and what it holds.
 *
 * @returns in id order; what names no known cluster counts nowhere
 */
export function balanceOfClusters({ clusters, communities, centres }: Facts): {
	clusters: ClusterBalance[];
	/** `null` without clusters. */
	deviation: Deviation | null;
} {
	const sorted = clusters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const population = listDeviations(sorted.map((cluster) => cluster.population));
	const area = listDeviations(sorted.map((cluster) => cluster.areaM2));
	return {
		clusters: sorted.map(({ id, name, population: people, areaM2 }, i) => {
			const own = communities.filter(({ clusterId }) => clusterId === id);
			return {
				id,
				name,
				population: people,
				areaM2,
				populationDeviation: population[i]!,
				areaDeviation: area[i]!,
				communities: own.length,
				unrenovated: own.filter((community) => isCounted(community)).length,
				households: own.reduce((sum, { households }) => sum + households, 0),
				centres: centres.filter(({ clusterId }) => clusterId === id).length
			};
		}),
		deviation: sorted.length === 0 ? null : measureDeviation(sorted)
	};
}
