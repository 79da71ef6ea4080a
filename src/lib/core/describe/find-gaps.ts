import type { ClusterProps } from '../city/types.ts';
import { listUncovered } from '../coverage/list-uncovered.ts';
import { rowsInScope } from '../model/rows-in-scope.ts';
import type { MeasuredPlan, PlanRow, Scope } from '../model/types.ts';

/** Where a part of the city lies beyond its inner circle. */
export interface Gaps {
	/** Counted communities beyond. */
	communities: number;
	/** Clusters with households beyond, most of them first; ties by id. */
	clusters: { properties: ClusterProps; households: number }[];
	/** Those that reach a centre, the farthest first. */
	farthest: PlanRow[];
	/** Those that reach none. */
	withoutWay: number;
}

export function findGaps(plan: Pick<MeasuredPlan, 'counted' | 'minutes' | 'features'>, scope: Scope): Gaps {
	const beyond = listUncovered(rowsInScope(plan, scope), plan.minutes[0] * 60);
	const farthest = beyond.filter(({ walkSeconds }) => walkSeconds !== null);
	const clusters = plan.features.clusters.features
		.map(({ properties }) => ({
			properties,
			households: beyond
				.filter(({ clusterId }) => clusterId === properties.id)
				.reduce((sum, { households }) => sum + households, 0)
		}))
		.filter(({ households }) => households > 0)
		.toSorted((a, b) => b.households - a.households || (a.properties.id < b.properties.id ? -1 : 1));
	return { communities: beyond.length, clusters, farthest, withoutWay: beyond.length - farthest.length };
}
