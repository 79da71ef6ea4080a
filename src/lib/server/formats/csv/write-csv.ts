import { guardFormula } from '#lib/core/intake/formula-guard.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import { encodeText, tryEncode, type ExportEncoding } from '../encode-text.ts';
import type { ExportCrs } from '../export-crs.ts';
import type { ExportFeature, ExportLayer, ExportValue } from '../export-layer.ts';
import { toFileGeometry, toPlainNumber } from '../to-file-geometry.ts';
import { writeWktGeometry } from '../write-wkt-geometry.ts';

const BOM = '\uFEFF';

/**
 * A layer as CSV: machine names as headings, then `lng` and `lat` (`x` and `y` in metres) of points, and `wkt` of every
 * shape. Texts that a spreadsheet program would run as a formula have an apostrophe before them, see `guardFormula`;
 * numbers are numbers, yes and no are `true` and `false`. UTF-8 begins with a byte order mark, without which Excel takes
 * it for the system's own encoding. A table has no place for what is to be said of it: that stands beside it.
 *
 * @throws ExportRefused naming a character that the encoding lacks
 * @see RFC 4180
 */
export function writeCsv(
	{ name, columns, features, geometryType }: ExportLayer,
	{ crs, encoding }: { crs: ExportCrs; encoding: ExportEncoding }
): Uint8Array {
	const isPoint = geometryType === 'Point';
	const pointColumns = crs.isGeographic ? ['lng', 'lat'] : ['x', 'y'];
	const shapeColumns = geometryType === null ? [] : [...(isPoint ? pointColumns : []), 'wkt'];
	const headings = [...columns.map((column) => column.name), ...shapeColumns];
	const rows = features.map((feature) => toCells(feature, shapeColumns, crs));
	const toLine = (cells: readonly string[]) => `${cells.join(',')}\r\n`;
	const lines = [headings, ...rows].map(toLine);
	if (encoding === 'utf-8') return new TextEncoder().encode(BOM + lines.join(''));
	return Buffer.concat(
		lines.map((line, i) => {
			const bytes = tryEncode(line, encoding);
			if (bytes) return bytes;
			const feature = String(features[i - 1]!.values[0]);
			return Buffer.concat(
				rows[i - 1]!.map((cell, c) =>
					encodeText(cell, encoding, { layer: name, feature, field: headings[c]! })
				)
			);
		})
	);
}

function toCells(
	{ values, geometry }: ExportFeature,
	shapeColumns: readonly string[],
	crs: ExportCrs
): string[] {
	const cells = values.map(writeCell);
	if (!geometry) return [...cells, ...shapeColumns.map(() => '')];
	const placed = toFileGeometry(geometry, crs);
	// Where points and areas are mixed, all of them are shapes.
	if (placed.type === 'Point' && shapeColumns.length > 1)
		cells.push(...placed.coordinates.map(toPlainNumber));
	return [...cells, quote(writeWktGeometry(placed))];
}

function writeCell(value: ExportValue): string {
	if (value === null) return '';
	if (typeof value === 'string') return quote(guardFormula(value));
	if (typeof value === 'object') return quote(guardFormula(writeListText(value)));
	return String(value);
}

const quote = (text: string): string =>
	/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
