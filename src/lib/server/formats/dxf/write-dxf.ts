import {
	Attrib,
	DxfWriter,
	LWPolylineFlags,
	point2d,
	point3d,
	SeqEnd,
	Units,
	type Entity
} from '@tarikjabiri/dxf';
import type { Geometry, Position } from 'geojson';
import { findLabelPoint } from '#lib/core/geometry/label-point.ts';
import { writeListText } from '#lib/core/intake/list-text.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';
import { describeExport, markOf } from '../describe-export.ts';
import { ExportRefused } from '../export-refused.ts';
import type { Export, ExportFeature, ExportLayer, ExportValue } from '../export-layer.ts';
import { listPolygons, toFileGeometry, toFilePosition } from '../to-file-geometry.ts';
import { addOwnData, MOST_OWN_BYTES, OWN_APP, type OwnData, type OwnPart } from './own-data.ts';
import { toLine } from './to-line.ts';

/** Sizes of texts and of signs, metres; in degrees what is about as much. */
const TEXT_M = 12;
const SIGN_M = 8;
const METRES_PER_DEGREE = 100_000;
/** White or black, whatever the background is. */
const INK = 7;

/**
 * Layers as a drawing for CAD: a layer of the drawing each, under its Chinese title. Areas are closed polylines, holes and
 * further parts polylines of their own; names of areas and lines stand on a second layer with `-注记` behind its name.
 * Points are blocks with their id, and their name if they have one, as attributes. The coordinate system and what else is
 * to be said stand in comments at the head, since a drawing knows none.
 *
 * Objects carry all values of their features as extended data, which CAD programs keep when they save: so the drawing
 * comes in again as the same plan, see `joinOwn`.
 *
 * Texts are UTF-8, as from AutoCAD 2007 on (AC1021), and on one line.
 *
 * @throws ExportRefused if a feature has more values than a drawing can carry
 * @see DXF Reference, Autodesk, AC1021
 */
export function writeDxf(given: Export): Uint8Array {
	const { about, crs, layers } = given;
	const dxf = new DxfWriter();
	// Texts are UTF-8 from this version on; GDAL goes by the code page alone, and this is Windows' number of UTF-8.
	dxf.setVariable('$DWGCODEPAGE', { 3: 'ANSI_65001' });
	dxf.setVariable('$LASTSAVEDBY', { 1: 'Lianpian' });
	dxf.tables.addAppId(OWN_APP, 0);
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

function addPoints(dxf: DxfWriter, layer: ExportLayer, given: Export, unit: number) {
	const { crs } = given;
	const { name, title, features } = layer;
	const block = dxf.addBlock(name);
	block.addCircle(point3d(0, 0), (SIGN_M / 2) * unit, { layerName: '0' });
	for (const feature of features) {
		if (feature.geometry?.type !== 'Point') continue;
		const [x, y] = toFilePosition(feature.geometry.coordinates as [number, number], crs);
		const options = { layerName: title.zh, trueColor: colorOf(layer, feature) };
		const insert = dxf.addInsert(name, point3d(x, y), options);
		insert.attributesFollowFlag = 1;
		carry(insert, layer, feature, given);
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

function addShapes(dxf: DxfWriter, layer: ExportLayer, given: Export, unit: number) {
	const { crs } = given;
	const { title, features } = layer;
	const labels = `${title.zh}-注记`;
	if (layer.labelBy !== null) dxf.addLayer(labels, INK);
	for (const feature of features) {
		if (!feature.geometry || feature.geometry.type === 'Point') continue;
		const options = { layerName: title.zh, trueColor: colorOf(layer, feature) };
		for (const { positions, isClosed, part } of listLines(toFileGeometry(feature.geometry, crs))) {
			const line = dxf.addLWPolyline(
				positions.map(([x, y]) => ({ point: point2d(x!, y!) })),
				{ ...options, ...(isClosed && { flags: LWPolylineFlags.Closed }) }
			);
			carry(line, layer, feature, given, { part });
		}
		const label = labelOf(layer, feature);
		const at = label === '' ? undefined : placeLabel(feature.geometry);
		if (!at) continue;
		const [x, y] = toFilePosition(at, crs);
		const text = dxf.addText(point3d(x, y), TEXT_M * unit, toLine(label), { layerName: labels });
		carry(text, layer, feature, given, { isLabel: true });
	}
}

/** Gives an object what it is of: all values with lines and outlines, the id alone with holes and with names. */
function carry(
	entity: Entity,
	{ name, columns }: ExportLayer,
	{ values }: ExportFeature,
	{ about, crs }: Export,
	{ isLabel = false, part = [0, 0] }: Partial<Pick<OwnData, 'isLabel' | 'part'>> = {}
) {
	const isOutline = !isLabel && part[1] === 0;
	const bytes = addOwnData(entity, {
		layer: name,
		id: String(values[0]),
		isLabel,
		part,
		values: new Map(isOutline ? columns.map((column, i) => [column.name, toCarried(values[i]!)]) : []),
		plan: markOf(about, crs)
	});
	if (bytes > MOST_OWN_BYTES)
		throw new ExportRefused({
			zh: `${name} 的“${String(values[0])}”：属性共 ${bytes} 字节，DXF 的一个对象最多带 ${MOST_OWN_BYTES} 字节；请改用 GeoPackage 或缩短文字。`,
			en: `${name}, "${String(values[0])}": the values have ${bytes} bytes, and an object of a DXF carries ${MOST_OWN_BYTES} at most; take gpkg, or shorten the texts.`
		});
}

const toCarried = (value: ExportValue): SourceValue =>
	typeof value === 'object' && value !== null ? writeListText(value) : value;

/** Lines of a shape; rings without the position that closes them. */
function listLines(
	geometry: Geometry
): { positions: readonly Position[]; isClosed: boolean; part: OwnPart }[] {
	if (geometry.type === 'LineString')
		return [{ positions: geometry.coordinates, isClosed: false, part: [0, 0] }];
	return listPolygons(geometry).flatMap((rings, p) =>
		rings.map((ring, r) => ({ positions: ring.slice(0, -1), isClosed: true, part: [p, r] as const }))
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
