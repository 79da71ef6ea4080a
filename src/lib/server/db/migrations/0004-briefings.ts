/** Briefings (汇报) for review meetings: slides of live views. Each change has a revision, so that two cannot overwrite each other. */
export const BRIEFINGS = `
create table briefing (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
	document jsonb not null,
	revision integer not null default 1 check (revision > 0),
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	primary key (city_id, id),
	unique (city_id, name)
);
comment on column briefing.document is 'Title, language and slides; figures are computed when it is shown';
comment on column briefing.revision is 'Goes up by one with every change; who replaces it names the one they started from';
`;
