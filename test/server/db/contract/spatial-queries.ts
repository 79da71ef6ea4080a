import { beforeAll, expect, it } from 'vitest';
import { replaceCity } from '#lib/server/cities.ts';
import type { Db } from '#lib/server/db/port.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

export function testSpatialQueries(getDb: () => Db): void {
	beforeAll(() => replaceCity(getDb(), buildSmallCity('spatial')));

	it('measure areas on the ellipsoid, holes taken out', async () => {
		const rows = await getDb().query<{ id: string; area: number }>(
			`select id, st_area(geom::geography) as area from community where city_id = 'spatial' order by id`
		);
		// At this latitude a thousandth of a degree is 86.8 m by 111.0 m: 4 − 0.25 and 1 + 0.5 boxes of 9,636 m².
		expect(rows[0]!.area / 3.75).toBeCloseTo(9636, -1);
		expect(rows[1]!.area / 1.5).toBeCloseTo(9636, -1);
	});

	it('measure lengths on the ellipsoid', async () => {
		const [row] = await getDb().query<{ length: number }>(
			`select st_length(geom::geography) as length from street where city_id = 'spatial' and id = 'street-1'`
		);
		// The meridian's radius of curvature (WGS 84) integrated over that thousandth of a degree.
		expect(row!.length).toBeCloseTo(111.012649, 5);
	});

	it('find what lies within a distance', async () => {
		const listWithin = async (distanceM: number) =>
			(
				await getDb().query<{ id: string }>(
					`select community.id from community join service_centre using (city_id)
					where city_id = 'spatial' and service_centre.id = 'centre-B'
						and st_dwithin(community.geom::geography, service_centre.geom::geography, $1)
					order by 1`,
					[distanceM]
				)
			).map(({ id }) => id);
		// community-1 ends a thousandth of a degree (86.8 m) west of the centre, community-2 starts 11 east of it.
		expect(await listWithin(86)).toEqual([]);
		expect(await listWithin(88)).toEqual(['community-1']);
		expect(await listWithin(950)).toEqual(['community-1']);
		expect(await listWithin(960)).toEqual(['community-1', 'community-2']);
	});

	it('change the coordinate system', async () => {
		const [row] = await getDb().query<{ x: number; y: number }>(
			`select st_x(p) as x, st_y(p) as y from st_transform(st_point(115.47, 38.87, 4326), 4509) as p`
		);
		// CGCS2000 / Gauss-Kruger CM 117E, by Krüger's series to the fourth order; good to a millimetre.
		expect(row!.x).toBeCloseTo(367_216.0248, 3);
		expect(row!.y).toBeCloseTo(4_305_184.8745, 3);
	});
}
