/** Whether a text is an instant in UTC as `Date.toISOString` writes it, with or without fractions of a second. */
export function isIsoInstant(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text)) return false;
	const instant = new Date(text);
	// 30 February is read as a day of March.
	return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text.slice(0, 19));
}
