import type { CentrePlace, CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { listMovedWays } from '#lib/core/coverage/list-moved-ways.ts';
import { measurePlan } from '#lib/core/model/measure-plan.ts';
import type { Network } from '#lib/core/network/types.ts';
import { listWalks } from '#lib/core/what-if/list-walks.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';

/**
 * Computes figures from places on a network by the same functions as page, server and command line. All communities
 * given are counted, renovated or not.
 */
export function computeCoverage({
	network,
	centres,
	communities,
	minutes,
	speedMps
}: {
	network: Network;
	centres: readonly CentrePlace[];
	communities: readonly CommunityPlace[];
	minutes: readonly number[];
	speedMps: number;
}) {
	const plan = new WhatIfPlan(network, { centres, communities });
	const walks = listWalks(plan.answer, plan.base);
	const measured = measurePlan({ communities }, walks, { minutes, speedMps, all: true });
	const { ground } = plan.answer;
	const moved = { centres: listMovedWays(ground.centres), communities: listMovedWays(ground.communities) };
	return { ...measured, items: measured.counted, moved };
}

export type CoverageAnswer = ReturnType<typeof computeCoverage>;
