/** A revision of an address; what is none asks for the newest. */
export function readRevision(text: string | null): number | undefined {
	return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
