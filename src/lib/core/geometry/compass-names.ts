import type { Compass } from './compass.ts';

/** The sides of a place, as texts on screen, in files and on the command line name them. */
export const COMPASS_NAMES: Record<'zh' | 'en', Record<Compass, string>> = {
	zh: { n: '北', ne: '东北', e: '东', se: '东南', s: '南', sw: '西南', w: '西', nw: '西北' },
	en: {
		n: 'north',
		ne: 'north-east',
		e: 'east',
		se: 'south-east',
		s: 'south',
		sw: 'south-west',
		w: 'west',
		nw: 'north-west'
	}
};
