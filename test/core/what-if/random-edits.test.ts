import { describe, expect, it } from 'vitest';
import { buildRandom, type Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { patchNetwork } from '#lib/core/network/patch-network.ts';
import { buildWalkField } from '#lib/core/network/walk-field.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import { buildRandomCity, type RandomCity } from '../../helpers/random-city.ts';

const toPlace = (prefix: string) => (lngLat: LngLat, i: number) => ({
	id: `${prefix}${i}`,
	geometry: { type: 'Point' as const, coordinates: lngLat }
});

function placesOf({ doors, places }: RandomCity) {
	return { centres: doors.map(toPlace('c')), communities: places.map(toPlace('k')) };
}

function drawEdit(random: Random, { doors, places }: RandomCity, n: number): Edit {
	const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
	const near = (): LngLat => {
		const [lng, lat] = pick([...doors, ...places]);
		return [lng + (random() - 0.5) * 0.002, lat + (random() - 0.5) * 0.002];
	};
	const centreId = `c${Math.floor(random() * (doors.length + 1))}`;
	return pick<() => Edit>([
		() => ({ kind: 'move-centre', centreId, lngLat: near() }),
		() => ({ kind: 'add-centre', centreId: `new${n}`, lngLat: near() }),
		() => ({ kind: 'close-centre', centreId }),
		() => ({ kind: 'add-link', linkId: `link${n}`, lngLats: [near(), near()] }),
		() => ({ kind: 'add-barrier', barrierId: `barrier${n}`, lngLats: [near(), near()] })
	])();
}

const distancesOf = (plan: WhatIfPlan) => plan.answer.walks.map((walk) => walk?.distanceM ?? Infinity);

describe('edits on random cities', () => {
	it('step by step give what a computation from nothing gives', () => {
		let [compared, refused] = [0, 0];
		for (let seed = 1; seed <= 400; seed++) {
			const city = buildRandomCity(seed);
			if (city.ways.length === 0) continue;
			const random = buildRandom(seed);
			const network = buildNetwork(city.ways);
			const live = new WhatIfPlan(network, placesOf(city));
			let edits: Edit[] = [];
			for (let step = 0; step < 12; step++) {
				// Mostly the last edit goes on, as when something is dragged; sometimes one is taken back.
				const next =
					random() < 0.2
						? edits.slice(0, -1)
						: [...edits.slice(0, random() < 0.5 ? -1 : undefined), drawEdit(random, city, step)];
				try {
					live.apply(next);
					edits = next;
				} catch (error) {
					if (!(error instanceof EditError)) throw error;
					refused++;
				}
				const fresh = new WhatIfPlan(network, placesOf(city));
				fresh.apply(edits);
				const namedWalks = ({ answer }: WhatIfPlan) =>
					answer.walks.map((walk) => walk && { ...walk, centre: answer.ground.centres[walk.centre]!.id });
				expect(namedWalks(live), `seed ${seed}, step ${step}`).toEqual(namedWalks(fresh));
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(4000);
		expect(refused).toBeGreaterThan(200);
	});

	it('a link never makes a walk longer, a barrier never shorter, whatever was tried before', () => {
		let [shorter, longer] = [0, 0];
		for (let seed = 1; seed <= 400; seed++) {
			const city = buildRandomCity(seed);
			if (city.ways.length === 0) continue;
			const random = buildRandom(seed);
			const plan = new WhatIfPlan(buildNetwork(city.ways), placesOf(city));
			const edits: Edit[] = [];
			for (let step = 0; step < 6; step++) {
				const edit = drawEdit(random, city, step);
				const before = distancesOf(plan);
				try {
					plan.apply(edits.concat(edit));
				} catch {
					continue;
				}
				edits.push(edit);
				const after = distancesOf(plan);
				for (const [i, distanceM] of after.entries()) {
					if (edit.kind === 'add-link' || edit.kind === 'add-centre')
						expect(distanceM, `seed ${seed}, ${edit.kind}`).toBeLessThanOrEqual(before[i]!);
					if (edit.kind === 'add-barrier' || edit.kind === 'close-centre')
						expect(distanceM, `seed ${seed}, ${edit.kind}`).toBeGreaterThanOrEqual(before[i]!);
					if (distanceM < before[i]!) shorter++;
					if (distanceM > before[i]!) longer++;
				}
			}
		}
		expect(shorter).toBeGreaterThan(200);
		expect(longer).toBeGreaterThan(200);
	});
});

describe('patched networks', () => {
	it('divided at joints only, are as long between all nodes as before', () => {
		for (let seed = 1; seed <= 300; seed++) {
			const { ways } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const network = buildNetwork(ways);
			const random = buildRandom(seed);
			const at = () => {
				const edge = Math.floor(random() * network.edgeCount);
				// Multiples of 2⁻²⁰ m, as every length is.
				return { edge, offsetM: Math.floor(random() * network.edgeLengthM[edge]! * 2 ** 20) / 2 ** 20 };
			};
			// Links so long that nobody walks them leave nothing but the joints.
			const links = Array.from({ length: 3 }, () => ({
				from: at(),
				to: at(),
				lengthM: 1e6,
				lngLats: [network.nodeLngLat.slice(0, 2), network.nodeLngLat.slice(0, 2)] as never,
				name: '',
				classIndex: 0,
				provenanceIndex: 0
			}));
			const patched = patchNetwork(network, { links });
			const source = { position: { ...at(), accessM: 3, lngLat: [0, 0] as LngLat }, site: 0 };
			const before = buildWalkField(network, [source]);
			const after = buildWalkField(
				patched.network,
				[{ ...source, position: patched.move(source.position) }],
				{ limitM: 5e5 }
			);
			expect(Array.from(after.distanceM.slice(0, network.nodeCount)), `seed ${seed}`).toEqual(
				Array.from(before.distanceM)
			);
			const sum = (lengths: Float64Array) => lengths.reduce((sumM, lengthM) => sumM + lengthM, 0);
			expect(sum(patched.network.edgeLengthM)).toBe(sum(network.edgeLengthM) + 3e6);
		}
	});

	it('refuse what lies beyond an edge', () => {
		const network = buildNetwork(buildRandomCity(1).ways);
		const beyond = { edge: 0, offsetM: network.edgeLengthM[0]! + 1 };
		expect(() => patchNetwork(network, { barriers: [beyond] })).toThrow(/along edge 0/);
		expect(() => patchNetwork(network, { barriers: [{ edge: 1e6, offsetM: 0 }] })).toThrow(/edge 1000000/);
	});
});

describe('a search that recycles a field', () => {
	it('gives what a new one gives', () => {
		for (let seed = 1; seed <= 200; seed++) {
			const { ways, doors } = buildRandomCity(seed);
			if (ways.length === 0) continue;
			const plan = new WhatIfPlan(buildNetwork(ways), { centres: doors.map(toPlace('c')), communities: [] });
			const { network, centres } = plan.answer.ground;
			let reuse: ReturnType<typeof buildWalkField> | undefined;
			for (const limitM of [200, 500, 900])
				for (const { positions } of centres) {
					const sources = positions.flatMap((position) => (position ? [{ position, site: 0 }] : []));
					const fresh = buildWalkField(network, sources, { limitM });
					reuse = buildWalkField(network, sources, { limitM, reuse });
					expect(reuse, `seed ${seed}`).toEqual(fresh);
					expect(new Set(reuse.reachedNodes).size).toBe(reuse.reachedNodes!.length);
				}
		}
	});
});
