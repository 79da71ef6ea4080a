/** A figure as written in an English text: no line breaks between a number and its unit. */
export function bindUnits(value: string): string {
	return value.replaceAll(/(?<=\d) (?=\p{Script=Latin})/gu, '\u00a0');
}
