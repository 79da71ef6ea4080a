import { ALONG_AXES } from './along-axes.ts';
import { CITY_OVERVIEW } from './city-overview.ts';
import { DISTRICT_PAGES } from './districts.ts';
import { LIFE_CIRCLES } from './life-circles.ts';
import { PACKAGES } from './packages.ts';
import { NEXT_CENTRES } from './siting.ts';
import type { Template } from './types.ts';

const PARTS = [CITY_OVERVIEW, LIFE_CIRCLES, DISTRICT_PAGES, ALONG_AXES, PACKAGES, NEXT_CENTRES];

export const FULL_REVIEW: Template = {
	name: { zh: '全套汇报', en: 'Full review' },
	what: {
		zh: '概览、生活圈、各区、主轴、连片项目、新建中心选址，一次汇报',
		en: 'Overview, life circles, districts, axes, packages and new centres in one'
	},
	slides: (plan) => PARTS.flatMap(({ slides }) => slides(plan))
};
