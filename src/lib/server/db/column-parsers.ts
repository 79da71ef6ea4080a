/** Numbers of PostgreSQL's built-in types; fixed for ever. */
const OID = { int8: 20, date: 1082, timestamp: 1114, numeric: 1700 } as const;

/**
 * From PostgreSQL's text to a value, for the types on which the two drivers disagree by default.
 * Given to both, so that a row is the same wherever it comes from.
 */
export const COLUMN_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
	[OID.int8]: toInteger,
	[OID.numeric]: Number,
	[OID.date]: String,
	[OID.timestamp]: String
};

function toInteger(text: string): number | bigint {
	const value = Number(text);
	return Number.isSafeInteger(value) ? value : BigInt(text);
}
