import { sayHeading } from '#lib/core/intake/column-headings.ts';
import type { ExportEncoding } from '../encode-text.ts';
import type { Export, ExportLayer } from '../export-layer.ts';
import { toFileGeometry } from '../to-file-geometry.ts';
import { writeReadme } from '../write-readme.ts';
import { packZip } from '../zip/pack-zip.ts';
import { splitByGeometry } from './split-by-geometry.ts';
import { writeDbf } from './write-dbf.ts';
import { writeShp } from './write-shp.ts';

const CPG: Record<ExportEncoding, string> = { 'utf-8': 'UTF-8', gbk: 'GBK', gb18030: 'GB18030' };

/**
 * Layers as shapefiles in a zip, with `.prj`, `.cpg`, a README and `fields.csv`, which says what each short field name
 * stands for: names of more than ten bytes do not fit.
 *
 * A system without well-known text, such as GCJ-02, has no `.prj`: the README names it.
 *
 * @throws ExportRefused naming a text that does not fit
 */
export function writeShapefile(given: Export, { encoding }: { encoding: ExportEncoding }): Uint8Array {
	const { about, crs } = given;
	const layers = given.layers.flatMap(splitByGeometry);
	const files = new Map<string, Uint8Array>();
	const text = (content: string) => new TextEncoder().encode(content);
	for (const layer of layers) {
		const { name, geometryType, features } = layer;
		if (geometryType !== null && geometryType !== 'Geometry') {
			const placed = features.map(({ geometry }) => geometry && toFileGeometry(geometry, crs));
			const { shp, shx } = writeShp(placed, geometryType);
			files.set(`${name}.shp`, shp).set(`${name}.shx`, shx);
			if (crs.esriWkt !== '') files.set(`${name}.prj`, text(crs.esriWkt));
		}
		files.set(`${name}.dbf`, writeDbf(layer, { encoding, asOf: about.asOf }));
		files.set(`${name}.cpg`, text(CPG[encoding]));
	}
	return packZip(
		files.set('fields.csv', text(listFields(layers))).set('README.txt', writeReadme({ ...given, layers }))
	);
}

/** Short name, name and heading of every field. */
function listFields(layers: readonly ExportLayer[]): string {
	const rows = layers.flatMap(({ name, columns }) =>
		columns.map((column) =>
			[name, column.shortName, column.name, sayHeading(column, 'zh'), sayHeading(column, 'en')].join(',')
		)
	);
	const heading = ['layer', 'field', 'name', '标题', 'heading'].join(',');
	return `\uFEFF${heading}\r\n${rows.map((row) => `${row}\r\n`).join('')}`;
}
