/** What files had when they were taken in: the same file a month later asks nothing twice. */
export const INTAKE_MEMORY = `
create table intake_memory (
	city_id feature_id not null references city on delete cascade,
	kind text not null check (kind <> ''),
	row_key text not null check (row_key <> ''),
	known_feature text,
	values_then jsonb not null,
	revision integer not null,
	primary key (city_id, kind, row_key)
);
comment on table intake_memory is 'Rows of files that were taken in, as the file had them then';
comment on column intake_memory.row_key is 'By which the row is known again: its number, or name with district and cluster';
comment on column intake_memory.known_feature is 'Feature that the row is; null: it is not to be taken in';
comment on column intake_memory.values_then is 'What the file had, by field';
comment on column intake_memory.revision is 'At which the row was taken in last';
`;
