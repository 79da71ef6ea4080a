/** Whether a body could not be read because it is larger than the server takes: kit gives such an error no class. */
export function isTooLarge(error: unknown): boolean {
	return error instanceof Error && 'status' in error && error.status === 413;
}
