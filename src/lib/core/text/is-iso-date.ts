/** Whether a text is a day of the calendar, as 2022-03-01; 2022-02-30 is none. @see ISO 8601 */
export function isIsoDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	// 30 February is read as 2 March.
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
