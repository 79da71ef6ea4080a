/**
 * Views, scenarios and briefings in one table: what people keep with a city under a name. Each has the format that its
 * content was written in, so that later versions of the program can read it, and a revision, so that two people
 * cannot overwrite each other.
 */
export const DOCUMENTS = `
create table document (
	city_id feature_id not null references city on delete cascade,
	kind text not null check (kind ~ '^[a-z][a-z-]*$'),
	id feature_id not null,
	name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
	format integer not null check (format > 0),
	content jsonb not null,
	summary jsonb not null,
	revision integer not null default 1 check (revision > 0),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (city_id, kind, id),
	constraint document_name_taken unique (city_id, kind, name)
);
comment on column document.summary is 'What a list tells of it, so that lists need not read contents';
comment on column document.revision is 'Goes up by one with every change; who replaces it names the one they started from';

insert into document (city_id, kind, id, name, format, content, summary, created_at, updated_at)
select city_id, 'view', id, name, 1, jsonb_build_object('format', 1, 'query', query),
	jsonb_build_object('query', query), created_at, created_at
from saved_view;

insert into document (city_id, kind, id, name, format, content, summary, created_at, updated_at)
select city_id, 'scenario', id, name, 1, document, '{}', created_at, created_at
from scenario;

insert into document (city_id, kind, id, name, format, content, summary, revision, created_at, updated_at)
select city_id, 'briefing', id, name, 1, document,
	jsonb_build_object('slideCount', jsonb_array_length(document->'slides')), revision, created_at, updated_at
from briefing;

drop table saved_view, scenario, briefing;
`;
