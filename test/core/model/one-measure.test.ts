import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { CityModel } from '#lib/core/model/city-model.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { Engine } from '#lib/worker/engine.ts';
import { loadTriedPlan, measureTriedPlan } from '../../../src/cli/tried-plan.ts';

const SRC = join(import.meta.dirname, '../../../src');

describe('the default city, measured with and without edits', () => {
	it('has the same figures, to the last bit, on screen, on the server and on the command line', async () => {
		const file = readFileSync(cityFiles('baoding').network);
		const { meta, features } = await readSeedCity();
		const model = new CityModel({ meta, features, network: decodeNetwork(file), nameAddedCentre });
		const engine = await Engine.load(file, listPlanPlaces(features), async () => {});
		const edits: Edit[] = [
			{ kind: 'close-centre', centreId: 'centre-01' },
			{ kind: 'add-centre', centreId: 'new-1', lngLat: [115.47, 38.87] }
		];
		for (const [tried, text] of [
			[[], undefined],
			[edits, 'close~centre-01;centre~new-1~115.47,38.87']
		] as const) {
			const asked = { minutes: [12, 25] as const, speedMps: 0.8, edits: tried };
			const { axes, isIllustrative } = model;
			const onScreen = measureCity(
				{ meta, features, axes, isIllustrative, nameAddedCentre },
				engine.edit(tried),
				asked
			);
			const onServer = model.measure(asked);
			expect(onServer).toEqual({ ...onScreen, features: onServer.features });
			const plan = await loadTriedPlan({ city: 'baoding', all: false, 'what-if': text });
			const printed = measureTriedPlan(plan, asked);
			for (const part of ['totals', 'byCluster', 'byDistrict', 'byCentre', 'offNetwork', 'stranded'] as const)
				expect(printed[part], part).toEqual(onScreen[part]);
			expect(printed.counted.map(({ id, distanceM }) => [id, distanceM])).toEqual(
				onScreen.counted.map(({ id, distanceM }) => [id, distanceM])
			);
		}
	});
});

describe('the rule of what is counted', () => {
	it('stands in one file', () => {
		const holders = readdirSync(SRC, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
			.filter(({ parentPath, name }) =>
				readFileSync(join(parentPath, name), 'utf8').includes("!== 'accepted'")
			);
		expect(holders.map(({ name }) => name)).toEqual(['is-counted.ts']);
	});
});
