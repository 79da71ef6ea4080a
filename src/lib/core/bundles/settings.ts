/** Households that one team of a property company manages: the default size of bundles. */
export const BUNDLE_SIZE = {
	leastHouseholds: 2000,
	mostHouseholds: 3000,
	source: {
		zh: '每个物业项目团队约 2,000–3,000 户，项目假定，待核',
		en: 'some 2,000–3,000 households for one team, project assumption, to be checked'
	},
	effective: '2022-01-01'
} as const;

/** Where the number of bundles is given, each may differ from the even share by this much of it. */
export const COUNT_TOLERANCE = 0.25;

/** Work that a question may take, in units of `WorkBudget`: some 10 s of one core. */
export const BUNDLE_WORK = 10_000;

/** Rounds of the local search: in each, every community is moved once on average. */
export const SWEEPS = 20_000;

/** Times the local search starts anew. */
export const STARTS = 3;

/** Steps of the bound's multipliers. */
export const BOUND_STEPS = 600;

/** Choices that a program for the solver has at most; beyond it only the most promising are handed over. */
export const MOST_CHOICES = 3000;

/** Bundles that are solved anew together, each with those nearest to it, and the work that one such part may take. */
export const PART_BUNDLES = 2;
export const PART_WORK = 10_000;

/** Shares of the work after which the local search, and the bound, are content with what they have. */
export const DRAFT_SHARE = 0.5;
export const BOUND_SHARE = 0.75;
