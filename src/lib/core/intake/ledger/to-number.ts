import type { SourceValue } from '../types.ts';
import { toHalfWidth } from './to-half-width.ts';

const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:e[-+]?\d{1,3})?%?$/i;

/**
 * A cell as a number: also one written as text, in full width, with commas between thousands, as a percentage (0.35).
 *
 * @returns `null` for what is none; dates and 12万 are none
 */
export function toNumber(value: SourceValue): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	const text = toHalfWidth(value).replace(/\s+/g, '');
	if (!/\d/.test(text) || !NUMBER.test(text)) return null;
	const number = Number(text.replaceAll(',', '').replace('%', ''));
	return Number.isFinite(number) ? (text.endsWith('%') ? number / 100 : number) : null;
}
