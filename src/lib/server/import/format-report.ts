import type { ReadReport, ReportRow } from './types.ts';

const FORMAT_NAMES = {
	'osm-pbf': 'OpenStreetMap PBF',
	'osm-xml': 'OpenStreetMap XML',
	'osm-json': 'OpenStreetMap JSON',
	geojson: 'GeoJSON'
};

/** The report as lines for people, for stderr: first what was read, then one line a reason. */
export function formatReport(report: ReadReport): string[] {
	const { file, format, ways, vertices, dropped, repaired, cut, unread } = report;
	return [
		`${file}: ${FORMAT_NAMES[format]}, ${ways} street lines, ${vertices} vertices`,
		...dropped.map((row) => `  left out: ${formatRow(row)}`),
		...cut.map((row) => `  cut: ${formatRow(row)}`),
		...repaired.map((row) => `  repaired: ${formatRow(row)}`),
		...unread.map((row) => `  not read: ${formatRow(row)}`)
	];
}

function formatRow({ reason, count, examples }: ReportRow): string {
	const more = count > examples.length ? ', …' : '';
	return `${count} × ${reason} (${examples.join(', ')}${more})`;
}
