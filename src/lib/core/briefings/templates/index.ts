import { ALONG_AXES } from './along-axes.ts';
import { CITY_OVERVIEW } from './city-overview.ts';
import { CLUSTER_PAGES } from './clusters.ts';
import { DISTRICT_PAGES } from './districts.ts';
import { FULL_REVIEW } from './full-review.ts';
import { LIFE_CIRCLES } from './life-circles.ts';
import { PACKAGES } from './packages.ts';
import { NEXT_CENTRES } from './siting.ts';
import type { Template } from './types.ts';

/** In the order of the gallery. */
export const TEMPLATE_IDS = [
	'city-overview',
	'life-circles',
	'axes',
	'districts',
	'clusters',
	'packages',
	'siting',
	'full'
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const TEMPLATES: Readonly<Record<TemplateId, Template>> = {
	'city-overview': CITY_OVERVIEW,
	'life-circles': LIFE_CIRCLES,
	axes: ALONG_AXES,
	districts: DISTRICT_PAGES,
	clusters: CLUSTER_PAGES,
	packages: PACKAGES,
	siting: NEXT_CENTRES,
	full: FULL_REVIEW
};
