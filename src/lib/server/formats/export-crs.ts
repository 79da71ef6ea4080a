import type { CrsId } from '#lib/core/intake/coordinates/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { BothTexts } from '#lib/core/text/both-texts.ts';

/** The coordinate system that a file is written in. */
export interface ExportCrs {
	/** `EPSG:4547`, `gcj02`, `bd09`. */
	id: CrsId;
	/** `null`: it has none, as the shifted systems of map services. */
	epsg: number | null;
	title: BothTexts;
	isGeographic: boolean;
	/** Well-known text as ESRI writes it to `.prj`; '' where there is none that programs understand. */
	esriWkt: string;
	/** Well-known text of OGC 01-009; '' likewise. */
	ogcWkt: string;
	/** East before north; not a number where the system does not reach. */
	fromWgs84: (lngLat: LngLat) => readonly [x: number, y: number];
}
