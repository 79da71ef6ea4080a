import { MOMENT_RULES, readMomentQuery, writeMomentQuery } from '#lib/carto/moment-query.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { Refused } from '../refused.ts';
import { WrongRequest } from '../static/wrong-request.ts';

export type { PlanMoment };

/**
 * A moment as addresses have it: `known=REVISION`, `asof=DATE`.
 *
 * @throws WrongRequest naming each that is none, or that stands there twice
 */
export function readMoment(query: URLSearchParams): PlanMoment {
	const wrong = Object.entries(MOMENT_RULES).flatMap(([name, { right, rightZh = right, isRight }]) => {
		const [value, ...more] = query.getAll(name);
		if (value === undefined) return [];
		if (more.length > 0)
			return [{ name, value: [value, ...more].join(' and '), right: 'one value', rightZh: '只给一个值' }];
		return isRight(value) ? [] : [{ name, value, right, rightZh }];
	});
	if (wrong.length > 0) throw new WrongRequest(wrong);
	return readMomentQuery(query);
}

/**
 * The moment of an address whose parameters are checked elsewhere: what is none is passed over. Reports write `as-of`.
 */
export function momentOf(query: URLSearchParams): PlanMoment {
	const written = new URLSearchParams(query);
	const asOf = query.get('as-of');
	if (asOf !== null && !query.has('asof')) written.set('asof', asOf);
	return readMomentQuery(written);
}

/** The same as {@link readMoment} reads. */
export const writeMoment = writeMomentQuery;

/**
 * Whether a plan that has one revision only is the one that is meant.
 *
 * @throws Refused if it is not
 */
export function checkFixedMoment(
	{ meta, revision }: { meta: CityMeta; revision: number },
	{ known = revision, asOf = meta.asOf }: PlanMoment
): void {
	if (known !== revision)
		throw new Refused(404, 'unknown-revision', { revision: known, first: revision, last: revision });
	if (asOf < meta.asOf) throw new Refused(404, 'early-date', { asOf, first: meta.asOf });
}
