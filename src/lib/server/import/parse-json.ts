/** A whole number of sixteen digits and more; or a text, which may hold such digits and is passed over. */
const LONG_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])(-?[1-9]\d{15,})(?:\.0+)?(?![\d.eE])/gs;

/**
 * A text of JSON, parsed; whole numbers that a number cannot hold exactly (beyond 2⁵³) become texts of their
 * digits, so that two ids that differ in the last one stay two.
 *
 * @throws SyntaxError if it is not JSON
 */
export function parseJson(text: string): unknown {
	if (!/\d{16}/.test(text)) return JSON.parse(text);
	return JSON.parse(
		text.replace(LONG_NUMBERS, (found: string, digits: string | undefined) =>
			digits === undefined || Number.isSafeInteger(Number(digits)) ? found : `"${digits}"`
		)
	);
}
