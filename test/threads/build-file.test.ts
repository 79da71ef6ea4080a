import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { roundPlan } from '#lib/core/plan/round-geometry.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import type { FileKind } from '#lib/server/city-store/stored-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { buildFile } from '#lib/threads/build-file.ts';

const { meta, features: seed } = await readSeedCity();
/** As the database gives it. */
const features = toFeatures(roundPlan(toPlan(seed)));

async function build(kind: FileKind, of: CityFeatures, shares: number[] = []) {
	const { revision, content } = await buildFile(
		{ cityId: meta.id, kind, name: meta.name, attribution: meta.attribution, share: 'here' },
		{
			signal: new AbortController().signal,
			call: async (name, args) => {
				if (name === 'features')
					return {
						revision: 7,
						land: cityFiles('baoding').landuse,
						features: Buffer.from(JSON.stringify(of))
					};
				shares.push((args as { share: number }).share);
				return undefined;
			}
		}
	);
	expect(revision).toBe(7);
	return content;
}

describe('files made of the streets in a plan', () => {
	it('are, to the byte, those of the project as long as no street has changed', async () => {
		const { network, basemap } = cityFiles(meta.id);
		expect(Buffer.from(await build('network', features)).equals(readFileSync(network))).toBe(true);
		const shares: number[] = [];
		expect(Buffer.from(await build('basemap', features, shares)).equals(readFileSync(basemap))).toBe(true);
		expect(shares.length).toBeGreaterThan(5);
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(Math.max(...shares)).toBeLessThan(1);
	});

	it('have a street that was drawn: whoever lives beside it walks less', async () => {
		const before = new WhatIfPlan(decodeNetwork(await build('network', features)), listPlanPlaces(features));
		const { ground, walks } = before.answer;
		// From the entrance with the longest way, straight to its centre's door, joined to streets at both ends.
		const [home, walk] = [...walks.entries()].toSorted(
			([, a], [, b]) => (b?.distanceM ?? 0) - (a?.distanceM ?? 0)
		)[0]!;
		const ends = [
			vertexNear(ground.communities[home]!.positions[walk!.entrance]!.lngLat),
			vertexNear(ground.centres[walk!.centre]!.positions[walk!.door]!.lngLat)
		];
		const drawn = structuredClone(features);
		drawn.streets.features.push({
			type: 'Feature',
			properties: { id: 'street-new', name: '新街', streetClass: 'residential', provenance: 'approximate' },
			geometry: { type: 'LineString', coordinates: ends }
		});
		const after = new WhatIfPlan(decodeNetwork(await build('network', drawn)), listPlanPlaces(drawn));
		expect(after.answer.walks[home]!.distanceM).toBeLessThan(walk!.distanceM - 100);
	});
});

/** The nearest vertex of the plan's streets. */
function vertexNear([lng, lat]: LngLat): LngLat {
	const vertices = features.streets.features.flatMap(({ geometry }) => geometry.coordinates as LngLat[]);
	const far = (at: LngLat) => Math.hypot(at[0] - lng, at[1] - lat);
	return vertices.reduce((best, at) => (far(at) < far(best) ? at : best));
}
