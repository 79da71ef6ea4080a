import { MAX_ACCESS_M } from '#lib/core/network/snap.ts';
import type { Measured } from '#lib/state/measuring/measure-desk.svelte.ts';
import type { MeasureMode } from '#lib/state/measuring/measure-mode.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import { MEASURING_TEXTS } from '../messages/measuring.ts';

/** A figure with its name. */
export interface SaidFigure {
	name: string;
	value: string;
}

/** How numbers and times are written in the reader's language. */
export interface Written {
	lang: Lang;
	number: (value: number, fractionDigits?: number) => string;
	duration: (seconds: number) => string;
}

const KILOMETRE_M = 1000;
const HECTARE_M2 = 10_000;
const KM2_M2 = 1_000_000;

/** Metres, to the decimetre below a hundred; from a kilometre on in kilometres, and unless it is to be short in metres too. */
export function sayLength(lengthM: number, written: Written, { isShort = false } = {}): string {
	const say = MEASURING_TEXTS[written.lang];
	const metres = `${written.number(lengthM, lengthM < 99.95 ? 1 : 0)} ${say.m}`;
	if (lengthM < KILOMETRE_M) return metres;
	const kilometres = `${written.number(lengthM / KILOMETRE_M, 2)} ${say.km}`;
	return isShort ? kilometres : kilometres + say.also(metres);
}

/** Square metres below a hectare; hectares above, with square metres too, or square kilometres from one on. */
export function sayArea(areaM2: number, written: Written, { isShort = false } = {}): string {
	const say = MEASURING_TEXTS[written.lang];
	const squareMetres = `${written.number(areaM2, areaM2 < 99.95 ? 1 : 0)} ${say.m2}`;
	if (areaM2 < HECTARE_M2) return squareMetres;
	const hectares = `${written.number(areaM2 / HECTARE_M2, 2)} ${say.ha}`;
	if (isShort) return hectares;
	return (
		hectares + say.also(areaM2 < KM2_M2 ? squareMetres : `${written.number(areaM2 / KM2_M2, 2)} ${say.km2}`)
	);
}

/**
 * What is measured, the figure asked for first.
 *
 * @param how.speedMps the pace of walks
 * @param how.isShort in one unit each
 */
export function sayMeasured(
	{ lengthM, legsM, ring }: Measured,
	mode: MeasureMode,
	written: Written,
	how: { speedMps: number; isShort?: boolean }
): SaidFigure[] {
	const say = MEASURING_TEXTS[written.lang];
	const length = (m: number) => sayLength(m, written, how);
	const lastM = legsM.at(mode === 'area' ? -2 : -1);
	const last = lastM != null && legsM.length > 1 ? [{ name: say.last, value: length(lastM) }] : [];
	if (mode === 'area') {
		if (!ring) return how.isShort ? last : [];
		const area = ring.areaM2 === null ? [] : [{ name: say.area, value: sayArea(ring.areaM2, written, how) }];
		const round = { name: say.lengthOf.area, value: length(ring.perimeterM) };
		// Of a side only who draws it asks.
		return [...area, round, ...(how.isShort ? last : [])];
	}
	const whole = lengthM === null ? [] : [{ name: say.lengthOf[mode], value: length(lengthM) }];
	const walk =
		mode === 'street' && lengthM !== null
			? [{ name: say.walk, value: written.duration(lengthM / how.speedMps) }]
			: [];
	return [...whole, ...walk, ...last];
}

/** Why something cannot be measured; '': all of it can. */
export function sayProblem({ problem, ring }: Measured, written: Written): string {
	const say = MEASURING_TEXTS[written.lang];
	if (problem?.kind === 'cut-off') return say.cutOff(written.number(problem.leg));
	if (problem) return say.offNetwork(written.number(problem.point), written.number(MAX_ACCESS_M));
	return ring && ring.areaM2 === null ? say.meets : '';
}
