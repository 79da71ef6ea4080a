/**
 * What property management earns and costs, for bundles (肥瘦搭配); street blocks, which clusters are made of; and
 * scenarios that planners keep. What was there before earns and costs nothing that is known.
 */
export const PLANNING = `
create domain amount as double precision check (value >= 0 and value < 'infinity');

alter table community
	add column service_fee_yuan_per_m2_month amount not null default 0,
	add column collection_rate double precision not null default 0 check (collection_rate between 0 and 1),
	add column extra_income_yuan_per_year amount not null default 0,
	add column service_cost_yuan_per_year amount not null default 0;

create table block (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	cluster_id feature_id not null,
	population count_of not null,
	area_m2 area_m2 not null,
	provenance provenance not null,
	geom geometry(geometry, 4326) not null check (geometrytype(geom) in ('POLYGON', 'MULTIPOLYGON')),
	primary key (city_id, id),
	foreign key (city_id, cluster_id) references cluster
);
create index on block (city_id, cluster_id);
create index on block using gist (geom);

create table scenario (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
	document jsonb not null,
	created_at timestamptz not null default now(),
	primary key (city_id, id),
	unique (city_id, name)
);
comment on column scenario.document is 'Edits on trial, packages, bundles, zones and what they were computed with';
`;
