import type { BothTexts } from '../../text/both-texts.ts';
import { GRID_CRS, type GridCrs } from './grid-crs.ts';
import { nameCrs } from './name-crs.ts';
import type { CrsId } from './types.ts';

/** A coordinate system to choose. */
export interface CrsChoice {
	id: CrsId;
	name: BothTexts;
	/** What it belongs to, in the order of the list. */
	group: 'degrees' | 'shifted' | 'cgcs2000' | 'xian80' | 'beijing54' | 'other';
}

/** UTM zones that China lies in. */
const UTM_CODES = { first: 32643, last: 32653 };

function groupOf({ code, kind, datum }: GridCrs): CrsChoice['group'] | undefined {
	if (kind === 'degrees') return 'degrees';
	if (kind === 'mercator') return 'other';
	if (kind === 'gauss') return datum === 'wgs84' ? undefined : datum;
	return code >= UTM_CODES.first && code <= UTM_CODES.last ? 'other' : undefined;
}

/**
 * The coordinate systems that a person can choose, those used most first. `local` is not among them: it is fitted by
 * control points.
 */
export function listCrs(): CrsChoice[] {
	const grids = GRID_CRS.flatMap((grid): CrsChoice[] => {
		const group = groupOf(grid);
		const id: CrsId = `EPSG:${grid.code}`;
		return group ? [{ id, name: nameCrs({ id }), group }] : [];
	});
	const shifted = (['gcj02', 'bd09'] as const).map((id): CrsChoice => ({
		id,
		name: nameCrs({ id }),
		group: 'shifted'
	}));
	const degrees = grids.filter(({ group }) => group === 'degrees');
	return [...degrees, ...shifted, ...grids.filter(({ group }) => group !== 'degrees')];
}
