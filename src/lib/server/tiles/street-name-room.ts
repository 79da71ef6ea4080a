import { NAME_SHIFT_PX, STREET_NAME_PX, STREET_NAME_SPACING_EM } from '#lib/carto/street-name-size.ts';
import { measureText } from '#lib/carto/svg/measure-text.ts';

/** Widths are estimated. */
const MARGIN = 1.1;

/**
 * Length of a street's name where it is set largest, px.
 *
 * @returns `namePx`: of the name itself, `roomPx`: what the longer of name and English name is given, to be moved a little in it
 */
export function roomForName({ name = '', nameEn = '' }: { name?: string; nameEn?: string }) {
	const namePx = measureText(name, STREET_NAME_SPACING_EM.zh) * STREET_NAME_PX;
	const enPx = measureText(nameEn, STREET_NAME_SPACING_EM.en) * STREET_NAME_PX;
	return { namePx, roomPx: MARGIN * Math.max(namePx, enPx) + 2 * NAME_SHIFT_PX };
}
