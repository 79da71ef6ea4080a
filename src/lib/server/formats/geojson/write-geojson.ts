import { licenceOf, markOf } from '../describe-export.ts';
import type { ExportCrs } from '../export-crs.ts';
import type { ExportAbout, ExportLayer } from '../export-layer.ts';
import { toFileGeometry } from '../to-file-geometry.ts';

/**
 * A layer as GeoJSON: one FeatureCollection, a feature a line, with members that say of which plan it is. RFC 7946 knows
 * WGS-84 only; in another system the file has the `crs` member of the format's first version, which GDAL and QGIS read.
 * Lists are lists. Rings turn as they do in the plan: the standard forbids to refuse either way.
 *
 * @see RFC 7946; GeoJSON 2008, 3
 */
export function writeGeojson(
	layer: ExportLayer,
	{ about, crs }: { about: ExportAbout; crs: ExportCrs }
): Uint8Array {
	const head = {
		type: 'FeatureCollection',
		name: layer.name,
		...(crs.epsg === 4326 ? {} : { crs: { type: 'name', properties: { name: toUrn(crs) } } }),
		title: layer.title.zh,
		city: about.city.id,
		cityName: about.city.name,
		revision: about.revision,
		asOf: about.asOf,
		coordinates: crs.id,
		provenances: Object.fromEntries(
			about.provenances.map(({ provenance, features }) => [provenance, features])
		),
		...(about.computed ? { computed: about.computed } : {}),
		illustrative: about.isIllustrative,
		attribution: about.attribution,
		licence: licenceOf(about),
		generator: markOf(about, crs)
	};
	const names = layer.columns.map(({ name }) => name);
	const features = layer.features.map(({ values, geometry }) =>
		JSON.stringify({
			type: 'Feature',
			id: values[0],
			properties: Object.fromEntries(names.map((name, i) => [name, values[i]])),
			geometry: geometry && toFileGeometry(geometry, crs)
		})
	);
	const text = `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
	return new TextEncoder().encode(text);
}

const toUrn = ({ id, epsg }: ExportCrs): string =>
	epsg === null ? `urn:x-lianpian:crs:${id}` : `urn:ogc:def:crs:EPSG::${epsg}`;
