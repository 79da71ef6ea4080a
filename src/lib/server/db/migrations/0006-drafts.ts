/** What planners have on their desks and have not kept under a name (草稿): it outlives a reload and a closed tab. */
export const DRAFTS = `
create table draft (
	city_id feature_id not null references city on delete cascade,
	id feature_id not null,
	revision integer not null check (revision > 0),
	document json not null,
	saved_at timestamptz not null default now(),
	primary key (city_id, id)
);
create index on draft (city_id, saved_at);
comment on column draft.id is 'Random, made by the page that writes it; who knows it may read and write the draft';
comment on column draft.document is 'As it was sent, to the order of its fields: pages compare texts of it';
comment on column draft.revision is 'Counted by that page: what arrives late never takes the place of what is newer';
`;
