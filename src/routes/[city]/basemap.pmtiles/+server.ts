import { findFileOfRequest } from '#lib/server/city-store/find-file-of-request.ts';
import { respondFile } from '#lib/server/http/respond-file.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

/** The city's basemap as it is now, or was for the plan of the revision `known`, by byte ranges; `x-lianpian-revision` says of which plan's streets. */
export async function GET({ params, request, url }) {
	try {
		const { path, sha256, revision } = await findFileOfRequest('basemap', params.city, url);
		const response = await respondFile(request, path, 'application/vnd.pmtiles', { etag: `"${sha256}"` });
		response.headers.set('x-lianpian-revision', String(revision));
		return response;
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}
