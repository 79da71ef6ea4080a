/** Who may use a centre's door, and whether a community is walled. What was there before is as it was counted. */
export const WALLS = `
alter table door add column open_to text not null default 'all' check (open_to in ('all', 'residents'));
comment on column door.open_to is 'A door for staff or residents only is no way to the centre';
alter table community add column walled boolean not null default true;
comment on column community.walled is 'One that is not can be walked through between its entrances open to all';
`;
