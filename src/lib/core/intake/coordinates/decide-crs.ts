import type { CrsDeclaration, Told } from '../types.ts';
import { findGridCrs, type GridCrs } from './grid-crs.ts';
import { measureSystemShift } from './measure-system-shift.ts';
import { tellCandidate } from './tell-candidate.ts';
import type { Crs, CrsCandidate, CrsJudgement } from './types.ts';
import type { Weighed, WeighedCrs } from './weigh-crs.ts';

interface Case {
	weighed: Weighed;
	declared: CrsDeclaration | undefined;
	declaredCrs: Crs | undefined;
	hasGround: boolean;
	/** Whether no system places the data in the city. */
	isOutside: boolean;
	told: readonly Told[];
}

/** What a declaration, and the commonest system, are worth before anything is measured; natural logarithms of odds. */
const DECLARED = 2;
const PLAIN_DEGREES = 1;

/** A fit is believed with odds such as these, where hardly any place that means nothing fits as well. */
const LEAST_SCORE = 6;
/** Where most features say little each, chance needs more to be ruled out. */
const LEAST_WEAK_SCORE = 10;
const LEAST_LEAD = 6;
const MOST_FITTING = 1;
/** Names that the plan knows, at least so many. */
const LEAST_NAMES = 3;
/** So much better a shift has to fit, and so far to reach, to be more than a drawing's own inaccuracy. */
const SHIFT_LEAD = 6;
/** More where thousands of shifts were tried: the best of them fits well by chance. */
const SEARCH_LEAD = 12;
const LEAST_SEARCH_SCORE = 16;
/** Fits below this for each feature may be those of a wrong place beside the right one: it is looked for. */
const STRONG_PER_FEATURE = 0.6;
/** Shifts up to this are looked for next to a fit. */
const NEAR_M = 150;
const LEAST_SHIFT_M = 25;
/** A datum that has no parameters here explains shifts up to this. */
const OLD_DATUM_M = 150;
/** Most of the data has to be within the city. */
const MOST_WITHIN = 0.9;

const isDegrees = ({ id }: Crs): boolean => id === 'gcj02' || id === 'bd09' || gridOf(id)?.kind === 'degrees';

const gridOf = (id: string): GridCrs | undefined => findGridCrs(Number(id.replace('EPSG:', '')));

const isPlain = ({ id }: Crs): boolean => id === 'EPSG:4326' || id === 'EPSG:4490';

const isOldDatum = (crs: Crs): boolean => ['beijing54', 'xian80'].includes(gridOf(crs.id)?.datum ?? '');

/** Which of the systems it is, whether that is sure, and what there is to say. */
export function decideCrs(one: Case): CrsJudgement {
	const { weighed, declared, declaredCrs, isOutside } = one;
	const told: Told[] = [...one.told];
	const isDeclared = ({ crs, sameAs }: WeighedCrs): boolean =>
		declaredCrs !== undefined && [crs.id, ...sameAs].includes(declaredCrs.id);
	const total = (candidate: WeighedCrs): number =>
		candidate.score +
		(candidate.names?.score ?? 0) +
		(isDeclared(candidate) ? DECLARED : 0) +
		(isPlain(candidate.crs) ? PLAIN_DEGREES : 0);
	const ranked = weighed.candidates
		.map((candidate) => ({ candidate, total: total(candidate) }))
		.toSorted((a, b) => b.total - a.total);
	const [first, second] = ranked;
	if (!first) {
		told.push({ code: 'crs-no-system', parameters: {} });
		return { candidates: [], chosen: undefined, isSure: false, told };
	}
	const lead = second ? first.total - second.total : Infinity;
	const plain = weighed.candidates.find(isDeclared) ?? weighed.candidates.find(({ crs }) => isPlain(crs));
	const found = judgeFit(weighed, first.candidate, lead, plain ?? first.candidate);
	const sum = ranked.reduce((s, { total: t }) => s + Math.exp(t - first.total), 0);
	const candidates = ranked.map(({ candidate, total: t }, i): CrsCandidate => {
		const shift =
			measureSystemShift(weighed, candidate) ?? (candidate === found.leftOf ? found.left : undefined);
		return {
			crs: candidate.crs,
			sameAs: candidate.sameAs,
			score: isOutside ? 0 : Math.exp(t - first.total) / sum,
			medianOffsetM: candidate.medianOffsetM === null ? null : Math.round(candidate.medianOffsetM),
			shareWithinCity: isOutside ? 0 : candidate.placed.shareWithin,
			evidence: tellCandidate({
				candidate,
				isDeclared: isDeclared(candidate),
				declared,
				shift,
				features: weighed.samples.length,
				fits: i === 0 && found.fits,
				hasGround: one.hasGround && !isOutside
			}),
			...(shift && { shiftM: shift })
		};
	});
	// Nothing to choose by: zones of which none is named, all alike.
	const isOpen = lead < 0.5 && !weighed.hasFit && !isDegrees(first.candidate.crs);
	const isSure =
		!isOutside && !isOpen && isKnown(one, first.candidate, isDeclared(first.candidate), found, lead);
	if (isOutside) told.push({ code: 'crs-outside-city', parameters: {} });
	else if (isOpen) told.push({ code: 'crs-zone-unsaid', parameters: { systems: ranked.length } });
	else if (!isSure) told.push(tellDoubt(one, first.candidate, found));
	if (declaredCrs && !isDeclared(first.candidate))
		told.push({
			code:
				isSure || !weighed.candidates.some(isDeclared)
					? 'crs-declared-contradicted'
					: 'crs-declared-doubtful',
			parameters: { declared: declaredCrs.id, crs: first.candidate.crs.id }
		});
	return { candidates, chosen: isOpen ? undefined : candidates[0], isSure, told };
}

interface Fit {
	/** Whether streets or names confirm the first candidate. */
	fits: boolean;
	/** What is left to explain: metres by which the data are off under a candidate. */
	left: { east: number; north: number } | undefined;
	leftOf: WeighedCrs;
}

/** @param plain where to look from if no system fits: the declared one, or degrees as they are */
function judgeFit(weighed: Weighed, first: WeighedCrs, lead: number, plain: WeighedCrs): Fit {
	const { count = 0, score = 0 } = first.names ?? {};
	const byNames = count >= LEAST_NAMES && score >= LEAST_SCORE && lead >= LEAST_LEAD;
	if (!weighed.hasFit) return { fits: byNames, left: undefined, leftOf: first };
	const isStrong = first.score >= STRONG_PER_FEATURE * weighed.samples.length;
	const byStreets =
		first.score >= (isStrong ? LEAST_SCORE : LEAST_WEAK_SCORE) &&
		lead >= LEAST_LEAD &&
		weighed.countFitting(first.score) <= MOST_FITTING;
	const from = byStreets ? first : plain;
	const shifts = [
		...(byStreets ? [weighed.findNear(from)] : []),
		...(byStreets && isStrong ? [] : [weighed.findAnywhere(from)])
	];
	const better = shifts
		.toSorted((a, b) => b.score - a.score)
		.find(({ shift, score: shifted }) => {
			const isNear = byStreets && Math.hypot(...shift) <= NEAR_M;
			return (
				shifted - first.score >= (isNear ? SHIFT_LEAD : SEARCH_LEAD) &&
				shifted >= (isNear ? LEAST_SCORE : LEAST_SEARCH_SCORE) &&
				Math.hypot(...shift) >= LEAST_SHIFT_M &&
				weighed.countFitting(shifted) <= MOST_FITTING
			);
		});
	if (!better) return { fits: byStreets || byNames, left: undefined, leftOf: first };
	const [x, y] = better.shift;
	// Not -0, which would be said.
	const left = { east: Math.round(0 - x), north: Math.round(0 - y) };
	return {
		fits: from === first && isOldDatum(from.crs) && Math.hypot(x, y) <= OLD_DATUM_M,
		left,
		leftOf: from
	};
}

function isKnown(
	{ hasGround }: Case,
	{ crs, placed }: WeighedCrs,
	isDeclared: boolean,
	{ fits, left }: Fit,
	lead: number
): boolean {
	if (fits) return placed.shareWithin >= MOST_WITHIN;
	if (left || !isDeclared || isDegrees(crs)) return false;
	// A projected system that is declared is not one of several that differ by a few hundred metres only.
	return placed.shareWithin >= MOST_WITHIN && (lead >= DECLARED || !hasGround);
}

function tellDoubt({ hasGround, weighed }: Case, { placed }: WeighedCrs, { left, leftOf }: Fit): Told {
	if (left) return { code: 'crs-unexplained-shift', parameters: { crs: leftOf.crs.id, ...left } };
	if (placed.shareWithin < MOST_WITHIN)
		return { code: 'crs-partly-outside', parameters: { percent: Math.round(100 * placed.shareWithin) } };
	if (!hasGround) return { code: 'crs-no-ground', parameters: {} };
	return {
		code: weighed.hasFit ? 'crs-fit-undecided' : 'crs-too-little-evidence',
		parameters: { features: weighed.samples.length }
	};
}
