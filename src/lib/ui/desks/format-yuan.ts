import type { bundlesText } from '../messages/desks/bundles.ts';
import type { Text } from '../text.svelte.ts';

/** Money to the ten thousand as officials write it, small sums to the yuan; a minus where it is missing. */
export function formatYuan(text: Text, say: (typeof bundlesText)['zh'], amount: number): string {
	const sign = amount < 0 ? '−' : '';
	const size = Math.abs(amount);
	return size >= 10_000
		? say.tenThousand(sign + text.number(size / 10_000, 1))
		: say.yuan(sign + text.number(size));
}
