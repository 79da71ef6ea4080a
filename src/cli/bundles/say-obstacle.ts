import type { Obstacle } from '#lib/core/bundles/types.ts';

/** Why bundles are impossible, in one sentence. */
export function sayObstacle(obstacle: Obstacle): string {
	const ids = obstacle.communityIds.join(', ');
	switch (obstacle.code) {
		case 'too-large':
			return `has more households than a bundle may have: ${ids}; raise the larger number of --size`;
		case 'too-remote':
			return `too few households for a bundle within --max-distance of any base: ${ids}`;
		case 'no-count':
			return 'no number of bundles has these sizes; widen --size, or give --count';
		case 'group-deficit':
			return `all together lack ${yuan(obstacle.shortYuan)} yuan a year; ${obstacle.communityIds.length} have to be carried`;
		case 'local-deficit':
			return `${ids} lack ${yuan(obstacle.shortYuan)} yuan a year more than all the strong within reach bring (${obstacle.strongIds.join(', ') || 'none'})`;
		case 'no-combination':
			return `no bundles were found in which sizes, distances and money go together; in the way: ${ids}`;
	}
}

export const yuan = (amount: number) => Math.round(amount).toLocaleString('en');
