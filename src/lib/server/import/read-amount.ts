import { readNumber, type NumberRefusal } from '#lib/core/text/read-number.ts';
import { InputError, quoteValue } from './input-error.ts';

interface AmountCell {
	/** Path as the user gave it. */
	file: string;
	/** Row or feature, for the message. */
	feature: string;
	field?: string;
	value: unknown;
	/** What is wrong with a cell that does not hold it; default "is no amount". */
	problem?: string;
	/** A share is meant: `80%` is 0.8. */
	isShare?: boolean;
	/** Default 0. */
	least?: number;
	most?: number;
	/** Where the cell may be empty; default "or leave it out". */
	orElse?: string;
}

/**
 * The amount in a cell or property; `undefined` where it is blank, which is never 0.
 *
 * @throws InputError naming file, row or feature and field of what is no number or not within its limits
 */
export function readAmount({
	file,
	feature,
	field,
	value,
	problem = 'is no amount',
	isShare = false,
	least = 0,
	most = Infinity,
	orElse = 'or leave it out'
}: AmountCell): number | undefined {
	const read = readNumber(value, { isShare });
	if ('blank' in read) return undefined;
	if ('value' in read && read.value >= least && read.value <= most) return read.value;
	const range = most === Infinity ? `, ${least} or more` : ` from ${least} to ${most}`;
	throw new InputError({
		file,
		feature,
		field,
		problem: `${quoteValue(value)} ${problem}`,
		remedy: `${'refused' in read ? REMEDIES[read.refused] : 'give a number'}${range}, ${orElse}`
	});
}

const REMEDIES: Record<NumberRefusal, string> = {
	'no-number': 'give a number',
	separator: 'write decimals with a point and thousands without a mark: a number',
	percent: 'no share is meant here: give a number'
};
