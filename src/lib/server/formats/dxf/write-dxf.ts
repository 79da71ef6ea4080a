import { Attrib, DxfWriter, LWPolylineFlags, point2d, point3d, SeqEnd, Units } from '@tarikjabiri/dxf';
import type { Geometry, Position } from 'geojson';
import { findLabelPoint } from '#lib/core/geometry/label-point.ts';
import { describeExport } from '../describe-export.ts';
import type { Export, ExportFeature, ExportLayer } from '../export-layer.ts';
import { listPolygons, toFileGeometry, toFilePosition } from '../to-file-geometry.ts';

/** Sizes of texts and of signs, metres; in degrees what is about as much. */
const TEXT_M = 12;
const SIGN_M = 8;
const METRES_PER_DEGREE = 100_000;
/** White or black, whatever the background is. */
const INK = 7;

/**
 * Layers as a drawing for CAD: a layer of the drawing each, under its Chinese title. Areas are closed polylines, holes and
 * further parts polylines of their own; names of areas and lines stand on a second layer with `-注记` behind its name.
 * Points are blocks with their id, and their name if they have one, as attributes; other values have no place. The
 * coordinate system and what else is to be said stand in comments at the head, since a drawing knows none.
 *
 * Texts are UTF-8, as from AutoCAD 2007 on (AC1021), and on one line.
 *
 * @see DXF Reference, Autodesk, AC1021
 */
export function writeDxf(given: Export): Uint8Array {
	const { about, crs, layers } = given;
	const dxf = new DxfWriter();
	// Texts are UTF-8 from this version on; GDAL goes by the code page alone, and this is Windows' number of UTF-8.
	dxf.setVariable('$DWGCODEPAGE', { 3: 'ANSI_65001' });
	dxf.setVariable('$LASTSAVEDBY', { 1: 'Lianpian' });
	dxf.setUnits(crs.isGeographic ? Units.Unitless : Units.Meters);
	const unit = crs.isGeographic ? 1 / METRES_PER_DEGREE : 1;
	for (const layer of layers) {
		if (layer.geometryType === null) continue;
		dxf.addLayer(layer.title.zh, INK);
		const { geometryType } = layer;
		if (geometryType === 'Point' || geometryType === 'Geometry') addPoints(dxf, layer, given, unit);
		if (geometryType !== 'Point') addShapes(dxf, layer, given, unit);
	}
	const comments = [
		`${crs.id} ${crs.title.zh}`,
		...describeExport(about, crs).map(([heading, text]) => `${heading}：${text}`)
	];
	const head = comments.map((comment) => `999\n${toLine(comment)}\n`).join('');
	return new TextEncoder().encode(head + dxf.stringify());
}

function addPoints(dxf: DxfWriter, layer: ExportLayer, { crs }: Export, unit: number) {
	const { name, title, features } = layer;
	const block = dxf.addBlock(name);
	block.addCircle(point3d(0, 0), (SIGN_M / 2) * unit, { layerName: '0' });
	for (const feature of features) {
		if (feature.geometry?.type !== 'Point') continue;
		const [x, y] = toFilePosition(feature.geometry.coordinates as [number, number], crs);
		const options = { layerName: title.zh, trueColor: colorOf(layer, feature) };
		const insert = dxf.addInsert(name, point3d(x, y), options);
		insert.attributesFollowFlag = 1;
		const label = labelOf(layer, feature);
		const tags: [tag: string, value: string, visible: boolean][] = [
			['id', String(feature.values[0]), false],
			...(label === '' ? [] : [['name', label, true] as [string, string, boolean]])
		];
		for (const [tag, value, visible] of tags)
			dxf.modelSpace.addEntity(
				new Attrib(point3d(x + SIGN_M * unit, y), TEXT_M * unit, tag, toLine(value), { ...options, visible })
			);
		const end = dxf.modelSpace.addEntity(new SeqEnd());
		end.ownerBlockRecord = insert.handle;
		end.layerName = title.zh;
	}
}

function addShapes(dxf: DxfWriter, layer: ExportLayer, { crs }: Export, unit: number) {
	const { title, features } = layer;
	const labels = `${title.zh}-注记`;
	if (layer.labelBy !== null) dxf.addLayer(labels, INK);
	for (const feature of features) {
		if (!feature.geometry || feature.geometry.type === 'Point') continue;
		const options = { layerName: title.zh, trueColor: colorOf(layer, feature) };
		for (const { positions, isClosed } of listLines(toFileGeometry(feature.geometry, crs)))
			dxf.addLWPolyline(
				positions.map(([x, y]) => ({ point: point2d(x!, y!) })),
				{ ...options, ...(isClosed && { flags: LWPolylineFlags.Closed }) }
			);
		const label = labelOf(layer, feature);
		const at = label === '' ? undefined : placeLabel(feature.geometry);
		if (!at) continue;
		const [x, y] = toFilePosition(at, crs);
		dxf.addText(point3d(x, y), TEXT_M * unit, toLine(label), { layerName: labels });
	}
}

/** Lines of a shape; rings without the position that closes them. */
function listLines(geometry: Geometry): { positions: readonly Position[]; isClosed: boolean }[] {
	if (geometry.type === 'LineString') return [{ positions: geometry.coordinates, isClosed: false }];
	return listPolygons(geometry).flatMap((rings) =>
		rings.map((ring) => ({ positions: ring.slice(0, -1), isClosed: true }))
	);
}

function placeLabel(geometry: Geometry): [number, number] | undefined {
	if (geometry.type === 'LineString')
		return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] as [number, number];
	if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return undefined;
	return findLabelPoint(geometry) as [number, number] | undefined;
}

function labelOf({ columns, labelBy }: ExportLayer, { values }: ExportFeature): string {
	const at = columns.findIndex(({ name }) => name === labelBy);
	return at < 0 ? '' : String(values[at] ?? '');
}

/** The colour of what is drawn, as the number that a drawing has. */
function colorOf({ columns, style }: ExportLayer, { values }: ExportFeature): string {
	const value = String(values[columns.findIndex(({ name }) => name === style.by)] ?? '');
	const rule = style.rules.find((one) => one.value === null || one.value === value) ?? style.rules[0]!;
	const hex = rule.value === null ? rule.stroke : (rule.fill ?? rule.stroke);
	return String(Number.parseInt(hex.slice(1), 16));
}

/** A text on one line, `%%` not being the start of a sign. */
const toLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').replaceAll('%%', '%%%%%%');
