import { describe, expect, it } from 'vitest';
import { listCityProblems } from '#lib/core/city/check-city.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

describe('listCityProblems', () => {
	it('finds nothing wrong with a good city', () => {
		expect(listCityProblems(buildSmallCity())).toEqual([]);
	});

	/** The small city with one value changed; `path` as in JavaScript, e.g. `districts.features.0.type`. */
	const withValue = (path: string, value: unknown) => {
		const city = buildSmallCity();
		const keys = path.split('.');
		const last = keys.pop()!;
		let target = (keys[0] === 'meta' ? city : city.features) as unknown as Record<string, unknown>;
		for (const key of keys) target = target[key] as Record<string, unknown>;
		target[last] = value;
		return city;
	};

	const ofCommunity = 'communities.features.0.properties';

	it.each<[string, unknown, string]>([
		['meta.id', 'Bao Ding', 'city "Bao Ding" id is "Bao Ding"; use small letters, digits and "-"'],
		['meta.asOf', '2022-02-30', 'city "small" asOf is "2022-02-30", not a date such as 2022-03-01'],
		['meta.bbox', [116, 38, 115, 39], 'city "small" bbox is [116,38,115,39], not [west, south, east, north]'],
		['meta.bbox', [1, 2], 'city "small" bbox is [1,2], not'],
		['streets', { type: 'Topology' }, 'streets "" type is not a FeatureCollection'],
		['streets.features.0', null, 'streets "" id is missing (feature 1)'],
		[`${ofCommunity}.households`, -1, 'communities "community-1" households is -1, less than 0'],
		[`${ofCommunity}.households`, 2.5, 'communities "community-1" households is 2.5, not a whole number'],
		[`${ofCommunity}.households`, '12', 'communities "community-1" households is "12", not a number'],
		[`${ofCommunity}.households`, 3e9, 'communities "community-1" households is 3000000000, more than'],
		[`${ofCommunity}.floorAreaM2`, Infinity, 'communities "community-1" floorAreaM2 is null, not a number'],
		[`${ofCommunity}.yearBuilt`, 85, 'communities "community-1" yearBuilt is 85, less than 1840'],
		[
			'buildings.features.1.properties.yearBuilt',
			85,
			'buildings "building-2" yearBuilt is 85, less than 1840'
		],
		['buildings.features.0.properties.floors', 201, 'buildings "building-1" floors is 201, more than 200'],
		[
			'buildings.features.0.properties.communityId',
			'x',
			'buildings "building-1" communityId is "x", which none of the communities'
		],
		[
			'facilities.features.0.properties.kind',
			'school',
			'facilities "facility-1" kind is "school", not one of'
		],
		[
			'facilities.features.0.geometry',
			{
				type: 'LineString',
				coordinates: [
					[115, 38],
					[115, 39]
				]
			},
			'facilities "facility-1" geometry is LineString, not Point or Polygon or MultiPolygon'
		],
		[`${ofCommunity}.state`, 'done', 'communities "community-1" state is "done", not one of not-renovated,'],
		[`${ofCommunity}.note`, undefined, 'communities "community-1" note is missing'],
		[`${ofCommunity}.note`, 'a\0', 'communities "community-1" note contains a NUL character'],
		[`${ofCommunity}.name`, '', 'communities "community-1" name is empty'],
		[`${ofCommunity}.aliases`, 'x', 'communities "community-1" aliases is "x", not a list of texts'],
		[`${ofCommunity}.propertyManagement`, 1, 'communities "community-1" propertyManagement is 1, not true'],
		[
			`${ofCommunity}.districtId`,
			'x',
			'communities "community-1" districtId is "x", which none of the districts'
		],
		[`${ofCommunity}.id`, 'community-2', 'communities "community-2" id is "community-2", which communities'],
		[
			`${ofCommunity}.id`,
			'street-1',
			'streets "street-1" id is "street-1", which communities "street-1" has'
		],
		[`${ofCommunity}.entrances`, null, 'communities "community-1" entrances is null, not a list'],
		[
			`${ofCommunity}.entrances.1.openTo`,
			'me',
			'communities "community-1" entrances[1].openTo is "me", not one'
		],
		[
			`${ofCommunity}.entrances.1.id`,
			'door-1',
			'communities "community-1" entrances[1].id is "door-1", which door'
		],
		[
			`${ofCommunity}.entrances.0.lngLat`,
			[200, 3],
			'communities "community-1" entrances[0].lngLat has the position'
		],
		['centres.features.0.properties.doors', [], 'centres "centre-B" doors must start with the feature'],
		['axes.features.0.properties.halfWidthM', 0, 'axes "axis-1" halfWidthM is 0, not more than 0'],
		['districts.features.0.geometry', null, 'districts "district-1" geometry is undefined, not Polygon or'],
		[
			'streets.features.0.geometry.coordinates',
			[[1, 2]],
			'streets "street-1" geometry has a line of fewer than 2'
		],
		[
			'landmarks.features.0.geometry.coordinates',
			[1, Number.NaN],
			'landmarks "landmark-1" geometry has the position 1,NaN'
		],
		[
			'landmarks.features.0.geometry.coordinates',
			[1, 2, 3],
			'landmarks "landmark-1" geometry has a position that'
		],
		[
			'clusters.features.0.geometry.coordinates',
			[],
			'clusters "cluster-10" geometry has a polygon without a ring'
		],
		[
			'clusters.features.0.geometry.coordinates.1.0',
			[9, 9],
			'clusters "cluster-10" geometry has a ring that does not'
		]
	])('names %s = %j', (path, value, expected) => {
		const messages = listCityProblems(withValue(path, value)).map(
			({ layer, id, field, reason }) => `${layer} "${id}" ${field} ${reason}`
		);
		expect(messages.find((message) => message.startsWith(expected)) ?? messages).toEqual(
			expect.stringContaining(expected)
		);
	});

	it('survives having nothing to check', () => {
		expect(listCityProblems({} as never).length).toBeGreaterThan(0);
	});
});
