import type { CityFeatures, Entrance } from '#lib/core/city/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { emptyPlan, toFeatures } from '#lib/core/plan/plan.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { RandomCity } from './random-city.ts';

const rounded = ([lng, lat]: LngLat): LngLat => [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];

/** The plan of a random city: square communities, some open to all, some without entrances, on and off the streets. */
export function planOfRandomCity({ doors, places }: RandomCity, random: Random): CityFeatures {
	const entrance = (id: string, corner: LngLat): Entrance => ({
		id,
		lngLat: corner,
		openTo: random() < 0.6 ? 'all' : 'residents'
	});
	const communities = places.map((lngLat, i) => {
		const plane = buildLocalMetres(lngLat);
		const reachM = 30 + 60 * random();
		const ring = [
			[-1, -1],
			[1, -1],
			[1, 1],
			[-1, 1],
			[-1, -1]
		].map(([x, y]) => rounded(plane.toLngLat([x! * reachM, y! * reachM])));
		const id = `k${String(i).padStart(2, '0')}`;
		const entrances = ring.slice(0, Math.floor(random() * 4)).map((at, n) => entrance(`${id}-e${n}`, at));
		return {
			type: 'Feature',
			properties: { id, entrances, walled: random() < 0.8 },
			geometry: { type: 'Polygon', coordinates: [ring] }
		};
	});
	const centres = doors.map((lngLat, i) => ({
		type: 'Feature',
		properties: { id: `c${i}`, open: true, doors: [{ id: `c${i}-d`, lngLat, openTo: 'all' }] },
		geometry: { type: 'Point', coordinates: lngLat }
	}));
	return {
		...toFeatures(emptyPlan()),
		centres: { type: 'FeatureCollection', features: centres },
		communities: { type: 'FeatureCollection', features: communities }
	} as unknown as CityFeatures;
}

/** A random edit of any kind; many cannot be made. It adds things called by `n`. */
export function drawAnyEdit(random: Random, { centres, communities }: CityFeatures, n: number): Edit {
	const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
	const cornerOf = (i: number) =>
		(communities.features[i]!.geometry as GeoJSON.Polygon).coordinates[0]![0] as LngLat;
	const any = () => Math.floor(random() * communities.features.length);
	const near = (spread = 0.002): LngLat => {
		const [lng, lat] = cornerOf(any());
		return rounded([lng + (random() - 0.5) * spread, lat + (random() - 0.5) * spread]);
	};
	const home = any();
	const { id: communityId, entrances } = communities.features[home]!.properties;
	const centreId = pick(centres.features).properties.id;
	const [lng, lat] = cornerOf(home);
	const neighbour = [...communities.features.keys()]
		.filter((i) => i !== home)
		.toSorted((a, b) => distance(cornerOf(a), [lng, lat]) - distance(cornerOf(b), [lng, lat]))[0]!;
	const between = cornerOf(neighbour);
	return pick<() => Edit>([
		() => ({ kind: 'move-centre', centreId, lngLat: near() }),
		() => ({ kind: 'add-centre', centreId: `new${n}`, lngLat: near() }),
		() => ({ kind: 'close-centre', centreId }),
		() => ({
			kind: 'add-entrance',
			communityId,
			entranceId: `gate${n}`,
			lngLat: rounded([lng + random() * 0.0005, lat]),
			openTo: random() < 0.5 ? 'all' : 'residents'
		}),
		() => ({ kind: 'close-entrance', communityId, entranceId: pick(entrances)?.id ?? `${communityId}/1` }),
		() => ({ kind: 'open-community', communityId }),
		() => ({
			kind: 'open-wall',
			communityIds: [communityId, communities.features[neighbour]!.properties.id],
			lngLat: rounded([(lng + between[0]) / 2, (lat + between[1]) / 2])
		}),
		() => ({ kind: 'add-link', linkId: `link${n}`, lngLats: [near(), near()] }),
		() => ({ kind: 'add-barrier', barrierId: `barrier${n}`, lngLats: [near(), near()] })
	])();
}

const distance = (a: LngLat, b: LngLat) => Math.hypot(a[0] - b[0], a[1] - b[1]);
