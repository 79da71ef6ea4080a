import type { CrsDeclaration, Told } from '../types.ts';
import { findGridCrs } from './grid-crs.ts';
import { listCrsNotes } from './list-crs-notes.ts';
import { readCrsName } from './read-crs-name.ts';
import { LONGEST_WKT, readWkt } from './read-wkt.ts';
import type { Crs } from './types.ts';

/** What a declaration means, or why it means nothing. */
export type CrsDescription = { crs: Crs; notes: readonly Told[] } | { crs: undefined; reason: Told };

/** Codes that mean the same positions as one of the tables, if only within a metre or two. */
const SAME_CODES: Readonly<Record<number, number>> = {
	4979: 4326,
	4258: 4326,
	4937: 4326,
	4269: 4326,
	4283: 4326,
	7844: 4326,
	4612: 4326,
	6668: 4326,
	4737: 4326,
	4167: 4326,
	9000: 4326,
	4480: 4490,
	4555: 4214,
	3785: 3857,
	900913: 3857,
	102100: 3857,
	102113: 3857
};

/** X, Y and Z from the middle of the earth: without Z, which is dropped, they place nothing. */
const GEOCENTRIC: ReadonlySet<number> = new Set([4479, 4978]);

/** Names that mean "unknown". */
const SAYS_NOTHING =
	/^(?:urn:ogc:def:crs:\w*:*)?(?:unknown|unnamed|undefined|none|null|local_cs)?$|^(?:LOCAL_CS|ENGCRS)\b/i;

const WKT = /^\s*(?:PROJ|GEOG|GEOD|COMPD|COMPOUND|BOUND|GEOC)\w*\s*[[(]/i;
const LONGEST_SHOWN = 60;

/**
 * What a file says of its coordinate system, as one that can be applied: WKT of a .prj, `EPSG:n` and the URIs and URNs of
 * it, `OGC:CRS84`, Esri's numbers, or a name. What the axes are is not taken from the declaration: files do not keep to it.
 *
 * @returns the system with what has to be said of its accuracy, or the reason why there is none
 */
export function describeCrs(declaration: Pick<CrsDeclaration, 'text'>): CrsDescription {
	const text = declaration.text.trim();
	if (text.length > LONGEST_WKT)
		return unread('crs-too-long', { characters: text.length, most: LONGEST_WKT });
	if (SAYS_NOTHING.test(text)) return unread('crs-says-nothing', { text: text.slice(0, LONGEST_SHOWN) });
	if (WKT.test(text)) return found(readWkt(text)) ?? unread('crs-unreadable', { text: shorten(text) });
	if (/^\+proj=(longlat|latlong)\b.*(WGS84|GRS80)/.test(text)) return found({ id: 'EPSG:4326' })!;
	const code = findCode(text);
	if (code === undefined) {
		const id = readCrsName(text);
		return found(id && { id }) ?? unread('crs-unknown-name', { text: shorten(text) });
	}
	if (GEOCENTRIC.has(code)) return unread('crs-geocentric', { crs: `EPSG:${code}` });
	const known = SAME_CODES[code] ?? code;
	return findGridCrs(known)
		? found({ id: `EPSG:${known}` })!
		: unread('crs-unknown-code', { crs: `EPSG:${code}` });
}

const shorten = (text: string): string =>
	text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

const unread = (code: string, parameters: Told['parameters']): CrsDescription => ({
	crs: undefined,
	reason: { code, parameters }
});

const found = (crs: Crs | undefined): CrsDescription | undefined => crs && { crs, notes: listCrsNotes(crs) };

/** `EPSG:4547`, `urn:ogc:def:crs:EPSG:6.9:4547`, `http://www.opengis.net/def/crs/EPSG/0/4547`, `…/epsg.xml#4547`, `4547`. */
function findCode(text: string): number | undefined {
	if (/CRS:?84h?$/i.test(text)) return 4326;
	const match =
		/^(\d{4,6})$/.exec(text) ??
		/(?:EPSG|ESRI)\b[^#]*[:/#=](\d{4,6})\b(?!.*\d{4})/i.exec(text) ??
		/(?:EPSG|ESRI)[:\s/#=]*(\d{4,6})\b/i.exec(text);
	return match ? Number(match[1]) : undefined;
}
