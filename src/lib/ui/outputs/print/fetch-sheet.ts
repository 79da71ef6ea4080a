import { readRefused } from '#lib/state/ask-server.ts';

/**
 * A printed map as the server makes it.
 *
 * @throws ServerRefused with the server's reason, and what `fetch` throws: AbortError if it was called off
 */
export async function fetchSheet(
	address: string,
	signal?: AbortSignal
): Promise<{ blob: Blob; fileName: string }> {
	const response = await fetch(address, signal ? { signal } : {});
	if (!response.ok) throw await readRefused(response, 'print');
	const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
	return { blob: await response.blob(), fileName: named ?? 'map' };
}
