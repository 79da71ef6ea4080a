import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { isIsoDate } from '#lib/core/text/is-iso-date.ts';
import type { ParameterRule } from './check-view-query.ts';

/** Parameters of addresses that say which plan they show. */
export const MOMENT_RULES: Readonly<Record<string, ParameterRule>> = {
	known: {
		right: 'a revision of the plan, a whole number from 1',
		rightZh: '计划的版本号，从 1 起的整数',
		isRight: (value) => /^[1-9]\d{0,8}$/.test(value)
	},
	asof: { right: 'a date as 2026-11-21', rightZh: '日期，例如 2026-11-21', isRight: isIsoDate }
};

/** The moment that an address names; what is missing or wrong is left out. */
export function readMomentQuery(query: URLSearchParams): PlanMoment {
	const take = (name: 'known' | 'asof') => {
		const value = query.get(name);
		return value !== null && MOMENT_RULES[name]!.isRight(value) ? value : undefined;
	};
	const known = take('known');
	const asOf = take('asof');
	return {
		...(known === undefined ? {} : { known: Number(known) }),
		...(asOf === undefined ? {} : { asOf })
	};
}

/** The same as {@link readMomentQuery} reads; empty for the newest plan. */
export function writeMomentQuery({ known, asOf }: PlanMoment): URLSearchParams {
	return new URLSearchParams({
		...(known === undefined ? {} : { known: String(known) }),
		...(asOf === undefined ? {} : { asof: asOf })
	});
}

/** Whether a moment is another one than now. */
export const isPast = ({ known, asOf }: PlanMoment): boolean => known !== undefined || asOf !== undefined;
