import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { judgeRobustness } from '#lib/core/coverage/judge-robustness.ts';
import { DOUBT } from '#lib/core/coverage/settings.ts';
import { drawServiceAreas } from '#lib/core/drawing/draw-service-areas.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { explainPlace } from '#lib/core/explain/explain-place.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Network } from '#lib/core/network/types.ts';
import { findCheapestChange } from '#lib/core/openings/find-cheapest-change.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import { buildGround } from '#lib/core/what-if/build-ground.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { measure, type Timed } from './timing.ts';

const LIMIT_M = 900;

/** Times what is tried and asked in the workbench, on the default city's plan: each edit is another one. */
export async function measureTrials(
	network: Network,
	{ budgetMs }: { budgetMs: number }
): Promise<(Timed & { what: string })[]> {
	const { features } = await readSeedCity();
	const places = {
		centres: listCentrePlaces(features),
		communities: listCommunityPlaces(features, { all: true })
	};
	const plan = new WhatIfPlan(network, places);
	const works: (Timed & { what: string })[] = [];
	let turn = 0;
	const add = async (what: string, work: (turn: number) => unknown) =>
		works.push({ what, ...(await measure(() => work(turn++), { budgetMs })) });

	const { centres, communities } = plan.base;
	const near = ({ ways }: { ways: { lngLat: LngLat }[] }, n: number): LngLat => {
		const [lng, lat] = ways[0]!.lngLat;
		return [lng + (n % 50) * 2e-5, lat + (n % 30) * 2e-5];
	};
	const of = <Site>(sites: readonly Site[], n: number) => sites[n % sites.length]!;
	const tryOne = (edit: Edit) => plan.apply([edit]);
	await add('drag a centre: every walk again', (n) =>
		tryOne({ kind: 'move-centre', centreId: centres[30]!.id, lngLat: near(centres[30]!, n) })
	);
	await add('add a centre', (n) =>
		tryOne({ kind: 'add-centre', centreId: `new-${n}`, lngLat: near(of(centres, n), n) })
	);
	await add('close a centre', (n) => tryOne({ kind: 'close-centre', centreId: of(centres, n).id }));
	await add('add an entrance', (n) => {
		const { id, ways } = of(communities, n);
		const edit = { communityId: id, entranceId: `e-${n}`, lngLat: ways[0]!.lngLat, openTo: 'all' } as const;
		return tryOne({ kind: 'add-entrance', ...edit });
	});
	await add('add a link', (n) => {
		const [lng, lat] = of(centres, n).positions[0]!.lngLat;
		return tryOne({
			kind: 'add-link',
			linkId: `l-${n}`,
			lngLats: [
				[lng, lat],
				[lng + 0.0007, lat]
			]
		});
	});
	await add('add a barrier', (n) => {
		const [lng, lat] = of(centres, n).positions[0]!.lngLat;
		// Whichever way the street goes, one of the two strokes is across it.
		const lngLats: LngLat[] = [
			[lng - 0.001, lat],
			[lng + 0.001, lat],
			[lng, lat + 0.001],
			[lng, lat - 0.001]
		];
		return tryOne({ kind: 'add-barrier', barrierId: `b-${n}`, lngLats });
	});

	const answer = plan.apply([]);
	const index = new OpeningIndex(buildGround(network, places));
	const outside = communities.filter((_, i) => (answer.walks[i]?.distanceM ?? Infinity) > LIMIT_M);
	await add('explain a community: walk and runner-up', (n) =>
		explainPlace(answer, { communityId: of(communities, n).id })
	);
	await add('its cheapest change', (n) =>
		findCheapestChange({
			index,
			answer,
			edits: [],
			limitM: LIMIT_M,
			communityId: of(outside, n).id
		})
	);
	const households = places.communities.map((community, i) =>
		features.communities.features[i]!.properties.state === 'accepted' ? 0 : community.households
	);
	await add('the best 100 openings', () =>
		findOpenings(
			{ index: new OpeningIndex(index.base), answer, edits: [], households, limitM: LIMIT_M },
			async () => {}
		)
	);
	const items = communities.map(({ id }, i) => ({
		id,
		clusterId: null,
		districtId: null,
		centreId: null,
		people: 0,
		floorAreaM2: 0,
		households: households[i]!,
		distanceM: answer.walks[i]?.distanceM ?? null
	}));
	await add('robust coverage', () => judgeRobustness(items, LIMIT_M, DOUBT));
	const mesh = buildStreetMesh(network);
	await add('who serves where, whole city', () =>
		drawServiceAreas(mesh, answer.centreField.field, 2 * LIMIT_M)
	);
	return works;
}
