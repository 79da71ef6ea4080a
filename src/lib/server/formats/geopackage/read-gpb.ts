import { readWkb, type WkbRead } from './read-wkb.ts';

const HEADER_LENGTH = 8;
/** Bytes of the envelope by its kind: none, xy, xyz, xym, xyzm. */
const ENVELOPE_LENGTHS = [0, 32, 48, 48, 64];
const EMPTY = 0x10;
const EXTENDED = 0x20;

/** SpatiaLite's own form: 0, byte order, number of the system, box, 0x7C, shape, 0xFE. */
const SPATIALITE_MARK_AT = 38;
const [SPATIALITE_MARK, SPATIALITE_END] = [0x7c, 0xfe];

/**
 * A shape as GeoPackage stores it: a header with an envelope, then well-known binary; or as SpatiaLite does, which is what
 * functions of SQL leave behind in GDAL and QGIS.
 *
 * @see OGC 12-128r18, 2.1.3; https://www.gaia-gis.it/gaia-sins/BLOB-Geometry.html
 */
export function readGpb(bytes: Uint8Array): WkbRead {
	if (isSpatialite(bytes)) {
		const shape = bytes.slice(SPATIALITE_MARK_AT, -1);
		shape[0] = bytes[1]!;
		return readWkb(shape);
	}
	if (bytes.length < HEADER_LENGTH || bytes[0] !== 0x47 || bytes[1] !== 0x50)
		return { leftOut: 'broken-shape' };
	const flags = bytes[3]!;
	if ((flags & EXTENDED) !== 0) return { leftOut: 'unknown-shape' };
	const envelope = ENVELOPE_LENGTHS[(flags >> 1) & 7];
	if (envelope === undefined) return { leftOut: 'broken-shape' };
	if ((flags & EMPTY) !== 0) return { geometry: null, curves: 0 };
	return readWkb(bytes.subarray(HEADER_LENGTH + envelope));
}

const isSpatialite = (bytes: Uint8Array): boolean =>
	bytes.length > SPATIALITE_MARK_AT &&
	bytes[0] === 0 &&
	bytes[1]! <= 1 &&
	bytes[SPATIALITE_MARK_AT] === SPATIALITE_MARK &&
	bytes.at(-1) === SPATIALITE_END;
