import type { CrsDeclaration, Told } from '../types.ts';
import { findGridCrs } from './grid-crs.ts';
import { listCrsNotes } from './list-crs-notes.ts';
import type { Crs } from './types.ts';
import type { WeighedCrs } from './weigh-crs.ts';

interface ToTell {
	candidate: WeighedCrs;
	isDeclared: boolean;
	declared: CrsDeclaration | undefined;
	shift: { east: number; north: number } | undefined;
	features: number;
	/** Whether streets or names confirm it. */
	fits: boolean;
	hasGround: boolean;
}

/** What speaks for a candidate, and what has to be known of it: what the numbers look like first. */
export function tellCandidate({
	candidate,
	isDeclared,
	declared,
	shift,
	features,
	fits,
	hasGround
}: ToTell): Told[] {
	const { crs, medianOffsetM, placed, names } = candidate;
	const told: Told[] = [tellMagnitude(crs)];
	if (crs.swapped) told.push({ code: 'crs-axes-swapped', parameters: {} });
	if (isDeclared && declared)
		told.push({ code: 'crs-declared', parameters: { from: declared.from, crs: crs.id } });
	if (hasGround)
		told.push({
			code: 'crs-within-city',
			parameters: { percent: Math.round(100 * placed.shareWithin) }
		});
	const medianM = medianOffsetM === null ? undefined : Math.round(medianOffsetM);
	if (shift && (crs.id === 'gcj02' || crs.id === 'bd09'))
		told.push({
			code: medianM === undefined ? 'crs-system-shift' : 'crs-system-shift-fit',
			parameters: { crs: crs.id, ...shift, ...(medianM !== undefined && { medianM }) }
		});
	else if (shift) told.push({ code: 'crs-shift-left', parameters: { crs: crs.id, ...shift } });
	if (fits && !names?.count)
		told.push({ code: 'crs-fits-streets', parameters: { features, medianM: medianM ?? 0 } });
	if (names && names.count > 0)
		told.push({
			code: 'crs-names-near',
			parameters: { names: names.count, medianM: Math.round(names.medianM) }
		});
	return [...told, ...listCrsNotes(crs)];
}

function tellMagnitude({ id }: Crs): Told {
	const grid = id.startsWith('EPSG:') ? findGridCrs(Number(id.slice('EPSG:'.length))) : undefined;
	if (id === 'gcj02' || id === 'bd09' || grid?.kind === 'degrees')
		return { code: 'crs-looks-like-degrees', parameters: {} };
	if (grid?.kind === 'gauss' && grid.zone > 0)
		return { code: 'crs-eastings-with-zone', parameters: { zone: grid.zone, meridian: grid.meridian } };
	if (grid?.kind === 'gauss')
		return { code: 'crs-eastings-without-zone', parameters: { meridian: grid.meridian } };
	return { code: 'crs-looks-like-metres', parameters: { crs: id } };
}
