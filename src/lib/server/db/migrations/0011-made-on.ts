/** Documents name the plan that they were made on. Of those that are older nobody knows it. */
export const MADE_ON = `
alter table document add made_on jsonb;
comment on column document.made_on is 'Plan it was made on: {"revision", "asOf" or null, "isFixed"}; null: not known';
`;
