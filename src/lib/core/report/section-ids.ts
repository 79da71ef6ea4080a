/** Ids of the report's sections, in order, as callers name them. */
export const SECTION_IDS = [
	'overview',
	'life-circles',
	'gaps',
	'axes',
	'packages',
	'siting',
	'districts',
	'method'
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Those that only a report of the whole city has. */
export const CITY_SECTIONS: readonly SectionId[] = ['districts'];
