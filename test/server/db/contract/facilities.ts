import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { FACILITY_KIND_CODES } from '#lib/core/facilities/facility-codes.ts';
import { BUILDING_USES, HEIGHT_SOURCES } from '#lib/core/city/types.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { removeFeature } from '#lib/core/plan/shape-changes/remove-feature.ts';
import type { WantedChange } from '#lib/core/plan/types.ts';
import { findRevision, getFeatures, getLayer, replaceCity } from '#lib/server/cities.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { MIGRATIONS } from '#lib/server/db/migrations/index.ts';
import type { Db } from '#lib/server/db/port.ts';
import { changePlan } from '#lib/server/plan/change-plan.ts';
import { judgeEdit } from '#lib/server/plan/judge-edit.ts';
import { buildSmallCity } from '../../../helpers/small-city.ts';

/** Facilities and buildings are layers of the plan, in tables that GIS programs open. */
export function testFacilities(getDb: () => Db): void {
	beforeEach(async () => {
		await getDb().query('delete from city');
		await replaceCity(getDb(), buildSmallCity());
	});

	const send = async (changes: WantedChange[]) => {
		const base = (await findRevision(getDb(), 'small'))!;
		const sent = { id: randomUUID(), base, author: '王工', reason: '', source: 'edit' as const, changes };
		return changePlan(getDb(), 'small', sent, judgeEdit(sent));
	};
	const set = (layer: WantedChange['layer'], featureId: string, field: string, value: unknown) =>
		({ layer, featureId, op: 'set', field, value }) satisfies WantedChange;

	it('are stored with every kind, use and source of height', async () => {
		for (const kind of FACILITY_KIND_CODES) await send([set('facilities', 'facility-1', 'kind', kind)]);
		for (const use of BUILDING_USES) await send([set('buildings', 'building-1', 'use', use)]);
		for (const from of HEIGHT_SOURCES) await send([set('buildings', 'building-1', 'heightFrom', from)]);
		expect(await getDb().query('select kind, capacity from facility order by id limit 1')).toEqual([
			{ kind: FACILITY_KIND_CODES.at(-1), capacity: 270 }
		]);
		expect(await getDb().query('select use, height_from from building order by id limit 1')).toEqual([
			{ use: BUILDING_USES.at(-1), height_from: HEIGHT_SOURCES.at(-1) }
		]);
	});

	it('are points and areas with a spatial index, in WGS-84', async () => {
		expect(
			await getDb().query(
				`select id, geometrytype(geom) as type, st_srid(geom) as srid from facility
				union all select id, geometrytype(geom), st_srid(geom) from building order by id`
			)
		).toEqual([
			{ id: 'building-1', type: 'POLYGON', srid: 4326 },
			{ id: 'building-2', type: 'MULTIPOLYGON', srid: 4326 },
			{ id: 'facility-1', type: 'POINT', srid: 4326 },
			{ id: 'facility-2', type: 'POLYGON', srid: 4326 }
		]);
		expect(
			await getDb().query(
				`select tablename from pg_indexes where indexdef like '%USING gist%'
				and tablename in ('facility', 'building') order by 1`
			)
		).toEqual([{ tablename: 'building' }, { tablename: 'facility' }]);
		expect(
			await getDb().query(
				`select f_table_name as name, srid from geometry_columns where f_table_name in ('facility', 'building')
				order by 1`
			)
		).toEqual([
			{ name: 'building', srid: 4326 },
			{ name: 'facility', srid: 4326 }
		]);
	});

	it('refuse a building of a community that is not there, and one outside its community', async () => {
		await expect(send([set('buildings', 'building-2', 'communityId', 'x')])).rejects.toThrow();
		await expect(send([set('buildings', 'building-2', 'communityId', 'community-1')])).rejects.toThrow();
		expect((await getLayer(getDb(), 'small', 'buildings')).features[1]!.properties.communityId).toBe('');
	});

	it('keep a building whose community is taken out', async () => {
		const plan = toPlan(await getFeatures(getDb(), 'small'));
		const alone: WantedChange[] = [{ layer: 'communities', featureId: 'community-1', op: 'remove' }];
		const without: WantedChange[] = [{ layer: 'passages', featureId: 'passage-1', op: 'remove' }];
		await expect(send([...without, ...alone])).rejects.toThrow();
		await send([...without, ...removeFeature(plan, { layer: 'communities', featureId: 'community-1' })]);
		const { communities, buildings } = await getFeatures(getDb(), 'small');
		expect(communities.features.map(({ properties }) => properties.id)).toEqual(['community-2']);
		expect(buildings.features.map(({ properties }) => properties.communityId)).toEqual(['', '']);
	});

	it('come to a database that had a city already, which keeps all that it had', async () => {
		const { version } = MIGRATIONS.find(({ name }) => name === 'facilities')!;
		const without = buildSmallCity();
		without.features.facilities.features = [];
		without.features.buildings.features = [];
		await replaceCity(getDb(), without);
		const later = await getDb().query<{ version: number; name: string; checksum: string }>(
			'delete from schema_migration where version >= $1 returning version, name, checksum',
			[version]
		);
		await getDb().query('drop table facility, building');

		expect(await migrate(getDb(), MIGRATIONS.slice(0, version))).toEqual([version]);
		expect(await getFeatures(getDb(), 'small')).toEqual(without.features);
		const { features } = buildSmallCity();
		await send(
			(['facilities', 'buildings'] as const).flatMap((layer) =>
				features[layer].features.map((feature) => ({
					layer,
					featureId: feature.properties.id,
					op: 'add' as const,
					value: feature as never
				}))
			)
		);
		expect(await getFeatures(getDb(), 'small')).toEqual(features);
		for (const one of later.filter((row) => row.version > version))
			await getDb().query('insert into schema_migration (version, name, checksum) values ($1, $2, $3)', [
				one.version,
				one.name,
				one.checksum
			]);
	});
}
