import { listCrs } from '#lib/core/intake/coordinates/list-crs.ts';
import { projectionOf } from '#lib/core/intake/coordinates/projection-of.ts';
import type { Crs, CrsId } from '#lib/core/intake/coordinates/types.ts';

/**
 * The coordinate system that somebody says a file is in.
 *
 * @throws RangeError if there is no such system
 */
export function readGivenCrs({
	crs,
	isSwapped
}: {
	crs?: string | undefined;
	isSwapped?: boolean | undefined;
}): Crs | undefined {
	if (crs === undefined) return undefined;
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
	return { id, ...(isSwapped ? { swapped: true } : {}) };
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
