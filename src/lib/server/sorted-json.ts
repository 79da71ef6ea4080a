/** JSON that is the same however the keys of its objects are ordered, so that equal contents have equal hashes. */
export function toSortedJson(value: unknown): string {
	return JSON.stringify(value, (_, of: unknown) =>
		of && typeof of === 'object' && !Array.isArray(of)
			? Object.fromEntries(Object.entries(of).toSorted(([a], [b]) => (a < b ? -1 : 1)))
			: of
	);
}
