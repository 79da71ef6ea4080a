import type { ClusterProps } from '../../city/types.ts';
import { summarizeBy } from '../../coverage/summarize-coverage.ts';
import type { MeasuredPlan } from '../../model/types.ts';

/**
 * Clusters by the share of households within the inner circle, smallest first, ties by id. Clusters without counted
 * households and fully covered ones are left out.
 */
export function listWeakestClusters(
	{ counted, features, minutes }: Pick<MeasuredPlan, 'counted' | 'features' | 'minutes'>,
	most: number
): ClusterProps[] {
	const byCluster = summarizeBy(counted, ({ clusterId }) => clusterId, minutes);
	return features.clusters.features
		.map(({ properties }) => {
			const summary = byCluster.get(properties.id);
			const covered = summary?.covered[minutes[0]]?.households ?? 0;
			return { properties, share: summary?.households ? covered / summary.households : 1 };
		})
		.filter(({ share }) => share < 1)
		.toSorted((a, b) => a.share - b.share || (a.properties.id < b.properties.id ? -1 : 1))
		.slice(0, most)
		.map(({ properties }) => properties);
}
