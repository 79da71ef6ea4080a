import type { CityFeatures } from '#lib/core/city/types.ts';
import { loadCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import type { CityForThread } from '#lib/server/threads/open-city-for-thread.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';

/** The city last worked on, by version: one at a time, since each takes some 100 MB. */
let kept: { version: string; city: Promise<LoadedCity> } | undefined;

/**
 * A city as the server's database has it now.
 *
 * @throws Refused if the city is unknown or has no streets
 */
export async function getCity({ call }: Pick<ThreadContext, 'call'>, id: string): Promise<LoadedCity> {
	const known = kept?.version ?? null;
	const { version, meta, features } = (await call('city', { id, known })) as CityForThread;
	// Another task of this thread may have brought it meanwhile.
	if (kept?.version !== version) {
		const text = features ?? ((await call('city', { id, known: null })) as CityForThread).features;
		const city = loadCity(meta, JSON.parse(Buffer.from(text!).toString()) as CityFeatures);
		kept = { version, city };
		city.catch(() => {
			if (kept?.city === city) kept = undefined;
		});
	}
	return kept!.city;
}
