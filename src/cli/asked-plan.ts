import type { PlanOfCity } from '#lib/server/plan/get-plan-at.ts';
import { readMoment, type PlanMoment } from '#lib/server/plan/plan-moment.ts';
import { dataFolder } from '#lib/server/paths.ts';
import { openPlanSource } from '#lib/server/plan-source/open-plan-source.ts';
import type { PlanSource } from '#lib/server/plan-source/types.ts';
import { Refused } from '#lib/server/refused.ts';
import { UsageError } from './usage.ts';

/** Options that say which plan of a city is meant, of every command that prints figures. */
export const MOMENT_OPTIONS = { asof: { type: 'string' }, known: { type: 'string' } } as const;

export const MOMENT_HELP = `  --asof DATE        the plan as it was true on that day (default: as it is)
  --known REVISION   the plan as it was known at that revision (default: the newest); both together give the same
                     answer for ever`;

export interface AskedMoment {
	asof?: string | undefined;
	known?: string | undefined;
}

let source: Promise<PlanSource> | undefined;
let keptFolder: string | undefined;
let keepsDatabase = false;
/** A command sees one plan, however often it looks. */
const plans = new Map<string, Promise<PlanOfCity>>();

/**
 * Where plans come from in this command, opened once.
 *
 * @param options.isWriting a database is made where there is none
 */
export async function openSource(options?: { isWriting: boolean }): Promise<PlanSource> {
	if (keptFolder !== undefined && keptFolder !== dataFolder()) await endSource();
	return (source ??= openPlanSource(options));
}

/** Ends what a command has opened. */
export async function closeSource(): Promise<void> {
	plans.clear();
	const found = await source?.catch(() => undefined);
	if (keepsDatabase && found?.kind === 'database') keptFolder = dataFolder();
	else await endSource();
}

/** For who runs many commands in one process: a database that one has opened stays open for the next. */
export function keepDatabase(): void {
	keepsDatabase = true;
}

/** Ends it, kept or not: somebody else needs the database alone. */
export async function endSource(): Promise<void> {
	const opened = source;
	source = undefined;
	keptFolder = undefined;
	const found = await opened?.catch(() => undefined);
	await found?.close();
}

/** @throws UsageError naming the option that takes something else */
export function toMoment({ asof, known }: AskedMoment): PlanMoment {
	try {
		return readMoment(
			new URLSearchParams({
				...(asof === undefined ? {} : { asof }),
				...(known === undefined ? {} : { known })
			})
		);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const { wrong } = error.parameters as { wrong: { name: string; value: string; right: string }[] };
		throw new UsageError(
			wrong.map(({ name, value, right }) => `--${name} takes ${right}, not "${value}".`).join(' ')
		);
	}
}

/**
 * A city's plan as it is asked for.
 *
 * @throws UsageError listing the cities there are, or naming the option that asks for a plan that there is not
 */
export function loadCity(cityId: string, asked: AskedMoment = {}): Promise<PlanOfCity> {
	const moment = toMoment(asked);
	const key = JSON.stringify([cityId, moment.known, moment.asOf]);
	const found = plans.get(key) ?? read(cityId, moment);
	plans.set(key, found);
	return found;
}

async function read(cityId: string, moment: PlanMoment): Promise<PlanOfCity> {
	const from = await openSource();
	try {
		return await from.getPlan(cityId, moment);
	} catch (error) {
		throw toUsageError(error);
	}
}

/** What a source refuses, in the words of the command line. */
export function toUsageError(error: unknown): unknown {
	if (!(error instanceof Refused)) return error;
	if (error.code === 'unknown-city') {
		const { city, cities } = error.parameters as { city: string; cities: string[] };
		return new UsageError(
			`There is no city "${city}"; there is ${cities.join(', ')}. "lianpian tiles --osm FILE --city ${city}" builds one.`
		);
	}
	const option = { 'unknown-revision': '--known: ', 'early-date': '--asof: ' }[error.code as string] ?? '';
	return new UsageError(`${option}${error.message}`);
}
