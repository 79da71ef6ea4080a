import { readFile } from 'node:fs/promises';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { listMergers } from '#lib/core/mergers/list-mergers.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import { SHARED_WALL_M } from '#lib/core/neighbours/settings.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { measure } from './timing.ts';

/** Times the mergers of the default city: `tsx test/bench/mergers.ts`. */
const { features } = await readSeedCity();
const network = decodeNetwork(await readFile(cityFiles('baoding').network));
const communities = listCommunityPlaces(features, { all: true });
const counted = new Set(listCommunityPlaces(features).map(({ id }) => id));
const isCounted = ({ id }: { id: string }) => counted.has(id);
const whatIf = new WhatIfPlan(network, { centres: listCentrePlaces(features), communities });

for (const limits of [{}, { memberHouseholds: 1000, households: 1000 }]) {
	let told = '';
	const { medianMs, maxMs } = await measure(
		() => {
			const { pairs } = listNeighbours(communities.filter(isCounted), network, { gapM: SHARED_WALL_M });
			const { mergers, weighed } = listMergers({
				whatIf,
				communities,
				isCounted,
				pairs,
				limitM: 900,
				limits
			});
			told = `${weighed} groups, ${mergers.length} listed`;
		},
		{ runs: 5, budgetMs: 8000 }
	);
	console.log(
		`${told}: median ${Math.round(medianMs)} ms, at most ${Math.round(maxMs)} ms ${JSON.stringify(limits)}`
	);
}
