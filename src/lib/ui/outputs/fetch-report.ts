/** A report that was made, to be handed to the user. */
export interface FetchedReport {
	fileName: string;
	blob: Blob;
	/** What the server wants known, in the report's language. */
	warnings: string[];
}

/** What the server said when it refused; `''` if it could not be reached. */
export class ReportRefused extends Error {
	override readonly name = 'ReportRefused';
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
 * @throws ReportRefused with the server's reason; AbortError if it was called off
 */
export async function fetchReport({ cityId, kind, query, template, signal }: Wish): Promise<FetchedReport> {
	const form = new FormData();
	if (template) form.set('template', template);
	const response = await fetch(`/${cityId}/report.${kind}?${query}`, {
		signal,
		...(template ? { method: 'POST', body: form } : {})
	}).catch((error: unknown) => {
		if (signal.aborted) throw error;
		throw new ReportRefused('', { cause: error });
	});
	if (!response.ok) {
		const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
		throw new ReportRefused(problem?.detail ?? `HTTP ${response.status}`);
	}
	const [, fileName = `report.${kind}`] =
		/filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
	const warnings = (response.headers.get('x-warnings') ?? '')
		.split(', ')
		.filter((warning) => warning !== '')
		.map(decodeURIComponent);
	return { fileName, blob: await response.blob(), warnings };
}
