/** What the server said when it refused; '' if it could not be reached. */
export class SheetRefused extends Error {
	override readonly name = 'SheetRefused';
}

/**
 * A printed map as the server makes it.
 *
 * @throws SheetRefused with the server's reason; AbortError if it was called off
 */
export async function fetchSheet(
	address: string,
	signal?: AbortSignal
): Promise<{ blob: Blob; fileName: string }> {
	const response = await fetch(address, signal ? { signal } : {}).catch((error: unknown) => {
		if (signal?.aborted) throw error;
		throw new SheetRefused('', { cause: error });
	});
	if (!response.ok) {
		const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
		throw new SheetRefused(problem?.detail ?? `HTTP ${response.status}`);
	}
	const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
	return { blob: await response.blob(), fileName: named ?? 'map' };
}
