import type { Amounts } from '#lib/core/coverage/types.ts';
import type { Measure } from '#lib/carto/view-query.ts';
import type { Text } from './text.svelte.ts';

/** An amount in the unit it is counted in, ready to be read. */
export function formatAmount(text: Text, amounts: Amounts, measure: Measure): string {
	return measure === 'floorAreaM2' && text.lang === 'zh'
		? text.number(amounts.floorAreaM2 / 10_000, 1)
		: text.number(amounts[measure]);
}

/** The rest of a whole without a part. */
export function subtractAmounts(whole: Amounts, part: Amounts): Amounts {
	return {
		communities: whole.communities - part.communities,
		households: whole.households - part.households,
		people: whole.people - part.people,
		floorAreaM2: whole.floorAreaM2 - part.floorAreaM2
	};
}

/** An assumed cost, to the thousand yuan: 8.0 万元, ¥80,000. */
export function formatCost(text: Text, yuan: number): string {
	return text.yuan(Math.round(yuan / 1000) * 1000);
}
