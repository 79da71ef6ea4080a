import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { listParts } from '../import/list-parts.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CityMeta } from '#lib/core/city/types.ts';
import type { CityJob } from '#lib/core/city/city-job.ts';
import type { RefusalCode, RefusalParameters } from '#lib/refusals/types.ts';
import { toInputError } from '../import/input-error.ts';
import { Refused } from '../refused.ts';
import type { CreateOptions, MadeCity, WantedCity } from './types.ts';

/** How often the server is asked how far it is. */
const LOOK_MS = 300;

/**
 * Has the running server make a city of files of this machine.
 *
 * @throws Refused with the server's reason; InputError if a file cannot be opened; the signal's reason once it aborts, and
 * then there is no city
 */
export async function createCityOnServer(
	ask: (address: string, init: RequestInit) => Promise<Response>,
	{ id, names, file, boundaryFile, crs }: WantedCity,
	{ onProgress, signal }: CreateOptions
): Promise<MadeCity> {
	const form = new FormData();
	for (const [field, value] of Object.entries({ id, ...names })) form.set(field, value);
	if (crs !== undefined) form.set('crs', crs);
	for (const part of await listParts(file)) form.append('streets', await open(part), basename(part));
	if (boundaryFile !== undefined) form.set('boundary', await open(boundaryFile), basename(boundaryFile));
	const begun: CityJob = await (await ask('cities', { method: 'POST', body: form, signal })).json();
	const address = `cities/jobs/${begun.id}`;
	for (let job = begun; ; job = await (await ask(address, {})).json()) {
		if (signal.aborted) {
			await ask(address, { method: 'DELETE' });
			throw signal.reason;
		}
		if (job.problem) {
			const { code, parameters } = job.problem;
			throw new Refused(422, code as RefusalCode, parameters as RefusalParameters[RefusalCode]);
		}
		onProgress(job.share, job.stage);
		if (job.state === 'done') {
			const { read, ...made } = job.made!;
			const meta: CityMeta = await (await ask(`cities/${encodeURIComponent(id)}`, {})).json();
			return { meta, ...made, read };
		}
		if (job.state !== 'running') throw new Error(`The server has ${job.state} the city "${id}".`);
		await sleep(LOOK_MS);
	}
}

const open = (path: string) =>
	openAsBlob(path).catch((error: unknown) => {
		throw toInputError(path, error);
	});
