/**
 * The plan as a sequence of change sets: who changed what, when and why. The tables of features stay, as the projection
 * of the newest revision, which GIS programs open. What was stored before becomes the first change set of its city.
 */
export const HISTORY = `
create table change_set (
	city_id feature_id not null references city on delete cascade,
	revision integer not null check (revision >= 1),
	id text not null check (char_length(id) between 1 and 100),
	base integer not null check (base >= 0),
	author text not null,
	reason text not null,
	source text not null check (source in ('edit', 'import', 'trial', 'undo', 'revert', 'seed', 'decision')),
	as_of date not null,
	undoes text,
	content_hash text not null,
	answer json not null,
	recorded_at timestamptz not null default now(),
	primary key (city_id, revision),
	constraint change_set_once unique (city_id, id)
);
comment on table change_set is 'Append-only: one row for each acknowledged change set, in the order of revisions';
comment on column change_set.as_of is 'From which day it is true; recorded_at is when it was known';
comment on column change_set.content_hash is 'Of what was sent: the same id with other content is refused';
comment on column change_set.answer is 'What the sender was told, told again if it is sent again';

create table change (
	city_id feature_id not null,
	revision integer not null,
	ordinal integer not null check (ordinal >= 1),
	layer text not null,
	feature_id feature_id not null,
	op text not null check (op in ('add', 'set', 'remove')),
	field text,
	before json,
	after json,
	primary key (city_id, revision, ordinal),
	foreign key (city_id, revision) references change_set on delete cascade
);
create index on change (city_id, layer, feature_id, revision);
comment on table change is 'Append-only: what each change set did';

create table clash (
	city_id feature_id not null,
	id text not null,
	revision integer not null,
	changes json not null,
	decision text check (decision in ('theirs', 'mine', 'other')),
	decided_revision integer,
	decided_by text,
	decided_at timestamptz,
	primary key (city_id, id),
	foreign key (city_id, revision) references change_set on delete cascade,
	check ((decision is null) = (decided_at is null))
);
create index on clash (city_id, revision);
create index on clash (city_id) where decision is null;
comment on table clash is 'Wanted changes that met another''s change of the same: both values are kept until somebody decides';

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
	-- A city that is removed takes its history along.
	if tg_op = 'DELETE' and not exists (select from city where id = old.city_id) then
		return old;
	end if;
	raise exception 'The log of the plan is only added to (% of %).', lower(tg_op), tg_table_name
		using errcode = 'restrict_violation';
end
$$;
create trigger append_only before update or delete on change_set
	for each row execute function refuse_rewriting_history();
create trigger append_only before update or delete on change
	for each row execute function refuse_rewriting_history();

create table wall (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	geom geometry(linestring, 4326) not null,
	primary key (city_id, id)
);
create index on wall using gist (geom);

create table link (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name <> ''),
	name_en text not null,
	provenance provenance not null,
	geom geometry(linestring, 4326) not null,
	primary key (city_id, id)
);
create index on link using gist (geom);

create table passage (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	community_ids text[] not null check (cardinality(community_ids) = 2),
	provenance provenance not null,
	geom geometry(point, 4326) not null,
	primary key (city_id, id)
);
create index on passage using gist (geom);
comment on table passage is 'A gap in the wall between two neighbouring communities';

-- A city that is removed and made again is another one, whatever its id and revision.
alter table city add column incarnation uuid not null default gen_random_uuid();

alter table district add column version integer not null default 1;
alter table cluster add column version integer not null default 1;
alter table block add column version integer not null default 1;
alter table axis add column version integer not null default 1;
alter table service_centre add column version integer not null default 1;
alter table community add column version integer not null default 1;
alter table landmark add column version integer not null default 1;
alter table street add column version integer not null default 1;
alter table wall add column version integer not null default 1;
alter table link add column version integer not null default 1;
alter table passage add column version integer not null default 1;
comment on column community.version is 'The revision that changed it last; the same in every table of features';

-- Two clusters may exchange their numbers in one change set.
alter table cluster drop constraint cluster_city_id_number_key;
alter table cluster add constraint cluster_number_once unique (city_id, number) deferrable initially deferred;
`;
