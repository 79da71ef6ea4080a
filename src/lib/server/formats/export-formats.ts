/** Formats that a plan goes out in. */
export const EXPORT_FORMATS = {
	geojson: { contentType: 'application/geo+json', holdsSeveral: false },
	gpkg: { contentType: 'application/geopackage+sqlite3', holdsSeveral: true },
	shp: { contentType: 'application/zip', holdsSeveral: true },
	kml: { contentType: 'application/vnd.google-earth.kml+xml', holdsSeveral: true },
	dxf: { contentType: 'image/vnd.dxf', holdsSeveral: true },
	csv: { contentType: 'text/csv', holdsSeveral: false },
	xlsx: {
		contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		holdsSeveral: true
	}
} as const satisfies Record<string, { contentType: string; holdsSeveral: boolean }>;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export const isExportFormat = (text: string): text is ExportFormat => Object.hasOwn(EXPORT_FORMATS, text);
