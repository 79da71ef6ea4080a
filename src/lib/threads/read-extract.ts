import { readExtract } from '#lib/server/cities/read-extract.ts';
import { InputError } from '#lib/server/import/input-error.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';

/** Reads a file of streets for a new city; what is wrong with it is an answer, since errors lose their class on the way. */
export async function readExtractForServer(
	{ path, boundary, crs, share }: Takes<'read-extract'>,
	{ call, signal }: ThreadContext
): Promise<Gives<'read-extract'>> {
	try {
		const { ground, ...rest } = await readExtract({
			path,
			boundary: boundary ?? undefined,
			crs: crs ?? undefined,
			signal,
			onStage: (stage) =>
				void call('share', { name: share, share: stage === 'reading' ? 0 : 1 }).catch(() => {})
		});
		const extract = new TextEncoder().encode(JSON.stringify(rest));
		return { extract, ground: new Uint8Array(ground), problem: null };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const { file, problem, remedy, feature, field } = error;
		return { extract: null, ground: null, problem: { file, problem, remedy, feature, field } };
	}
}
