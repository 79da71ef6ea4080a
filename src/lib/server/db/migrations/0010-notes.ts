/** 批注: notes on the map and their replies, a layer of the plan like the others. */
export const NOTES = `
create table note (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	text text not null check (text <> '' and char_length(text) <= 2000),
	author text not null check (author <> ''),
	written_at text not null check (written_at ~ '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$'),
	about text not null,
	resolved boolean not null,
	reply_to text not null,
	geom geometry(point, 4326) not null,
	version integer not null default 1,
	primary key (city_id, id)
);
create index on note using gist (geom);
comment on table note is 'What somebody says at a place of the plan, or a reply to that';
comment on column note.written_at is 'ISO instant in UTC';
comment on column note.about is 'layer/id of the feature that it is pinned to, which may be gone since; empty: none';
comment on column note.reply_to is 'Of a reply, the id of its note; empty: it is none';
`;
