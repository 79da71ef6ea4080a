import type { Palette } from '../palette.ts';

/** What a walk comes to, and what a trial makes of it: the state of a community's feature, see `listOutcomes`. */
const REACH = ['coalesce', ['feature-state', 'reach'], ''];
const CHANGE = ['coalesce', ['feature-state', 'change'], ''];

interface Colours {
	inner: string;
	outer: string;
	beyond: string;
	gained: string;
	lost: string;
}

/**
 * A colour by where a community not renovated lies: pale within the inner circle, full outside of it, deep beyond the
 * outer one; in the trial's colour where the trial decides it. Unknown, or not ranked, is full.
 */
export function byOutcome(
	palette: Palette,
	{ isRanked, colours }: { isRanked: boolean; colours?: Colours }
): unknown {
	const { inner, outer, beyond, gained, lost } = colours ?? {
		inner: palette.cinnabarWash,
		outer: palette.cinnabar,
		beyond: palette.cinnabarDeep,
		gained: palette.violetWash,
		lost: palette.violet
	};
	const ranked = isRanked ? ['match', REACH, 'inner', inner, 'beyond', beyond, outer] : outer;
	return ['match', CHANGE, 'gained', gained, 'lost', lost, ranked];
}

/** How much of a community is seen that is not what the picture is about. */
const ASIDE_SHARE = 0.22;

/** An opacity, less where a community steps back behind those that the picture is about. */
export const unlessAside = (opacity: number): unknown => [
	'case',
	['boolean', ['feature-state', 'aside'], false],
	opacity * ASIDE_SHARE,
	opacity
];

/** One value for what the picture is about, another for all else. */
export const ifSubject = (subject: unknown, other: unknown): unknown => [
	'case',
	['!', ['boolean', ['feature-state', 'aside'], true]],
	subject,
	other
];
