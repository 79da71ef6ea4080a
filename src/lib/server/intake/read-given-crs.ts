import { canFitControl, fitControl, type ControlFit } from '#lib/core/intake/coordinates/fit-control.ts';
import { listCrs } from '#lib/core/intake/coordinates/list-crs.ts';
import { projectionOf } from '#lib/core/intake/coordinates/projection-of.ts';
import type { Crs, CrsId, GivenControl } from '#lib/core/intake/coordinates/types.ts';
import { Refused } from '../refused.ts';
import type { IntakeRequest } from './types.ts';

/** A coordinate system that somebody has said a file is in; `fit` of a local one by control points. */
export interface SaidCrs {
	crs: Crs;
	fit: ControlFit | null;
}

/**
 * The coordinate system that somebody says a file is in, by its name or by control points.
 *
 * @returns `undefined` where nothing is said of it
 * @throws RangeError if there is no such system; Refused if control points do not suffice
 */
export function readGivenCrs({
	crs,
	isSwapped,
	control
}: Pick<IntakeRequest, 'crs' | 'isSwapped' | 'control'>): SaidCrs | undefined {
	if (control) {
		const fit = fitGiven(control, isSwapped);
		return { crs: fit.crs, fit };
	}
	if (crs === undefined || crs === 'auto') return undefined;
	return { crs: { ...getCrs(crs), ...(isSwapped ? { swapped: true } : {}) }, fit: null };
}

function fitGiven(control: readonly GivenControl[], isSwapped: boolean | undefined): ControlFit {
	if (!canFitControl(control))
		throw refuse(
			'地方坐标系至少要有两个参与计算的控制点',
			'A local coordinate system takes at least two control points that are not left out'
		);
	try {
		return fitControl(control, { isSwapped, crsOf: getCrs });
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		throw refuse(
			`控制点无法求解（${error.message}），请核对各点，并选相距较远的点`,
			`The control points have no solution (${error.message}): check them, and take some that lie apart`
		);
	}
}

const refuse = (zh: string, en: string) =>
	new Refused(422, 'wrong-import', { problem: { zh: `${zh}。`, en: `${en}.` } });

/** @throws RangeError if there is no such system */
function getCrs(crs: string): Crs {
	const text = crs.trim();
	const id = (/^epsg:\d+$/i.test(text) ? text.toUpperCase() : text.toLowerCase()) as CrsId;
	const isKnown = id === 'gcj02' || id === 'bd09' || isProjected(id);
	if (!isKnown)
		throw new RangeError(
			`There is no coordinate system "${crs}"; there are ${listCrs()
				.slice(0, 6)
				.map((one) => one.id)
				.join(', ')} … , gcj02 and bd09.`
		);
	return { id };
}

function isProjected(id: CrsId): boolean {
	if (!id.startsWith('EPSG:')) return false;
	try {
		projectionOf({ id });
		return true;
	} catch {
		return false;
	}
}
