/** What was said of files when they were taken in: the same file a month later asks nothing twice. */
export const INTAKE_LAYOUTS = `
create table intake_layout (
	city_id feature_id not null references city on delete cascade,
	kind text not null check (kind <> ''),
	layout_hash text not null check (layout_hash <> ''),
	said jsonb not null,
	revision integer not null,
	primary key (city_id, kind, layout_hash)
);
comment on table intake_layout is 'What a planner has said of files with the same headings: columns, coordinate system, control points';
comment on column intake_layout.layout_hash is 'SHA-256 of format and headings';
comment on column intake_layout.said is 'See IntakeLayout';
comment on column intake_layout.revision is 'At which such a file was taken in last';
`;
