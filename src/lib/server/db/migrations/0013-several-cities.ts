/**
 * A city that was removed is kept, unseen, until it is put back; and what a city's file of streets has of the ground
 * beside them is kept with it, since its basemap is made of that again and again.
 */
export const SEVERAL_CITIES = `
alter table city add column removed_at timestamptz;
comment on column city.removed_at is 'When it was removed: nobody sees it, and all of it can be put back; null: it is there';

alter table city_file drop constraint city_file_kind_check;
alter table city_file add constraint city_file_kind_check check (kind in ('network', 'basemap', 'ground'));
`;
