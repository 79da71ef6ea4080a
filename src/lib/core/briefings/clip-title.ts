import { TEXT_MAX } from './briefing-limits.ts';

/** Truncates a text to the length of a title; names in the data may be longer. */
export function clipTitle(text: string, most: number = TEXT_MAX.title): string {
	return [...text].slice(0, most).join('');
}
