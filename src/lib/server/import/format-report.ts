import type { ReadReport, ReportRow } from './types.ts';

const FORMAT_NAMES = {
	'osm-pbf': 'OpenStreetMap PBF',
	'osm-xml': 'OpenStreetMap XML',
	'osm-json': 'OpenStreetMap JSON',
	geojson: 'GeoJSON',
	shapefile: 'shapefile',
	geopackage: 'GeoPackage',
	flatgeobuf: 'FlatGeobuf',
	kml: 'KML',
	kmz: 'KMZ',
	dxf: 'DXF',
	xlsx: 'XLSX',
	xls: 'XLS',
	csv: 'CSV'
};

/** The report as lines for people, for stderr: first what was read, then one line a reason. */
export function formatReport(report: ReadReport): string[] {
	const { file, format, ways, vertices } = report;
	return [
		`${file}: ${FORMAT_NAMES[format]}, ${ways} street line${ways === 1 ? '' : 's'}, ${vertices} vertices`,
		...formatRows(report)
	];
}

/** What was left out, cut, repaired and not read, a line each reason. */
export function formatRows({
	dropped,
	repaired,
	cut,
	unread
}: Pick<ReadReport, 'dropped' | 'repaired' | 'cut' | 'unread'>): string[] {
	return [
		...dropped.map((row) => `  left out: ${formatRow(row)}`),
		...cut.map((row) => `  cut: ${formatRow(row)}`),
		...repaired.map((row) => `  repaired: ${formatRow(row)}`),
		...unread.map((row) => `  not read: ${formatRow(row)}`)
	];
}

/**
 * Streets without a joint to the rest, in words; no line where there are none. Places beside them go to the nearest
 * street that people walk on as well, and are named where they are used.
 *
 * @param componentLengthM of a network, longest first
 */
export function describeIslands(componentLengthM: Float64Array): string[] {
	const islandsM = componentLengthM.subarray(1);
	if (islandsM.length === 0) return [];
	const km = islandsM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000;
	return [
		`  islands: ${islandsM.length}, together ${km.toFixed(1)} km; kept, without a joint to the rest: places beside them go to the nearest street that people walk on`
	];
}

/** The report as it stands in JSON documents. */
export function summarizeReport({ ways, dropped, repaired, cut, unread }: ReadReport) {
	return { ways, dropped, repaired, cut, unread };
}

function formatRow({ reason, count, examples }: ReportRow): string {
	const more = count > examples.length ? ', …' : '';
	return `${count} × ${reason} (${examples.join(', ')}${more})`;
}
