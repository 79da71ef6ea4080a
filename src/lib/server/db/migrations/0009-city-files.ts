/**
 * What is computed of a city's streets, by the revision of the plan that it was made of: every process that reaches the
 * database has the same walking network and basemap, whatever its checkout has.
 */
export const CITY_FILES = `
create table city_file (
	id bigint generated always as identity primary key,
	city_id feature_id not null references city on delete cascade,
	kind text not null check (kind in ('network', 'basemap')),
	revision integer not null check (revision >= 0),
	origin text not null check (origin in ('file', 'plan')),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes bigint not null check (bytes >= 0),
	made_at timestamptz not null default now()
);
create index on city_file (city_id, kind, revision desc, id desc);
comment on table city_file is 'Walking networks and basemaps; of a kind, the newest is the one with the greatest revision, then id';
comment on column city_file.origin is 'file: from the folder tiles/; plan: made of the streets in the plan at that revision';

create table city_file_part (
	file_id bigint not null references city_file on delete cascade,
	part integer not null check (part >= 0),
	content bytea not null,
	primary key (file_id, part)
);
alter table city_file_part alter column content set storage external;
comment on table city_file_part is 'The bytes of a file in parts, none larger than a megabyte, so that no process holds a file whole';

create table city_build (
	city_id feature_id primary key references city on delete cascade,
	holder text not null,
	leased_until timestamptz not null,
	share double precision not null default 0
);
comment on table city_build is 'Who makes network and basemap of a city at the moment; who does not come back loses the lease';

create index change_set_seed on change_set (city_id, revision) where source = 'seed';
create index change_street on change (city_id, revision) where layer = 'streets';
`;
