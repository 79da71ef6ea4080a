import { fromWgs84 } from '#lib/core/intake/coordinates/from-wgs84.ts';
import { findGridCrs } from '#lib/core/intake/coordinates/grid-crs.ts';
import { nameCrs } from '#lib/core/intake/coordinates/name-crs.ts';
import type { CrsId } from '#lib/core/intake/coordinates/types.ts';
import type { ExportCrs } from '../export-crs.ts';
import { isPlainGrid, writeEsriWkt, writeOgcWkt } from './write-wkt.ts';

/** What {@link findExportCrs} takes, for messages. */
export const RIGHT_CRS = {
	en: 'EPSG:4326, EPSG:4490, EPSG:4491…4554 (zones of CGCS2000), EPSG:3857, EPSG:32601…32660 or EPSG:32701…32760 (UTM), gcj02, bd09',
	zh: 'EPSG:4326、EPSG:4490、EPSG:4491…4554（CGCS2000 分带）、EPSG:3857、EPSG:32601…32660 或 EPSG:32701…32760（UTM）、gcj02、bd09'
} as const;

/**
 * The coordinate system of this name, which files can be written in. Beijing 1954 and Xi'an 1980 are none: what leads to
 * them from WGS-84 is not public, and a file that is off by a hundred metres would say that it is right.
 *
 * @param text `EPSG:4547` or `4547`, `gcj02`, `bd09`, in any case
 * @returns `undefined` if there is none
 */
export function findExportCrs(text: string): ExportCrs | undefined {
	const name = text.trim().toLowerCase();
	if (name === 'gcj02' || name === 'bd09') return buildCrs(name, { epsg: null, isGeographic: true });
	const [, digits] = /^(?:epsg:)?(\d{4,5})$/.exec(name) ?? [];
	const grid = digits === undefined ? undefined : findGridCrs(Number(digits));
	if (!grid || !isPlainGrid(grid)) return undefined;
	return buildCrs(`EPSG:${grid.code}`, {
		epsg: grid.code,
		isGeographic: grid.kind === 'degrees',
		esriWkt: writeEsriWkt(grid),
		ogcWkt: writeOgcWkt(grid)
	});
}

export const WGS84: ExportCrs = findExportCrs('EPSG:4326')!;

/** Between WGS-84 and CGCS2000 lie centimetres, which no plan knows: they are taken for the same. */
function buildCrs(
	id: CrsId,
	facts: Pick<ExportCrs, 'epsg' | 'isGeographic'> & Partial<Pick<ExportCrs, 'esriWkt' | 'ogcWkt'>>
): ExportCrs {
	return { id, title: nameCrs({ id }), esriWkt: '', ogcWkt: '', ...facts, fromWgs84: fromWgs84(id) };
}
