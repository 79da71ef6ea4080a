import type { CityFeatures } from '#lib/core/city/types.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { proposeFile } from '#lib/server/intake/propose-file.ts';
import { refuseIntake } from '#lib/server/intake/refuse-intake.ts';
import { Refused } from '#lib/server/refused.ts';
import type { PlanText } from '#lib/server/threads/open-city-for-thread.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';

/** Reads a file and compares it with the plan of a city; what cannot be read is refused in words. */
export async function proposeIntakeOf(
	{ meta, files, request, memory, layouts }: Takes<'intake'>,
	{ call, signal }: ThreadContext
): Promise<Gives<'intake'>> {
	const getPlan = async (known?: number) => {
		try {
			const moment = known === undefined ? {} : { known };
			const { revision, features } = (await call('features', { id: meta.id, moment })) as PlanText;
			return { revision, plan: toPlan(JSON.parse(Buffer.from(features).toString()) as CityFeatures) };
		} catch (error) {
			if (known !== undefined && error instanceof Refused) return undefined;
			throw error;
		}
	};
	try {
		return await proposeFile(files, request, { meta, memory, layouts, getPlan, signal });
	} catch (error) {
		throw refuseIntake(error);
	}
}
