/**
 * What is computed of a city's streets, by the revision of the plan that it was made of: every process that reaches the
 * database has the same walking network and basemap, whatever its checkout has.
 */
export const CITY_FILES = `
create table city_file (
	city_id feature_id not null references city on delete cascade,
	kind text not null check (kind in ('network', 'basemap')),
	number integer not null check (number >= 1),
	revision integer not null check (revision >= 0),
	origin text not null check (origin in ('file', 'plan')),
	sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes integer not null check (bytes >= 0),
	made_at timestamptz not null default now(),
	primary key (city_id, kind, number)
);
create index on city_file (city_id, kind, revision desc, number desc);
comment on table city_file is 'Walking networks and basemaps; of a kind, the newest is the one with the greatest revision, then number';
comment on column city_file.origin is 'file: from the folder tiles/; plan: made of the streets in the plan at that revision';

create table city_file_part (
	city_id feature_id not null,
	kind text not null,
	number integer not null,
	part integer not null check (part >= 0),
	content bytea not null,
	primary key (city_id, kind, number, part),
	foreign key (city_id, kind, number) references city_file on delete cascade
);
alter table city_file_part alter column content set storage external;
comment on table city_file_part is 'The bytes of a file in small parts, so that nobody has to hold one whole';

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
