import type { Told } from '../types.ts';
import { findGridCrs } from './grid-crs.ts';
import { hasDatumShift, isOnOldDatum } from './read-wkt.ts';
import type { Crs } from './types.ts';

/** Metres by which positions of the old datums may be off, without parameters. */
const OLD_DATUM_M = 100;
/** Metres by which CGCS2000 and WGS-84 differ at most. */
const SAME_M = 1;

/** What has to be said of positions that come from a system: how far they can be trusted. Empty where all is well. */
export function listCrsNotes({ id, wkt }: Crs): Told[] {
	if (id === 'wkt' && wkt !== undefined)
		return isOnOldDatum(wkt) && !hasDatumShift(wkt)
			? [{ code: 'crs-old-datum', parameters: { crs: id, withinM: OLD_DATUM_M } }]
			: [];
	const grid = id.startsWith('EPSG:') ? findGridCrs(Number(id.slice('EPSG:'.length))) : undefined;
	if (grid?.datum === 'cgcs2000') return [{ code: 'crs-taken-as-wgs84', parameters: { withinM: SAME_M } }];
	if (grid?.datum === 'beijing54' || grid?.datum === 'xian80')
		return [{ code: 'crs-old-datum', parameters: { crs: id, withinM: OLD_DATUM_M } }];
	return [];
}
