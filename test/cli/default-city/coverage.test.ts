import { describe, expect, it } from 'vitest';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { buildDefaultCity, DEFAULT_SEED } from '../../../src/cli/default-city/build-default-city.ts';
import { computeCoverage } from '../../helpers/compute-coverage.ts';

describe('coverage of the default city', () => {
	it('leaves some households to be reached: about a quarter at 15 minutes, a few at 30', () => {
		const { features } = buildDefaultCity({ seed: DEFAULT_SEED }).city;
		const network = buildNetwork(
			features.streets.features.map(({ geometry, properties }) => ({
				...properties,
				coordinates: geometry.coordinates as LngLat[],
				vertexKeys: geometry.coordinates.map(String)
			}))
		);
		expect(network.componentLengthM).toHaveLength(1);
		const { totals, stranded, offNetwork } = computeCoverage({
			network,
			centres: listCentrePlaces(features),
			communities: listCommunityPlaces(features),
			minutes: [15, 30],
			speedMps: 1
		});
		expect([stranded, offNetwork]).toEqual([[], { centres: [], communities: [] }]);
		const share = (minutes: string) => totals.covered[minutes]!.households / totals.households;
		expect(share('15')).toBeGreaterThan(0.7);
		expect(share('15')).toBeLessThan(0.82);
		expect(share('30')).toBeGreaterThan(0.95);
		expect(share('30')).toBeLessThan(0.995);
	});
});
