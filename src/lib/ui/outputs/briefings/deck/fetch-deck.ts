import type { TemplateReading } from '#lib/core/deck/types.ts';

/** What the server said when it refused; `''` if it could not be reached. */
export class DeckRefused extends Error {
	override readonly name = 'DeckRefused';
}

export interface FetchedDeck {
	fileName: string;
	blob: Blob;
	/** What was updated, kept and is to be known, a line each. */
	lines: string[];
}

/** @throws DeckRefused with the server's reason; AbortError if it was called off */
export async function fetchReading(
	template: File,
	{ lang, signal }: { lang: string; signal: AbortSignal }
): Promise<TemplateReading> {
	const form = new FormData();
	form.set('template', template);
	const response = await ask(`/deck-template?lang=${lang}`, { method: 'POST', body: form, signal });
	return (await response.json()) as TemplateReading;
}

/** @throws DeckRefused with the server's reason; AbortError if it was called off */
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
	const response = await fetch(address, init).catch((error: unknown) => {
		if (init.signal?.aborted) throw error;
		throw new DeckRefused('', { cause: error });
	});
	if (response.ok) return response;
	const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
	throw new DeckRefused(problem?.detail ?? `HTTP ${response.status}`);
}
