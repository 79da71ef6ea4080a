/** Every part of the report, in its order: what a caller asks for it by. */
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
