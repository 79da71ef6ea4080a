import type { Geometry, Position } from 'geojson';
import { sayHeading } from '#lib/core/intake/column-headings.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { describeExport } from '../describe-export.ts';
import { ExportRefused } from '../export-refused.ts';
import type { Export, ExportFeature, ExportLayer, StyleRule } from '../export-layer.ts';
import { listPolygons, toFileGeometry, toPlainNumber } from '../to-file-geometry.ts';

const PX_PER_MM = 3.78;

/**
 * Layers as KML: a folder a layer under its Chinese title, styled; every value under the plan's own name, with its heading
 * as what is shown. KML knows WGS-84 only. What XML cannot hold, control characters, is dropped.
 *
 * @throws ExportRefused in another coordinate system
 * @see OGC 12-007r2
 */
export function writeKml(given: Export): Uint8Array {
	const { about, crs, layers } = given;
	if (crs.epsg !== 4326)
		throw new ExportRefused({
			zh: `KML 只能用 WGS-84 经纬度，不能用 ${crs.title.zh}；请去掉坐标系参数，或改用其他格式。`,
			en: `KML knows WGS-84 only, not ${crs.title.en}; leave the coordinate system out, or take another format.`
		});
	const said = describeExport(about, crs)
		.map(([heading, text]) => `${heading}：${text}`)
		.join('\n');
	const parts = [
		'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n',
		`<name>${escapeText(`${about.city.name}规划数据`)}</name>\n<description>${escapeText(said)}</description>\n`,
		...layers.flatMap(listStyles),
		...layers.flatMap((layer) => writeFolder(layer, given)),
		'</Document>\n</kml>\n'
	];
	// Part by part: a text as a whole takes several times as much memory.
	return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

const escapeText = (text: string) => escapeXml(text).replaceAll('\r', '&#13;');

const styleId = (layer: string, rule: number) => `${layer}-${rule}`;

function listStyles({ name, style, geometryType }: ExportLayer): string[] {
	return style.rules.map((rule, i) => {
		const { fill, fillOpacity, stroke, strokeWidthMm } = rule;
		const line = `<LineStyle><color>${toColor(stroke, 1)}</color><width>${Math.max(1, Math.round(strokeWidthMm * PX_PER_MM))}</width></LineStyle>`;
		const poly = `<PolyStyle><color>${toColor(fill ?? stroke, fill === null ? 0 : fillOpacity)}</color><fill>${fill === null ? 0 : 1}</fill></PolyStyle>`;
		const icon = `<IconStyle><color>${toColor(pointColor(rule), 1)}</color><scale>0.8</scale></IconStyle>`;
		const parts = [
			...(geometryType === 'Point' || geometryType === 'Geometry' ? [icon] : []),
			...(geometryType === 'Point' ? [] : [line]),
			...(geometryType === 'MultiPolygon' || geometryType === 'Geometry' ? [poly] : [])
		];
		return `<Style id="${styleId(name, i)}">${parts.join('')}</Style>\n`;
	});
}

const pointColor = ({ fill, stroke }: StyleRule) => fill ?? stroke;

/** `#rrggbb` as `aabbggrr`. */
function toColor(hex: string, opacity: number): string {
	const alpha = Math.round(255 * opacity)
		.toString(16)
		.padStart(2, '0');
	return `${alpha}${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`.toLowerCase();
}

function writeFolder(layer: ExportLayer, given: Export): string[] {
	return [
		`<Folder id="${layer.name}">\n<name>${escapeText(layer.title.zh)}</name>\n`,
		...layer.features.map((feature) => writePlacemark(feature, layer, given)),
		'</Folder>\n'
	];
}

function writePlacemark({ values, geometry }: ExportFeature, layer: ExportLayer, { crs }: Export): string {
	const { name, columns, style, labelBy } = layer;
	const valueOf = (column: string | null) => values[columns.findIndex((one) => one.name === column)] ?? null;
	const label = labelBy === null ? '' : String(valueOf(labelBy) ?? '');
	const rule = Math.max(
		0,
		style.rules.findIndex(({ value }) => value === null || value === String(valueOf(style.by)))
	);
	const data = columns.flatMap((column, i) => {
		const value = values[i]!;
		if (value === null) return [];
		const text = typeof value === 'object' ? writeListText(value) : String(value);
		return `<Data name="${escapeText(column.name)}"><displayName>${escapeText(sayHeading(column, 'zh'))}</displayName><value>${escapeText(text)}</value></Data>`;
	});
	const shape = geometry ? writeGeometry(toFileGeometry(geometry, crs)) : '';
	// A feature that has no name is not given one: it would come in again with it.
	const called = labelBy === null ? String(values[0]) : label;
	return `<Placemark>${called === '' ? '' : `<name>${escapeText(called)}</name>`}<styleUrl>#${styleId(name, rule)}</styleUrl><ExtendedData>${data.join('')}</ExtendedData>${shape}</Placemark>\n`;
}

function writeGeometry(geometry: Geometry): string {
	if (geometry.type === 'Point') return `<Point>${writeCoordinates([geometry.coordinates])}</Point>`;
	if (geometry.type === 'LineString')
		return `<LineString><tessellate>1</tessellate>${writeCoordinates(geometry.coordinates)}</LineString>`;
	const polygons = listPolygons(geometry).map((rings) => {
		const boundaries = rings.map((ring, i) => {
			const side = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
			return `<${side}><LinearRing>${writeCoordinates(ring)}</LinearRing></${side}>`;
		});
		return `<Polygon>${boundaries.join('')}</Polygon>`;
	});
	return polygons.length === 1 ? polygons[0]! : `<MultiGeometry>${polygons.join('')}</MultiGeometry>`;
}

const writeCoordinates = (positions: readonly Position[]): string =>
	`<coordinates>${positions.map((position) => position.map(toPlainNumber).join(',')).join(' ')}</coordinates>`;
