/** The header that names parameters that changed nothing; no header if there are none. */
export function describeIgnored({ ignored }: { ignored: readonly string[] }): Record<string, string> {
	// A header takes neither Chinese nor line ends.
	return ignored.length > 0 ? { 'x-ignored-parameters': ignored.map(encodeURIComponent).join(', ') } : {};
}
