import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROVENANCES, type Provenance } from '#lib/core/city/types.ts';
import type { LngLat, Xy } from '#lib/core/geometry/types.ts';
import { buildDefaultCity, DEFAULT_SEED } from '../../../src/cli/default-city/build-default-city.ts';
import { listDefaultCityFiles } from '../../../src/cli/default-city/write-default-city.ts';
import {
	apartM,
	areaM2,
	buildBoxIndex,
	crossingShare,
	footOn,
	isInside,
	listSegments,
	ringOf,
	ringsApartM,
	segmentsApartM,
	sidesOf,
	toXy
} from './measure.ts';

/** Coordinates are rounded to 7 decimals, about 1 cm. */
const ROUNDING_M = 0.03;

interface Named {
	id: string;
	provenance: Provenance;
}

const NAMED = [
	'中华大四区',
	'田野小区',
	'北塘小区',
	'双胜街315号院',
	'环农园小区',
	'省六医院宿舍',
	'天马小区',
	'河北大学宿舍',
	'防疫站宿舍',
	'省疾控中心宿舍',
	'先锋机械厂宿舍'
];

const CITIES = new Map([DEFAULT_SEED, 1, 3].map((seed) => [seed, buildDefaultCity({ seed })]));

describe.each([...CITIES.keys()])('default city from seed %i', (seed) => {
	const { city, landuse } = CITIES.get(seed)!;
	const { clusters, communities, centres, districts, axes, streets, landmarks } = city.features;
	const segments = listSegments(city);
	const nearSegments = buildBoxIndex(segments.map(({ from, to }) => [from, to]));
	const rings = communities.features.map(({ geometry }) => ringOf(geometry));
	const nearRings = buildBoxIndex(rings);
	const open = communities.features.filter(({ properties }) => properties.state === 'not-renovated');
	const railway = landuse.features
		.filter(({ properties }) => properties.kind === 'railway')
		.flatMap(({ geometry }) => (geometry.coordinates as LngLat[]).map(toXy));

	it('has every published count', () => {
		expect(clusters.features).toHaveLength(12);
		expect(centres.features).toHaveLength(65);
		expect(open).toHaveLength(509);
		expect(open.filter(({ properties }) => properties.propertyManagement)).toHaveLength(67);
		expect(open.filter(({ properties }) => !properties.propertyManagement)).toHaveLength(442);
		expect(communities.features.filter(({ properties }) => properties.state === 'accepted')).toHaveLength(
			308
		);
		expect(districts.features).toHaveLength(3);
		expect(axes.features).toHaveLength(2);
		expect(landmarks.features).toHaveLength(48);
		expect(new Set(streets.features.map(({ properties }) => properties.name)).size).toBe(58 + 1);
	});

	it('has the named communities, not renovated and placed approximately, and no other named so', () => {
		const named = communities.features.filter(({ properties }) => properties.provenance === 'approximate');
		expect(named.map(({ properties }) => properties.name).toSorted()).toEqual(NAMED.toSorted());
		for (const { properties } of named) {
			expect(properties.state).toBe('not-renovated');
			expect(properties.note).not.toBe('');
		}
		const find = (name: string) => named.find(({ properties }) => properties.name === name)!.properties;
		expect(find('北塘小区').aliases).toEqual(['北唐小区']);
		expect(find('环农园小区')).toMatchObject({
			buildings: 10,
			households: 200,
			districtId: 'district-lianchi'
		});
		for (const { properties } of communities.features)
			if (properties.provenance === 'illustrative')
				expect(properties.name).toMatch(/^[一二三四五六七八九十]+组团\d{3}小区$/);
	});

	it('says of every feature where it comes from, and has ids in order', () => {
		for (const { features } of Object.values(city.features) as { features: { properties: Named }[] }[]) {
			for (const { properties } of features) expect(PROVENANCES).toContain(properties.provenance);
			const ids = features.map(({ properties }) => properties.id);
			expect(ids).toEqual([...new Set(ids)].toSorted());
		}
		for (const { properties } of landuse.features) expect(PROVENANCES).toContain(properties.provenance);
	});

	it('tiles the main urban area with connected clusters', () => {
		const urban = landuse.features.find(({ properties }) => properties.kind === 'urban')!;
		const outline = ringOf(urban.geometry as never);
		const owner = new Map<string, string>();
		for (const { geometry, properties } of clusters.features) {
			expect(geometry.type).toBe('Polygon');
			expect(geometry.coordinates).toHaveLength(1);
			const ring = ringOf(geometry);
			expect(areaM2(ring)).toBeGreaterThan(0);
			expect(Math.abs(areaM2(ring) - properties.areaM2)).toBeLessThan(2);
			const sides = sidesOf(ring);
			for (const [i, [a, b]] of sides.entries())
				for (const [c, d] of sides.slice(i + 2, i === 0 ? -1 : undefined))
					expect(crossingShare(a, b, c, d)).toBeUndefined();
			for (const [a, b] of sides) {
				expect(owner.has(`${a} ${b}`)).toBe(false);
				owner.set(`${a} ${b}`, properties.id);
			}
		}
		// Every side is shared with one other cluster or lies on the outline: no gap and no overlap.
		const edge = new Set(sidesOf(outline).map(([a, b]) => `${a} ${b}`));
		for (const side of owner.keys()) {
			const [a, b] = side.split(' ');
			expect(edge.has(side) !== owner.has(`${b} ${a}`)).toBe(true);
		}
		const total = clusters.features.reduce((sum, { geometry }) => sum + areaM2(ringOf(geometry)), 0);
		expect(total).toBeCloseTo(areaM2(outline), 0);
	});

	it('bounds clusters by main streets', () => {
		const isMain = ({ halfWidthM }: (typeof segments)[number]) => halfWidthM >= 5;
		for (const { geometry } of clusters.features)
			for (const [a, b] of sidesOf(ringOf(geometry))) {
				const middle: Xy = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
				const near = nearSegments([middle], 1).map((i) => segments[i]!);
				const onStreet = near.some((s) => isMain(s) && apartM(footOn(s.from, s.to, middle), middle) < 0.1);
				expect(onStreet).toBe(true);
			}
	});

	it('balances clusters in population and area', () => {
		const limit = seed === DEFAULT_SEED ? 0.15 : 0.25;
		for (const key of ['areaM2', 'population'] as const) {
			const values = clusters.features.map(({ properties }) => properties[key]);
			const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
			for (const value of values) expect(Math.abs(value / mean - 1)).toBeLessThan(limit);
		}
	});

	it('joins all streets at shared vertices only', () => {
		const parent = new Map<string, string>();
		const root = (key: string): string => {
			let at = key;
			for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
			return at;
		};
		for (const { keys } of segments) {
			for (const key of keys) if (!parent.has(key)) parent.set(key, key);
			parent.set(root(keys[0]), root(keys[1]));
		}
		expect(new Set([...parent.keys()].map(root)).size).toBe(1);
		let unjoined = 0;
		for (const [i, { from, to, keys }] of segments.entries())
			for (const j of nearSegments([from, to], 0)) {
				const other = segments[j]!;
				if (j <= i || keys.some((key) => other.keys.includes(key))) continue;
				if (crossingShare(from, to, other.from, other.to) !== undefined) unjoined++;
			}
		expect(unjoined).toBe(0);
	});

	it('keeps communities off streets, the railway and each other', () => {
		for (const [i, ring] of rings.entries()) {
			for (const s of nearSegments(ring, 30).map((k) => segments[k]!)) {
				const clearM = Math.min(...sidesOf(ring).map(([a, b]) => segmentsApartM(a, b, s.from, s.to)));
				expect(clearM).toBeGreaterThan(s.halfWidthM);
			}
			for (let k = 1; k < railway.length; k++)
				for (const [a, b] of sidesOf(ring))
					expect(segmentsApartM(a, b, railway[k - 1]!, railway[k]!)).toBeGreaterThan(20);
			for (const j of nearRings(ring, 2)) {
				if (j <= i) continue;
				expect(ringsApartM(ring, rings[j]!)).toBeGreaterThan(0.5);
				expect(isInside(ring, rings[j]![0]!) || isInside(rings[j]!, ring[0]!)).toBe(false);
			}
		}
	});

	it('gives communities plausible shapes and figures', () => {
		for (const [i, { properties: p }] of communities.features.entries()) {
			expect(Math.abs(areaM2(rings[i]!) - p.siteAreaM2)).toBeLessThan(10);
			expect(p.siteAreaM2).toBeGreaterThanOrEqual(4000);
			expect(p.siteAreaM2).toBeLessThanOrEqual(35_000);
			expect(p.households).toBeGreaterThanOrEqual(40);
			expect(p.households).toBeLessThanOrEqual(600);
			expect(p.floorAreaM2 / p.siteAreaM2).toBeGreaterThan(0.75);
			expect(p.floorAreaM2 / p.siteAreaM2).toBeLessThan(1.95);
			expect(p.people / p.households).toBeGreaterThan(2.4);
			expect(p.people / p.households).toBeLessThan(3);
			expect(p.buildings).toBeGreaterThanOrEqual(1);
			expect(p.yearBuilt).toBeGreaterThanOrEqual(1955);
			expect(p.yearBuilt).toBeLessThanOrEqual(2000);
		}
		const households = open.reduce((sum, { properties }) => sum + properties.households, 0);
		expect(households).toBe(81_440);
	});

	it('puts entrances on the boundary, at a street', () => {
		for (const [i, { properties }] of communities.features.entries()) {
			expect(properties.entrances.length).toBeGreaterThanOrEqual(1);
			expect(properties.entrances.length).toBeLessThanOrEqual(3);
			expect(properties.entrances.some(({ openTo }) => openTo === 'all')).toBe(true);
			for (const [k, { id, lngLat }] of properties.entrances.entries()) {
				expect(id).toBe(`${properties.id}-e${k + 1}`);
				const xy = toXy(lngLat);
				const offM = Math.min(...sidesOf(rings[i]!).map(([a, b]) => apartM(footOn(a, b, xy), xy)));
				expect(offM).toBeLessThan(ROUNDING_M);
				const isAtStreet = nearSegments([xy], 30)
					.map((s) => segments[s]!)
					.some((s) => apartM(footOn(s.from, s.to, xy), xy) < s.halfWidthM + 1.5);
				expect(isAtStreet).toBe(true);
			}
		}
	});

	it('puts centres well apart with doors on streets, off junctions', () => {
		const points = centres.features.map(({ geometry }) => toXy(geometry.coordinates as LngLat));
		for (const [i, a] of points.entries())
			for (const b of points.slice(i + 1)) expect(apartM(a, b)).toBeGreaterThan(400);
		const doorCounts = centres.features.map(({ properties }) => properties.doors.length);
		expect(doorCounts.filter((count) => count === 2).length).toBeGreaterThanOrEqual(8);
		for (const { geometry, properties } of centres.features) {
			expect(geometry.coordinates).toEqual(properties.doors[0]!.lngLat);
			for (const { lngLat } of properties.doors) {
				const xy = toXy(lngLat);
				const near = nearSegments([xy], 5).map((s) => segments[s]!);
				expect(Math.min(...near.map((s) => apartM(footOn(s.from, s.to, xy), xy)))).toBeLessThan(0.1);
				for (const { from, to } of near)
					expect(Math.min(apartM(from, xy), apartM(to, xy))).toBeGreaterThan(5);
			}
		}
	});

	it('puts everything into exactly one cluster and district', () => {
		const around = (collection: typeof clusters | typeof districts, xy: Xy) =>
			collection.features
				.filter(({ geometry }) => isInside(ringOf(geometry), xy))
				.map((feature) => feature.properties.id);
		for (const [i, { properties }] of communities.features.entries())
			for (const xy of rings[i]!) {
				expect(around(clusters, xy)).toEqual([properties.clusterId]);
				expect(around(districts, xy)).toEqual([properties.districtId]);
			}
		for (const { geometry, properties } of centres.features)
			expect(around(districts, toXy(geometry.coordinates as LngLat))).toEqual([properties.districtId]);
		for (const { properties } of clusters.features) {
			const mine = centres.features.filter((centre) => centre.properties.clusterId === properties.id);
			expect([5, 6]).toContain(mine.length);
		}
	});

	it('lets communities lie in clumps', () => {
		const alone = rings.filter(
			(ring, i) => !nearRings(ring, 30).some((j) => j !== i && ringsApartM(ring, rings[j]!) <= 30)
		);
		expect(alone.length).toBeLessThan(0.1 * rings.length);
	});

	it('has 24 of the 509 along the axes, by a strict and by a lenient reading', () => {
		const strict = new Set<string>();
		const lenient = new Set<string>();
		for (const { geometry, properties: axis } of axes.features) {
			const line = (geometry.coordinates as LngLat[]).map(toXy);
			const isHidden = (from: Xy, to: Xy, shortenM: number) => {
				const lengthM = apartM(from, to);
				const share = Math.max(0, 1 - shortenM / lengthM);
				const end: Xy = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
				return nearSegments([from, end], 0).some((k) => {
					const { name, from: c, to: d } = segments[k]!;
					return name !== axis.streetName && crossingShare(from, end, c, d) !== undefined;
				});
			};
			for (const [i, { properties }] of communities.features.entries()) {
				const views = listViews(rings[i]!, line);
				const nearest = views.reduce((best, view) => (view.metres < best.metres ? view : best));
				const limitM = axis.halfWidthM + 50;
				// None lies near the threshold.
				expect(Math.abs(nearest.metres - limitM)).toBeGreaterThan(3);
				if (nearest.metres <= limitM && !isHidden(nearest.from, nearest.foot, 0)) strict.add(properties.id);
				if (views.some(({ from, foot, metres }) => metres <= limitM && !isHidden(from, foot, 3)))
					lenient.add(properties.id);
			}
		}
		expect([...strict].toSorted()).toEqual([...lenient].toSorted());
		const openIds = new Set(open.map(({ properties }) => properties.id));
		expect([...strict].filter((id) => openIds.has(id))).toHaveLength(24);
		const accepted = [...strict].filter((id) => !openIds.has(id));
		expect(accepted.length).toBeGreaterThanOrEqual(15);
		expect(accepted.length).toBeLessThanOrEqual(40);
	});
});

function listViews(ring: readonly Xy[], line: readonly Xy[]) {
	return sidesOf(ring).flatMap(([a, b]) => {
		const steps = Math.ceil(apartM(a, b) / 5);
		return Array.from({ length: steps }, (_, k) => {
			const from: Xy = [a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps];
			const feet = line.slice(1).map((to, i) => footOn(line[i]!, to, from));
			const foot = feet.reduce((best, next) => (apartM(next, from) < apartM(best, from) ? next : best));
			return { from, foot, metres: apartM(from, foot) };
		});
	});
}

describe('files of the default city', () => {
	const files = listDefaultCityFiles();

	it('are the ones in the repository', () => {
		for (const [path, text] of files)
			expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8') === text, path).toBe(true);
	});

	it('come out the same from the same seed and different from another', () => {
		const toTexts = (seed: number) =>
			CITIES.get(seed)!.city.features.communities.features.map((feature) => JSON.stringify(feature));
		const written = files.get('src/lib/server/seed/baoding/communities.geojson')!;
		for (const text of toTexts(DEFAULT_SEED)) expect(written).toContain(text);
		expect(toTexts(1)).not.toEqual(toTexts(DEFAULT_SEED));
	});

	it('have no coordinate finer than 7 decimals', () => {
		for (const text of files.values()) expect(text).not.toMatch(/\[\d+\.\d{8}|,\d+\.\d{8}/);
	});
});
