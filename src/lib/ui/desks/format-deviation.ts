import type { Text } from '../text.svelte.ts';

/** A share above or below: +3%, −8%, ±0%. */
export function formatDeviation(text: Text, share: number, fractionDigits = 0): string {
	const size = text.percent(Math.abs(share), 1, fractionDigits);
	const isNone = Math.abs(share) < 0.5 * 10 ** (-2 - fractionDigits);
	return `${isNone ? '±' : share > 0 ? '+' : '−'}${size}`;
}
