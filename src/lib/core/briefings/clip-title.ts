import { TEXT_MAX } from './briefing-limits.ts';

/** As much of a text as a title may have: names of a city's parts may be of any length. */
export function clipTitle(text: string, most: number = TEXT_MAX.title): string {
	return [...text].slice(0, most).join('');
}
