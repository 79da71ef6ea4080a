/** The day where the cities are, as an ISO date: China has one time. */
export function cityToday(now = new Date()): string {
	return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
