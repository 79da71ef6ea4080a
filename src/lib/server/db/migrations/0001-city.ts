/**
 * Cities, the features of their plans, and saved views. Every row belongs to a city; references never leave it.
 * Names are the glossary's; geometries are WGS-84; ids sort as JavaScript sorts them ("C").
 */
export const CITY = `
create domain feature_id as text collate "C" check (char_length(value) between 1 and 100);
create domain provenance as text
	check (value in ('official', 'surveyed', 'imported', 'approximate', 'illustrative'));
create domain count_of as integer check (value >= 0);
create domain positive_m as double precision check (value > 0 and value < 'infinity');
create domain area_m2 as double precision check (value >= 0 and value < 'infinity');

create table city (
	id feature_id primary key,
	name text not null check (name <> ''),
	name_en text not null,
	title text not null,
	title_en text not null,
	west double precision not null,
	south double precision not null,
	east double precision not null,
	north double precision not null,
	as_of date not null,
	attribution text not null,
	revision integer not null default 1,
	-- Of the files the city came from; null once it has been changed.
	seed_hash text,
	check (west between -180 and 180 and east between -180 and 180 and west < east),
	check (south between -90 and 90 and north between -90 and 90 and south < north)
);

create table district (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	code text not null check (code ~ '^([0-9]{6})?$'),
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
	primary key (city_id, id)
);
create index on district using gist (geom);

create table cluster (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	number integer not null check (number >= 1),
	population count_of not null,
	area_m2 area_m2 not null,
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
	primary key (city_id, id),
	unique (city_id, number)
);
create index on cluster using gist (geom);

create table axis (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	street_name text not null,
	half_width_m positive_m not null,
	geom geometry(linestring, 4326) not null,
	primary key (city_id, id)
);
create index on axis using gist (geom);

create table service_centre (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	cluster_id feature_id not null,
	district_id feature_id not null,
	open boolean not null,
	geom geometry(point, 4326) not null,
	primary key (city_id, id),
	foreign key (city_id, cluster_id) references cluster,
	foreign key (city_id, district_id) references district
);
create index on service_centre (city_id, cluster_id);
create index on service_centre (city_id, district_id);
create index on service_centre using gist (geom);

create table door (
	city_id feature_id not null,
	id feature_id not null,
	service_centre_id feature_id not null,
	ordinal integer not null check (ordinal >= 1),
	geom geometry(point, 4326) not null,
	primary key (city_id, id),
	unique (city_id, service_centre_id, ordinal),
	foreign key (city_id, service_centre_id) references service_centre on delete cascade
);
comment on column door.ordinal is '1 is the door that the service centre''s own point stands for';
create index on door using gist (geom);

create table community (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	aliases text[] not null,
	cluster_id feature_id not null,
	district_id feature_id not null,
	state text not null check (state in ('not-renovated', 'under-way', 'accepted')),
	property_management boolean not null,
	year_built integer not null check (year_built between 1840 and 2100),
	buildings count_of not null,
	households count_of not null,
	people count_of not null,
	floor_area_m2 area_m2 not null,
	site_area_m2 area_m2 not null,
	note text not null,
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
	primary key (city_id, id),
	foreign key (city_id, cluster_id) references cluster,
	foreign key (city_id, district_id) references district
);
create index on community (city_id, cluster_id);
create index on community (city_id, district_id);
create index on community using gist (geom);

create table entrance (
	city_id feature_id not null,
	id feature_id not null,
	community_id feature_id not null,
	ordinal integer not null check (ordinal >= 1),
	open_to text not null check (open_to in ('all', 'residents')),
	geom geometry(point, 4326) not null,
	primary key (city_id, id),
	unique (city_id, community_id, ordinal),
	foreign key (city_id, community_id) references community on delete cascade
);
comment on table entrance is 'A physical way through a community''s boundary; its provenance is the community''s';
create index on entrance using gist (geom);

create table landmark (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	kind text not null check (kind <> ''),
	certainty text not null check (certainty in ('high', 'medium', 'low')),
	geom geometry(point, 4326) not null,
	primary key (city_id, id)
);
create index on landmark using gist (geom);

create table street (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null,
	street_class text not null check (street_class <> ''),
	provenance provenance not null,
	geom geometry(linestring, 4326) not null,
	primary key (city_id, id)
);
create index on street using gist (geom);

create table saved_view (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
	query text not null check (char_length(query) <= 4000),
	created_at timestamptz not null default now(),
	primary key (city_id, id),
	unique (city_id, name)
);
`;
