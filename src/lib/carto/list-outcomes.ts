import { isWithin } from '#lib/core/coverage/is-within.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';

/** What the walk of a community that is counted comes to; what is not said is the usual: outside, and unchanged. */
export interface Outcome {
	/** Within the inner circle, or beyond the outer one. */
	reach?: 'inner' | 'beyond';
	/** The trial brings it into the inner circle, or puts it out. */
	change?: 'gained' | 'lost';
	/** Whether it steps back behind what the picture is about, or is that; left out: nothing is more than another. */
	aside?: boolean;
}

/**
 * Outcomes of a picture that is about some communities: all others step back.
 *
 * @param allIds of every community on the map
 */
export function stepAside(
	outcomes: Readonly<Record<string, Outcome>>,
	allIds: Iterable<string>,
	subjectIds: ReadonlySet<string>
): Readonly<Record<string, Outcome>> {
	const stepped: Record<string, Outcome> = { ...outcomes };
	for (const id of allIds) stepped[id] = { ...outcomes[id], aside: !subjectIds.has(id) };
	return stepped;
}

/**
 * Where the communities that are counted lie, by id; those with nothing to be said of are left out. Before the walks
 * are there nothing is known of anybody.
 *
 * @param before the plan without what is tried; `null`: nothing is tried
 */
export function listOutcomes(
	{ minutes, counted }: Pick<MeasuredPlan, 'minutes' | 'counted'>,
	before: Pick<MeasuredPlan, 'rows'> | null
): Readonly<Record<string, Outcome>> {
	const [innerS, outerS] = [minutes[0] * 60, minutes[1] * 60];
	if (counted.every(({ walkSeconds }) => walkSeconds === null)) return {};
	const walkBefore = new Map(before?.rows.map(({ id, walkSeconds }) => [id, walkSeconds]));
	const outcomes: Record<string, Outcome> = {};
	for (const { id, walkSeconds } of counted) {
		const isIn = isWithin(walkSeconds, innerS);
		const was = before && isWithin(walkBefore.get(id) ?? null, innerS);
		const outcome: Outcome = {
			...(isIn ? { reach: 'inner' } : isWithin(walkSeconds, outerS) ? {} : { reach: 'beyond' }),
			...(was === null || was === isIn ? {} : { change: isIn ? 'gained' : 'lost' })
		};
		if (outcome.reach || outcome.change) outcomes[id] = outcome;
	}
	return outcomes;
}
