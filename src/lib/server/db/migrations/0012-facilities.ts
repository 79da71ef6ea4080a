/**
 * 设施 and 楼栋 as layers of the plan. What kinds of facilities there are is known to the program alone, which may learn
 * more of them; a facility is a point or its ground.
 */
export const FACILITIES = `
create table facility (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
	status text not null check (status in ('open', 'planned', 'closed')),
	capacity count_of not null,
	capacity_unit text not null check (capacity_unit in ('none', 'places', 'classes', 'beds', 'spaces', 'seats')),
	floor_area_m2 area_m2 not null,
	site_area_m2 area_m2 not null,
	note text not null,
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POINT', 'POLYGON', 'MULTIPOLYGON')),
	version integer not null default 1,
	primary key (city_id, id)
);
create index on facility using gist (geom);
comment on table facility is 'What people live by, as the planning standards list it';
comment on column facility.capacity is 'In capacity_unit; 0: not known';
comment on column facility.floor_area_m2 is '0: not known';
comment on column facility.site_area_m2 is 'Of its ground; 0: not known';

create table building (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null,
	community_id text not null,
	floors integer not null check (floors between 0 and 200),
	height_m double precision not null check (height_m between 0 and 1000),
	height_from text not null
		check (height_from in ('surveyed', 'drawing', 'ledger-floors', 'satellite', 'unknown')),
	units count_of not null,
	households count_of not null,
	floor_area_m2 area_m2 not null,
	year_built integer not null check (year_built = 0 or year_built between 1840 and 2100),
	use text not null check
		(use in ('residential', 'mixed', 'commercial', 'public', 'industrial', 'ancillary', 'unknown')),
	provenance provenance not null,
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
	version integer not null default 1,
	primary key (city_id, id)
);
create index on building (city_id, community_id);
create index on building using gist (geom);
comment on table building is 'Footprints of buildings';
comment on column building.community_id is 'Of the community that it stands in; empty: none';
comment on column building.height_m is '0: not known; only heights that are surveyed or drawn as built are verified';
comment on column building.year_built is '0: not known';
`;
