import type { Geometry } from 'geojson';
import { findExportMark } from '#lib/core/intake/export-mark.ts';
import type { CrsDeclaration, ReadOptions, SourceFile, SourceValue } from '#lib/core/intake/types.ts';
import {
	checkArcs,
	checkLayerCount,
	FeatureGatherer,
	leaveOut,
	stemOf,
	tellReading,
	toTextValue
} from '../build-layer.ts';
import { ARC_SHARE, SIDES_OF_CIRCLE } from '../sample-arc.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { decodeDxf, decodeEscapes, stripFormatting } from './decode-dxf.ts';
import { findText, listEntities, type DxfEntity } from './list-entities.ts';
import { joinOwn, type OwnObject } from './join-own.ts';
import { nameAreas } from './name-areas.ts';
import { readOwnData, type OwnData } from './own-data.ts';
import { toShape } from './to-shape.ts';

const MAX_MB = 300;
const ENTITIES_A_STEP = 5_000;
const BINARY = 'AutoCAD Binary DXF';

/** Names of columns that a drawing does not name itself. */
const TYPE = '对象';
const TEXT = '文字';
const BLOCK = '块名';
/** Column of names in what this program writes. */
const NAME = 'name';

/** Sides that may be looked at where rings of areas have lost their place. */
const STEPS_OF_NESTING = 5_000_000;

/** An object that is on the map. */
interface DxfFeature {
	row: number;
	layer: string;
	attributes: Map<string, SourceValue>;
	geometry: Geometry;
	text: string;
	/** Of an object that this program wrote. */
	own: OwnData | undefined;
}

class DxfLayer {
	readonly gatherer: FeatureGatherer;
	/** How many became lines. */
	arcs = 0;
	curves = 0;
	/** Objects that are left out, by why and by their kind. */
	readonly #others = new Map<string, number>();

	constructor(file: string, name: string) {
		this.gatherer = new FeatureGatherer(file, name);
	}

	count(code: 'paper-space' | 'unknown-entity', type: string): void {
		const key = `${code} ${type}`;
		this.#others.set(key, (this.#others.get(key) ?? 0) + 1);
	}

	build(crs: CrsDeclaration | null, areAllNamed: boolean) {
		const { leftOut, notes } = this.gatherer;
		for (const [key, count] of this.#others) {
			const [code, type] = key.split(' ') as ['paper-space' | 'unknown-entity', string];
			leftOut.push(leaveOut(null, code, { type, count }));
		}
		if (this.arcs > 0) notes.push(tellReading('arcs-as-lines', { count: this.arcs, share: ARC_SHARE }));
		if (this.curves > 0) notes.push(tellReading('curves-as-lines', { count: this.curves }));
		if (!areAllNamed) notes.push(tellReading('texts-not-placed'));
		return this.gatherer.build(crs);
	}
}

const headOf = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 4_000)).toString('latin1');

const isBinary = (bytes: Uint8Array): boolean => headOf(bytes).startsWith(BINARY);

/** Versions 12 and later. */
const isDwg = (bytes: Uint8Array): boolean => /^AC10\d\d/.test(headOf(bytes));

/** Whether it is a drawing, in a form that is read or in one that is refused. */
export const isDxf = (bytes: Uint8Array): boolean =>
	isBinary(bytes) ||
	isDwg(bytes) ||
	/^(\xef\xbb\xbf)?\s*(999[ \t]*\r?\n[^\n]*\n\s*)*0[ \t]*\r?\n\s*SECTION\s/.test(headOf(bytes));

/**
 * The objects of an ASCII DXF, each layer of the drawing a layer: lines, closed lines as areas, points, texts as points
 * with the column 文字, inserted blocks as points with 块名 and a column for each attribute. A text also names the
 * smallest area around it, on whatever layer. Arcs, circles and ellipses become lines of 72 sides a circle, splines
 * of 16 between two knots; how many is noted. What lies on paper or is of another kind is counted and left out. A
 * drawing has no coordinate system, but a comment may name one (`EPSG:4547`). Objects that this program wrote come back
 * as the features that they carry, see `joinOwn`.
 *
 * @throws UnreadableFile if it is a DWG, a binary DXF, or broken
 */
export function readDxf(file: string, bytes: Uint8Array, options: ReadOptions = {}): SourceFile {
	if (bytes.length > MAX_MB * 1e6) throw new UnreadableFile(file, 'file-too-large', { mostMB: MAX_MB });
	if (isDwg(bytes)) throw new UnreadableFile(file, 'dwg');
	if (isBinary(bytes)) throw new UnreadableFile(file, 'binary-dxf');
	const { text, encoding } = decodeDxf(bytes, options.encoding);
	const layers = new Map<string, DxfLayer>();
	const features: DxfFeature[] = [];
	const ownObjects: OwnObject[] = [];
	let plan = '';
	let arcs = 0;
	let crs: CrsDeclaration | null = null;
	const onComment = (comment: string) => {
		const name = /\bEPSG:\d+\b/i.exec(comment)?.[0];
		if (name !== undefined) crs ??= { from: 'comment', text: name.toUpperCase() };
	};
	for (const entity of listEntities(file, text, onComment)) {
		if (entity.row % ENTITIES_A_STEP === 0) {
			options.signal?.throwIfAborted();
			// How many there are is not known before.
			options.onProgress?.(1 - ENTITIES_A_STEP / (entity.row + ENTITIES_A_STEP));
		}
		let layer = layers.get(entity.layer);
		if (!layer) {
			layers.set(entity.layer, (layer = new DxfLayer(file, entity.layer)));
			checkLayerCount(file, layers.size);
		}
		const arcsBefore = layer.arcs;
		const feature = readEntity(entity, layer);
		if (feature?.own) {
			plan ||= feature.own.plan;
			ownObjects.push({ ...feature, own: feature.own, text: seenName(entity, feature) });
		} else if (feature) features.push(feature);
		checkArcs(file, (arcs += layer.arcs - arcsBefore) * SIDES_OF_CIRCLE);
	}
	const areAllNamed = nameAreas(features, TEXT);
	for (const { row, layer, attributes, geometry } of joinAll(features, ownObjects, layers))
		layers.get(layer)!.gatherer.add(row, attributes, geometry);
	// Comments do not outlive saving, what objects carry does.
	const mark = findExportMark(plan);
	if (mark?.crs?.startsWith('EPSG:')) crs ??= { from: 'comment', text: mark.crs };
	if (layers.size === 0) layers.set('', new DxfLayer(file, stemOf(file)));
	const built = [...layers.values()].map((layer) => layer.build(crs, areAllNamed));
	return {
		file,
		format: 'dxf',
		encoding,
		layers: built,
		...(mark && { written: { city: mark.cityId, revision: mark.revision, crs: mark.crs } })
	};
}

/** Features of this program and objects of others, in the order of the drawing. */
function joinAll(
	features: readonly DxfFeature[],
	ownObjects: readonly OwnObject[],
	layers: ReadonlyMap<string, DxfLayer>
): Pick<DxfFeature, 'row' | 'layer' | 'attributes' | 'geometry'>[] {
	if (ownObjects.length === 0) return [...features];
	const joined = joinOwn(ownObjects, { steps: STEPS_OF_NESTING }, NAME);
	for (const { row, layer } of joined.broken)
		layers.get(layer)!.gatherer.leftOut.push(leaveOut(row, 'broken-shape'));
	// What was drawn among features of this program is named by the text in it.
	const named = new Set(joined.features.flatMap((one) => (one.attributes.has(NAME) ? [one.layer] : [])));
	for (const { layer, attributes } of features) {
		const text = attributes.get(TEXT);
		if (text !== undefined && named.has(layer)) attributes.set(NAME, text);
	}
	return [...features, ...joined.features].toSorted((a, b) => a.row - b.row);
}

/** The name that is seen: a text itself, or what a sign has as its name; '' where none is. */
function seenName(entity: DxfEntity, { text, attributes }: DxfFeature): string {
	return entity.type === 'INSERT' ? String(attributes.get(NAME) ?? '') : text;
}

function readEntity(entity: DxfEntity, layer: DxfLayer): DxfFeature | undefined {
	if (entity.isOnPaper) {
		layer.count('paper-space', entity.type);
		return undefined;
	}
	const shape = toShape(entity);
	if ('isUnknown' in shape) {
		layer.count('unknown-entity', entity.type);
		return undefined;
	}
	if ('leftOut' in shape) {
		layer.gatherer.leftOut.push(leaveOut(entity.row, shape.leftOut, {}, entity.type));
		return undefined;
	}
	layer.arcs += shape.arcs;
	layer.curves += shape.curves;
	const text = readText(entity);
	const attributes = new Map<string, SourceValue>([[TYPE, entity.type]]);
	if (text !== '') attributes.set(TEXT, text);
	if (entity.type === 'INSERT') {
		attributes.set(BLOCK, toTextValue(readPlainText(entity, 2)));
		for (const part of entity.parts) {
			const tag = readPlainText(part, 2);
			if (tag !== '') attributes.set(tag, toTextValue(readPlainText(part, 1)));
		}
	}
	const own = readOwnData(entity);
	return { row: entity.row, layer: entity.layer, attributes, geometry: shape.geometry, text, own };
}

/** A text of several lines stands in pieces of 250 before its end. */
function readText(entity: DxfEntity): string {
	if (entity.type === 'TEXT') return readPlainText(entity, 1);
	if (entity.type !== 'MTEXT') return '';
	const pieces = entity.groups.filter(({ code }) => code === 3 || code === 1);
	return stripFormatting(pieces.map(({ value }) => value).join(''));
}

const readPlainText = (entity: DxfEntity, code: 1 | 2): string =>
	decodeEscapes(findText(entity, code) ?? '').trim();
