import { beforeEach, expect, it } from 'vitest';
import type { City } from '#lib/core/city/types.ts';
import { findCity, getFeatures, getLayer, listCities, replaceCity } from '#lib/server/cities.ts';
import { LAYER_NAMES, getLayerTable } from '#lib/server/db/layer-tables.ts';
import type { Db } from '#lib/server/db/port.ts';
import { views } from '#lib/server/documents/index.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

export function testCities(getDb: () => Db): void {
	beforeEach(() => getDb().query('delete from city'));

	const countRows = async (cityId: string) => {
		const tables = [...LAYER_NAMES.map((layer) => getLayerTable(layer).table), 'door', 'entrance'];
		const counts: Record<string, number> = {};
		for (const table of tables) {
			const [row] = await getDb().query<{ n: number }>(
				`select count(*) as n from ${table} where city_id = $1`,
				[cityId]
			);
			counts[table] = row!.n;
		}
		return counts;
	};

	it('come back as they were put in', async () => {
		const city = buildSmallCity();
		await replaceCity(getDb(), city);
		expect(await findCity(getDb(), 'small')).toEqual(city.meta);
		expect(await getFeatures(getDb(), 'small')).toEqual(city.features);
		for (const layer of LAYER_NAMES) {
			expect(await getLayer(getDb(), 'small', layer)).toEqual(city.features[layer]);
		}
	});

	it('come back in id order, whatever order they were put in', async () => {
		const city = buildSmallCity();
		for (const layer of LAYER_NAMES) city.features[layer].features.reverse();
		await replaceCity(getDb(), city);
		expect(await getFeatures(getDb(), 'small')).toEqual(buildSmallCity().features);
	});

	it('are not changed by storing them', async () => {
		const city = buildSmallCity();
		await replaceCity(getDb(), city);
		expect(city).toEqual(buildSmallCity());
	});

	it('come back with coordinates of 7 decimals at most', async () => {
		const city = buildSmallCity();
		city.features.streets.features[0]!.geometry.coordinates = [
			[115.123456789, 38.1],
			[115.1, 38.123456749]
		];
		await replaceCity(getDb(), city);
		const { features } = await getLayer(getDb(), 'small', 'streets');
		expect(features[0]!.geometry.coordinates).toEqual([
			[115.1234568, 38.1],
			[115.1, 38.1234567]
		]);
	});

	it('are listed in id order, and apart from each other', async () => {
		await replaceCity(getDb(), buildSmallCity('b'));
		await replaceCity(getDb(), buildSmallCity('a'));
		expect(await listCities(getDb())).toEqual([buildSmallCity('a').meta, buildSmallCity('b').meta]);
		expect(await getFeatures(getDb(), 'b')).toEqual(buildSmallCity().features);
	});

	it('replace what was there, and leave other cities and the saved views alone', async () => {
		await replaceCity(getDb(), buildSmallCity('a'));
		await replaceCity(getDb(), buildSmallCity('b'));
		const view = await views.create(getDb(), 'a', {
			name: '东片',
			document: { format: 1, query: 'z=14' }
		});
		const smaller = buildSmallCity('a');
		smaller.meta.name = '更小的城';
		for (const layer of ['communities', 'streets', 'landmarks', 'passages', 'buildings'] as const) {
			smaller.features[layer].features.splice(0, 1);
		}
		await replaceCity(getDb(), smaller);
		expect(await findCity(getDb(), 'a')).toEqual(smaller.meta);
		expect(await getFeatures(getDb(), 'a')).toEqual(smaller.features);
		expect(await getFeatures(getDb(), 'b')).toEqual(buildSmallCity().features);
		expect(await views.find(getDb(), 'a', view.id)).toEqual(view);
	});

	it('may be without any feature', async () => {
		const city = buildSmallCity();
		for (const layer of LAYER_NAMES) city.features[layer].features = [];
		await replaceCity(getDb(), city);
		expect(await getFeatures(getDb(), 'small')).toEqual(city.features);
	});

	it('take thousands of streets at once', async () => {
		const city = buildSmallCity();
		city.features.streets.features = Array.from({ length: 3000 }, (_, index) => ({
			type: 'Feature',
			properties: {
				id: `street-${String(index).padStart(5, '0')}`,
				name: '',
				streetClass: 'lane',
				provenance: 'illustrative'
			},
			geometry: {
				type: 'LineString',
				coordinates: [
					[Number((115 + index / 7e5).toFixed(7)), 38.5],
					[115.5, Number((38 + index / 9e5).toFixed(7))]
				]
			}
		}));
		await replaceCity(getDb(), city);
		expect(await getLayer(getDb(), 'small', 'streets')).toEqual(city.features.streets);
	});

	it('that do not exist are not found, and have no features to get', async () => {
		expect(await findCity(getDb(), 'nowhere')).toBeUndefined();
		await expect(getFeatures(getDb(), 'nowhere')).rejects.toThrow(
			new RangeError('There is no city "nowhere".')
		);
		await expect(getLayer(getDb(), 'nowhere', 'streets')).rejects.toThrow(RangeError);
		await replaceCity(getDb(), buildSmallCity());
		await expect(getLayer(getDb(), 'small', 'roofs' as 'streets')).rejects.toThrow(
			'There is no layer "roofs".'
		);
	});

	it('with a mistake are refused by name and leave the stored one as it was', async () => {
		await replaceCity(getDb(), buildSmallCity());
		const city = buildSmallCity();
		city.meta.name = '错城';
		city.features.communities.features[1]!.properties.clusterId = 'cluster-77';
		const work = replaceCity(getDb(), city);
		await expect(work).rejects.toThrow(RangeError);
		await expect(work).rejects.toThrow(
			'communities "community-2": clusterId is "cluster-77", which none of the clusters has as id.'
		);
		expect(await findCity(getDb(), 'small')).toEqual(buildSmallCity().meta);
		expect(await getFeatures(getDb(), 'small')).toEqual(buildSmallCity().features);
	});

	it('that only the database refuses leave nothing half-written', async () => {
		const city = buildSmallCity();
		const [first, second] = city.features.clusters.features;
		second!.properties.number = first!.properties.number;
		await expect(replaceCity(getDb(), city)).rejects.toMatchObject({ code: '23505' });
		expect(await findCity(getDb(), 'small')).toBeUndefined();
		expect(Object.values(await countRows('small'))).toEqual(Array(LAYER_NAMES.length + 2).fill(0));
	});

	it('take everything with them when they are deleted', async () => {
		await replaceCity(getDb(), buildSmallCity());
		expect(Object.values(await countRows('small'))).not.toContain(0);
		await getDb().query('delete from city where id = $1', ['small']);
		expect(Object.values(await countRows('small'))).toEqual(Array(LAYER_NAMES.length + 2).fill(0));
	});

	it.each<[string, string, string]>([
		['a community in another city’s cluster', `update community set cluster_id = 'cluster-x'`, '23503'],
		['a cluster with communities', `delete from cluster where id = 'cluster-9'`, '23503'],
		['an unknown state', `update community set state = 'done'`, '23514'],
		['an unknown provenance', `update street set provenance = 'guessed'`, '23514'],
		['a negative count', `update community set households = -1`, '23514'],
		['an implausible year', `update community set year_built = 85`, '23514'],
		['a community that is a point', `update community set geom = st_point(115, 38, 4326)`, '23514'],
		['another coordinate system', `update street set geom = st_transform(geom, 3857)`, '22023'],
		['two doors at one place in the order', `update door set ordinal = 1`, '23505']
	])('are guarded by the database against %s', async (_, sql, code) => {
		await replaceCity(getDb(), buildSmallCity());
		const other = buildSmallCity('other');
		other.features.clusters.features[0]!.properties.id = 'cluster-x';
		for (const layer of ['blocks', 'centres', 'communities', 'passages', 'buildings'] as const)
			other.features[layer].features = [];
		await replaceCity(getDb(), other);
		await expect(getDb().query(sql)).rejects.toMatchObject({ code });
		expect(await getFeatures(getDb(), 'small')).toEqual(buildSmallCity().features);
	});

	it('can be written by two at once', async () => {
		const cities: City[] = ['甲', '乙', '丙'].map((name) => {
			const city = buildSmallCity();
			city.meta.name = name;
			return city;
		});
		await Promise.all(cities.map((city) => replaceCity(getDb(), city)));
		expect(cities.map(({ meta }) => meta)).toContainEqual(await findCity(getDb(), 'small'));
		expect(await getFeatures(getDb(), 'small')).toEqual(buildSmallCity().features);
	});
}
