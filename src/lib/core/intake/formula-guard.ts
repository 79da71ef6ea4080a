/** What spreadsheet programs take for the start of a formula, behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text of a table so that no spreadsheet program runs it as a formula: an apostrophe before what would be one. */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that {@link guardFormula} was given. */
export const unguardFormula = (text: string): string =>
	text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
