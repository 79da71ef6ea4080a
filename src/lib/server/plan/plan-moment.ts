import type { CityMeta } from '#lib/core/city/types.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { isIsoDate } from '#lib/core/text/is-iso-date.ts';
import { Refused } from '../refused.ts';

export type { PlanMoment };

const REVISION = /^\d{1,9}$/;

/**
 * A moment as addresses have it: `known=REVISION`, `asof=DATE`.
 *
 * @throws Refused with 400 naming each that is none
 */
export function readMoment(query: URLSearchParams): PlanMoment {
	const known = query.get('known');
	const asOf = query.get('asof');
	const wrong = [
		...(known === null || REVISION.test(known)
			? []
			: [{ name: 'known', value: known, right: 'a revision, a whole number', rightZh: '版本号，整数' }]),
		...(asOf === null || isIsoDate(asOf)
			? []
			: [{ name: 'asof', value: asOf, right: 'a date as 2022-01-31', rightZh: '日期，如 2022-01-31' }])
	];
	if (wrong.length > 0) throw new Refused(400, 'wrong-parameters', { wrong });
	return { ...(known === null ? {} : { known: Number(known) }), ...(asOf === null ? {} : { asOf }) };
}

/**
 * The moment of an address whose other parameters are checked elsewhere: what is none is passed over. Reports write
 * `as-of`.
 */
export function momentOf(query: URLSearchParams): PlanMoment {
	const known = query.get('known') ?? '';
	const asOf = query.get('asof') ?? query.get('as-of') ?? '';
	return {
		...(REVISION.test(known) ? { known: Number(known) } : {}),
		...(isIsoDate(asOf) ? { asOf } : {})
	};
}

/** A rule for `known` among the parameters of pictures. */
export const KNOWN_RULE = {
	right: 'a revision of the plan, a whole number',
	rightZh: '计划的版本号，整数',
	isRight: (value: string) => REVISION.test(value)
};

/** The same as {@link readMoment} reads. */
export function writeMoment({ known, asOf }: PlanMoment): URLSearchParams {
	return new URLSearchParams({
		...(known === undefined ? {} : { known: String(known) }),
		...(asOf === undefined ? {} : { asof: asOf })
	});
}

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
