import type { RenovationState } from '../city/types.ts';

const STATES: Record<'zh' | 'en', Record<RenovationState, string>> = {
	zh: { 'not-renovated': '未改造', 'under-way': '改造中', accepted: '已改造' },
	en: { 'not-renovated': 'not renovated', 'under-way': 'under way', accepted: 'renovated' }
};

export const sayState = (state: RenovationState, lang: 'zh' | 'en'): string => STATES[lang][state];
