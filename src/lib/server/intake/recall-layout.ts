import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { compareExtents, extentOf, type IntakeLayout } from '#lib/core/intake/intake-layout.ts';
import { rawGeometries } from '#lib/core/intake/raw-geometries.ts';
import type { SourceLayer } from '#lib/core/intake/types.ts';
import { readGivenCrs, type SaidCrs } from './read-given-crs.ts';
import type { IntakeRequest } from './types.ts';

/** What is said of a file, now and when one like it was taken in. */
export interface RecalledLayout {
	columns: Record<string, string> | undefined;
	/** The coordinate system that the request says. */
	said: SaidCrs | undefined;
	/** The one that is remembered, where the request says nothing. */
	remembered: SaidCrs | undefined;
	/** Whether the remembered one was said of the same file. */
	isSameFile: boolean;
	/** What is to be remembered, and whether the request says any of it. */
	layout: IntakeLayout;
	isSaid: boolean;
}

/**
 * What is said of a layer: by the request, and where that says nothing, of files with the same headings before.
 *
 * @throws RangeError, Refused of {@link readGivenCrs} if what the request says is wrong
 */
export function recallLayout(
	known: IntakeLayout | undefined,
	layer: SourceLayer,
	request: IntakeRequest
): RecalledLayout {
	const { kind, crs, isSwapped, control } = request;
	const isColumnSaid = Object.keys(request.columns ?? {}).length > 0;
	const headings = new Set(layer.columns);
	const columns =
		known?.columns || isColumnSaid ? { ...keep(known?.columns, headings), ...request.columns } : undefined;
	const isCrsSaid = crs !== undefined || control !== undefined;
	const isSaid = isColumnSaid || isCrsSaid;
	const extent = isSaid || known ? extentOf(rawGeometries(layer, matchColumns(layer, kind, columns))) : null;
	const nearness = isCrsSaid || !known ? undefined : compareExtents(known.extent, extent);
	const where = isCrsSaid
		? { ...(crs === 'auto' ? {} : { crs }), isSwapped, control }
		: nearness && known
			? { crs: known.crs, isSwapped: known.isSwapped, control: known.control }
			: {};
	return {
		columns,
		said: isCrsSaid ? readGivenCrs(request) : undefined,
		remembered: isCrsSaid ? undefined : readGivenCrs(where),
		isSameFile: nearness === 'same',
		layout: { extent, columns, ...where },
		isSaid
	};
}

/** Headings are compared without marks: those that this file does not have as they were say nothing of it. */
const keep = (columns: Record<string, string> = {}, headings: ReadonlySet<string>) =>
	Object.fromEntries(Object.entries(columns).filter(([heading]) => headings.has(heading)));
