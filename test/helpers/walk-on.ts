import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import type { StreetWay } from '#lib/core/network/types.ts';
import { buildWalkField, findNearestSource } from '#lib/core/network/walk-field.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** Metres from one place to another on these streets, each at its nearest street; undefined without a way. */
export function walkOn(ways: readonly StreetWay[], from: LngLat, to: LngLat): number | undefined {
	const network = buildNetwork(ways);
	const snapper = buildSnapper(network);
	const [start, end] = [snapper.find(from), snapper.find(to)];
	if (!start || !end) throw new RangeError('There is no street near enough.');
	return findNearestSource(buildWalkField(network, [{ position: start, site: 0 }]), end)?.distanceM;
}
