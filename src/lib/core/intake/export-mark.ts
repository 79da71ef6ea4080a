/** Of which plan a file is that this program wrote. */
export interface ExportMark {
	cityId: string;
	revision: number;
	/** ISO date that the plan was true for. */
	asOf: string;
	/** Coordinate system that it was written in, `EPSG:4547`, `gcj02`; left out by older versions. */
	crs?: string;
}

const MARK =
	/连片 Lianpian ([a-z0-9][\w-]{0,63})@(\d{1,9}) (\d{4}-\d{2}-\d{2})(?: (EPSG:\d{1,6}|gcj02|bd09)\b)?/i;
/** Browsers number what they have downloaded before: `plan (1).csv`. */
const NAME =
	/^([a-z0-9][\w-]{0,63})-[a-z]+-(\d{4}-\d{2}-\d{2})-r(\d{1,9})(?:-(epsg\d{1,6}|gcj02|bd09))?(?: ?\(\d+\))?\.\w+$/i;

/**
 * What stands in every file that goes out, so that it is known when it comes in again:
 * `连片 Lianpian baoding@7 2022-01-01 EPSG:4547`.
 */
export const writeExportMark = ({ cityId, revision, asOf, crs }: ExportMark): string =>
	`连片 Lianpian ${cityId}@${revision} ${asOf}${crs === undefined ? '' : ` ${crs}`}`;

/** The first mark in a text; `undefined` if there is none. */
export function findExportMark(text: string): ExportMark | undefined {
	const [, cityId, revision, asOf, crs] = MARK.exec(text) ?? [];
	if (cityId === undefined) return undefined;
	return { cityId, revision: Number(revision), asOf: asOf!, ...(crs !== undefined && { crs: toId(crs) }) };
}

/**
 * The same by the name that a file went out under, `baoding-communities-2022-01-01-r7-epsg4547.csv`, of formats that have
 * no place for a mark; `undefined` for any other name.
 */
export function findMarkInName(fileName: string): ExportMark | undefined {
	const [, cityId, asOf, revision, crs = 'EPSG:4326'] = NAME.exec(fileName.replace(/^.*[\\/]/, '')) ?? [];
	if (cityId === undefined) return undefined;
	return { cityId, revision: Number(revision), asOf: asOf!, crs: toId(crs) };
}

const toId = (crs: string): string =>
	/^epsg/i.test(crs) ? `EPSG:${crs.replace(/\D/g, '')}` : crs.toLowerCase();
