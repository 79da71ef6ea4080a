import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeAxis } from '#lib/core/axes/describe-axis.ts';
import { DEFAULT_ALONG_M } from '#lib/core/axes/list-along-axis.ts';
import { listCityAxes } from '#lib/core/axes/list-city-axes.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import { PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import { emptyScenario } from '#lib/core/scenarios/empty-scenario.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readRailways } from '#lib/server/read-railways.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { Planner } from '#lib/core/planner/planner.ts';
import { runJson } from '../../helpers/run-cli.ts';

const { features } = await readSeedCity();
const file = readFileSync(cityFiles('baoding').network);
const { axes } = listCityAxes(
	features,
	features.streets.features.map(({ geometry, properties: { name } }) => ({
		name,
		lngLats: geometry.coordinates as LngLat[]
	}))
);
const planner = new Planner(
	{
		networkFile: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength),
		features,
		axes,
		railways: await readRailways(cityFiles('baoding').landuse)
	},
	loadHighs
);
const quiet = () => {};
const base = emptyScenario({ minutes: [15, 30], speedMps: 1 });

describe('planner behind the page', () => {
	it('finds the neighbours that the command line finds, with the renovated ones', async () => {
		const pairs = await planner.work.neighbours({ gapM: DEFAULT_GAP_M }, quiet);
		const printed = runJson<{ pairs: { a: string; b: string; gapM: number }[] }>(
			'neighbours',
			'--all',
			'--json'
		);
		expect(pairs.map(({ a, b, gapM }) => ({ a, b, gapM }))).toEqual(
			printed.pairs.map(({ a, b, gapM }) => ({ a, b, gapM }))
		);
	});

	it('proposes the packages that the command line proposes', async () => {
		const { proposal } = await planner.work.packages(
			{
				gapM: DEFAULT_GAP_M,
				edits: [],
				speedMps: 1,
				settings: {
					measure: 'households',
					target: 800,
					least: 400,
					most: 1200,
					acrossClusters: false,
					weights: PACKAGE_WEIGHTS
				},
				locked: [],
				seed: 1
			},
			quiet
		);
		const printed = runJson<{ packages: { communityIds: string[] }[] }>(
			'packages',
			'--target',
			'800',
			'--json'
		);
		expect(proposal.plan.packages.map(({ communityIds }) => communityIds)).toEqual(
			printed.packages.map(({ communityIds }) => communityIds)
		);
	});

	it('measures a scenario as the command line counts coverage', async () => {
		const edits = [{ kind: 'close-centre' as const, centreId: 'centre-30' }];
		const { figures, walks, circles } = await planner.work.scenario({ ...base, edits }, quiet);
		const printed = runJson<{
			totals: { households: number; covered: Record<string, { households: number }> };
		}>('coverage', '--what-if', 'close~centre-30', '--json');
		expect(figures.covered).toEqual([15, 30].map((m) => printed.totals.covered[m]!.households));
		expect(figures.households).toBe(printed.totals.households);
		expect([figures.centres, walks.centres.length]).toEqual([64, 64]);
		expect(circles.outer.coordinates.length).toBeGreaterThan(0);
	});

	it('forgets a scenario’s edits with the next question', async () => {
		await planner.work.scenario({ ...base, edits: [{ kind: 'close-centre', centreId: 'centre-30' }] }, quiet);
		const { figures } = await planner.work.scenario(base, quiet);
		expect(figures.centres).toBe(65);
	});

	it('describes an axis by the streets of its network as the command line does by those of the plan', async () => {
		for (const { geometry, properties } of features.axes.features) {
			const described = await planner.work.axis({ axisId: properties.id, alongM: DEFAULT_ALONG_M }, quiet);
			const expected = describeAxis(
				{
					streetName: properties.streetName,
					halfWidthM: properties.halfWidthM,
					lngLats: geometry.coordinates as LngLat[]
				},
				features.communities.features.map((feature) => ({
					...feature.properties,
					geometry: feature.geometry
				})),
				features.streets.features.map((street) => ({
					...street.properties,
					lngLats: street.geometry.coordinates as LngLat[]
				})),
				{ builtUp: features.clusters.features.map((cluster) => cluster.geometry) }
			);
			expect(described.members.map(({ id, state }) => ({ id, state }))).toEqual(
				expected.members.map(({ id, state }) => ({ id, state }))
			);
			for (const [i, { distanceM, frontageM }] of described.members.entries()) {
				expect(distanceM).toBeCloseTo(expected.members[i]!.distanceM, 3);
				expect(frontageM).toBeCloseTo(expected.members[i]!.frontageM, 0);
			}
		}
	});

	it('sites centres that cover what it says once they are tried', async () => {
		const { edits, covered, optimal } = await planner.work.site(
			{
				edits: [],
				model: 'mclp',
				p: 3,
				minutes: 15,
				speedMps: 1,
				candidates: 'streets',
				count: 600,
				isMovable: false,
				capacity: null
			},
			quiet
		);
		const { figures } = await planner.work.scenario({ ...base, edits }, quiet);
		expect(optimal).toBe(true);
		expect(figures.covered[0]).toBe(covered[1]);
		expect(figures.centres).toBe(68);
	});
});
