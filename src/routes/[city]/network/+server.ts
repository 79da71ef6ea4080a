import { readFile } from 'node:fs/promises';
import { findFileOfRequest } from '#lib/server/city-store/find-file-of-request.ts';
import { respondCompressed } from '#lib/server/http.ts';
import { problemOf, Refused } from '#lib/server/refused.ts';

/** The city's walking network as it is now, or was for the plan of the revision `known`; `x-lianpian-revision` says of which plan's streets. */
export async function GET({ params, request, url }) {
	try {
		const { path, sha256, revision } = await findFileOfRequest('network', params.city, url);
		const version = `network ${params.city} ${sha256}`;
		const response = await respondCompressed(request, version, 'application/octet-stream', () =>
			readFile(path)
		);
		response.headers.set('x-lianpian-revision', String(revision));
		return response;
	} catch (error) {
		if (error instanceof Refused) return problemOf(error);
		throw error;
	}
}
