/** Where a feature comes from, most trustworthy first. */
export const PROVENANCES = ['official', 'surveyed', 'imported', 'approximate', 'illustrative'] as const;
export type Provenance = (typeof PROVENANCES)[number];
