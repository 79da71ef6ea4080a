import type { ClusterProps } from '../../city/types.ts';
import { summarizeBy } from '../../coverage/summarize-coverage.ts';
import type { MeasuredPlan } from '../../model/types.ts';

/**
 * The clusters of which the smallest share of households is within the inner circle, the smallest first; equal ones by
 * id. Those without households that coverage counts, or with all of them covered, are not among them.
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
