import { readRefused } from '#lib/state/ask-server.ts';

/** A report that was made, to be handed to the user. */
export interface FetchedReport {
	fileName: string;
	blob: Blob;
	/** Notices of the server, in the report's language. */
	warnings: string[];
}

interface Wish {
	cityId: string;
	kind: string;
	/** As in the address of a report. */
	query: URLSearchParams;
	/** A PPTX to lay a deck on. */
	template: File | null;
	signal: AbortSignal;
}

/**
 * Has a report made.
 *
 * @throws ServerRefused with the server's reason, and what `fetch` throws: AbortError if it was called off
 */
export async function fetchReport({ cityId, kind, query, template, signal }: Wish): Promise<FetchedReport> {
	return fetchMade(`/${cityId}/report.${kind}?${query}`, { name: `report.${kind}`, template, signal });
}

/**
 * Has a file made.
 *
 * @param asked.name what it is called where the server does not say
 * @throws as {@link fetchReport}
 */
export async function fetchMade(
	address: string,
	{ name, template, signal }: { name: string; template: File | null; signal: AbortSignal }
): Promise<FetchedReport> {
	const form = new FormData();
	if (template) form.set('template', template);
	const response = await fetch(address, { signal, ...(template ? { method: 'POST', body: form } : {}) });
	if (!response.ok) throw await readRefused(response, name);
	const [, fileName = name] =
		/filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
	const warnings = (response.headers.get('x-warnings') ?? '')
		.split(', ')
		.filter((warning) => warning !== '')
		.map(decodeURIComponent);
	return { fileName, blob: await response.blob(), warnings };
}
