import { respondCompressed } from '../http.ts';

/** Answers with a text that pages of every origin may load: browsers fetch modules only where the server lets them. */
export async function respondScript(
	request: Request,
	source: string,
	contentType: string
): Promise<Response> {
	const response = await respondCompressed(request, `script ${source}`, contentType, async () =>
		new TextEncoder().encode(source)
	);
	response.headers.set('access-control-allow-origin', '*');
	response.headers.set('cache-control', 'public, max-age=3600');
	return response;
}
