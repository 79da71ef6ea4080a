import { readRefused } from '#lib/state/ask-server.ts';
import type { TemplateReading } from '#lib/core/deck/types.ts';

/** A PowerPoint file that was made, to be handed to the user. */
export interface FetchedDeck {
	fileName: string;
	blob: Blob;
	/** What was updated, kept and is to be known, a line each. */
	lines: string[];
}

/** @throws ServerRefused with the server's reason, and what `fetch` throws */
export async function fetchReading(template: File): Promise<TemplateReading> {
	const form = new FormData();
	form.set('template', template);
	const response = await ask('/deck-template', { method: 'POST', body: form });
	return (await response.json()) as TemplateReading;
}

/** @throws ServerRefused with the server's reason, and what `fetch` throws: AbortError if it was called off */
export async function fetchDeck(
	address: string,
	form: FormData | null,
	signal: AbortSignal
): Promise<FetchedDeck> {
	const response = await ask(address, { signal, ...(form ? { method: 'POST', body: form } : {}) });
	const [, fileName = 'briefing.pptx'] =
		/filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
	const lines = ['x-report', 'x-warnings'].flatMap((name) =>
		(response.headers.get(name) ?? '')
			.split(', ')
			.filter((line) => line !== '')
			.map(decodeURIComponent)
	);
	return { fileName, blob: await response.blob(), lines };
}

async function ask(address: string, init: RequestInit): Promise<Response> {
	const response = await fetch(address, init);
	if (!response.ok) throw await readRefused(response, address);
	return response;
}
