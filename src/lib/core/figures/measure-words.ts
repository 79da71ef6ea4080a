import type { Both, FigureMeasure, FigureUnit } from './types.ts';

/** What shares of communities are counted by, in words. */
export const MEASURE_WORDS: Record<FigureMeasure, Both> = {
	households: { zh: '未改造小区住户', en: 'households in communities not renovated' },
	people: { zh: '未改造小区居民', en: 'residents of communities not renovated' },
	communities: { zh: '未改造小区', en: 'communities not renovated' },
	floorAreaM2: { zh: '未改造小区建筑面积', en: 'floor area of communities not renovated' }
};

export const MEASURE_UNITS: Record<FigureMeasure, FigureUnit> = {
	households: 'households',
	people: 'people',
	communities: 'communities',
	floorAreaM2: 'm2'
};
