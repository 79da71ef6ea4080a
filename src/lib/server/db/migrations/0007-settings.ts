/** What is set once for the whole server, by name. */
export const SETTINGS = `
create table setting (
	name text primary key check (name ~ '^[a-z][a-z-]*$'),
	value jsonb not null,
	updated_at timestamptz not null default now()
);
comment on table setting is 'For all cities and everybody: what no city owns';
`;
