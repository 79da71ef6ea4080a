import type { Geometry } from 'geojson';
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
import { nameAreas } from './name-areas.ts';
import { toShape } from './to-shape.ts';

const MAX_MB = 300;
const ENTITIES_A_STEP = 5_000;
const BINARY = 'AutoCAD Binary DXF';

/** Names of columns that a drawing does not name itself. */
const TYPE = '对象';
const TEXT = '文字';
const BLOCK = '块名';

/** An object that is on the map. */
interface DxfFeature {
	row: number;
	layer: string;
	attributes: Map<string, SourceValue>;
	geometry: Geometry;
	text: string;
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
 * drawing has no coordinate system, but a comment may name one (`EPSG:4547`).
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
		if (feature) features.push(feature);
		checkArcs(file, (arcs += layer.arcs - arcsBefore) * SIDES_OF_CIRCLE);
	}
	const areAllNamed = nameAreas(features, TEXT);
	for (const { row, layer, attributes, geometry } of features)
		layers.get(layer)!.gatherer.add(row, attributes, geometry);
	if (layers.size === 0) layers.set('', new DxfLayer(file, stemOf(file)));
	const built = [...layers.values()].map((layer) => layer.build(crs, areAllNamed));
	return { file, format: 'dxf', encoding, layers: built };
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
	return { row: entity.row, layer: entity.layer, attributes, geometry: shape.geometry, text };
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
