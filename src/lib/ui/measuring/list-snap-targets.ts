import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { listNetworkStreets } from '#lib/core/network/list-network-streets.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import type { SnapTargets } from '../editing/hand/follow-snapping.ts';

/** What measuring snaps to: features and streets of the plan that is shown, each listed once. */
export function listSnapTargets(plan: Plan) {
	let listed: { of: unknown; features: SnapTargets } | undefined;
	let streets: { of: unknown; lines: ReturnType<typeof listNetworkStreets> } | undefined;
	return {
		features: (): SnapTargets => {
			const of = plan.inputs.features;
			if (listed?.of !== of) {
				const {
					communities,
					buildings,
					blocks,
					clusters,
					districts,
					walls,
					links,
					axes,
					centres,
					landmarks
				} = of;
				listed = {
					of,
					features: {
						communities: communities.features,
						buildings: buildings.features,
						blocks: blocks.features,
						clusters: clusters.features,
						districts: districts.features,
						walls: walls.features,
						links: links.features,
						axes: axes.features,
						centres: centres.features,
						landmarks: landmarks.features
					}
				};
			}
			return listed.features;
		},
		streets: () => {
			const of = plan.inputs.networkFile;
			if (streets?.of !== of) streets = { of, lines: listNetworkStreets(decodeNetwork(new Uint8Array(of))) };
			return streets.lines;
		}
	};
}
