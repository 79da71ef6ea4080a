import type { CityFeatures } from '#lib/core/city/types.ts';
import { loadCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import type { PlanOfCity } from '#lib/server/plan/get-plan-at.ts';
import type { PlanMoment } from '#lib/server/plan/plan-moment.ts';
import type { CityForThread } from '#lib/server/threads/open-city-for-thread.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';

/** The city last worked on, by version: one at a time, since each takes some 100 MB. */
let kept: { version: string; city: Promise<LoadedCity> } | undefined;

/**
 * A city as the server's database has it now, or as it was known and true at a moment.
 *
 * @throws Refused if the city is unknown or has no streets
 */
export async function getCity(
	{ call }: Pick<ThreadContext, 'call'>,
	id: string,
	moment: PlanMoment = {}
): Promise<LoadedCity> {
	const known = kept?.version ?? null;
	const { version, meta, files, revision, features } = (await call('city', {
		id,
		known,
		moment
	})) as CityForThread;
	// Another task of this thread may have brought it meanwhile.
	if (kept?.version !== version) {
		const whole = features ? { revision, features } : await askWhole(call, { id, moment });
		const read = JSON.parse(Buffer.from(whole.features!).toString()) as CityFeatures;
		const city = loadCity(meta, read, files).then((loaded) => ({
			...loaded,
			// A city without a plan has no revision to name.
			revision: whole.revision || null
		}));
		kept = { version, city };
		city.catch(() => {
			if (kept?.city === city) kept = undefined;
		});
	}
	return kept!.city;
}

/**
 * The plan of a city with everything in it, which is not kept.
 *
 * @throws Refused as {@link getCity}
 */
export async function getPlan(
	{ call }: Pick<ThreadContext, 'call'>,
	id: string,
	moment: PlanMoment
): Promise<PlanOfCity> {
	const { meta, revision, features } = await askWhole(call, { id, moment });
	return {
		meta,
		revision: revision ?? 0,
		features: JSON.parse(Buffer.from(features!).toString()) as CityFeatures
	};
}

const askWhole = async (call: ThreadContext['call'], asked: { id: string; moment: PlanMoment }) =>
	(await call('city', { ...asked, known: null })) as CityForThread;
