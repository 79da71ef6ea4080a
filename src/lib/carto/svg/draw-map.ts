import type { PlanLayerId } from '../layer-order.ts';
import type { MapFrame } from '../map-frame.ts';
import { listSceneFeatures, type MapScene } from '../scene.ts';
import type { PlanSourceId } from '../style/layer-spec.ts';
import { buildMapStyle } from '../style/map-style.ts';
import type { StyleLayer } from '../style/style-layer.ts';
import type { BaseTile } from './base-tile.ts';
import type { Box } from './box.ts';
import { boxAround, grow, isInside } from './box.ts';
import { clipLine } from './clip.ts';
import { drawCircleLayer } from './draw-circle-layer.ts';
import { drawFillLayer } from './draw-fill-layer.ts';
import { drawLineLayer } from './draw-line-layer.ts';
import { drawSymbolLayer } from './draw-symbol-layer.ts';
import { LabelRoom } from './label-room.ts';
import { LayerStyle, type StyledLayer } from './layer-style.ts';
import { boxOfTile, projectFeatures, projectTile } from './project-features.ts';
import type { Shape } from './shape.ts';
import { formatAttributes } from './xml.ts';

/** Layers whose features are named, for whoever points at them or takes the drawing into another program. */
const TITLED: ReadonlySet<string> = new Set<PlanLayerId>([
	'accepted',
	'under-way',
	'not-renovated',
	'building',
	'facility',
	'centre',
	'site'
]);

/** A tile's lines are drawn so far over its border, so that they meet. */
const SEAM_PX = 0.25;

interface DrawnLayer extends StyledLayer {
	minzoom: number;
	/** Made when it is drawn; several layers take one source. */
	listShapes: () => readonly Shape[];
}

/**
 * A map as the content of an `<svg>` of the frame's size in CSS px: the style that MapLibre shows on the screen, drawn
 * as shapes and texts. Each layer is a group `layer-…`, in the order of layers; what the frame does not show is not
 * in it. Web Mercator, coordinates to 0.1 px. The same arguments give the same text.
 *
 * @param tiles of the basemap at the zoom that MapLibre would take; none: only the plan is drawn
 * @param taken where no label may stand since something else will lie there, px
 */
export function drawMap(
	scene: MapScene,
	tiles: readonly BaseTile[],
	frame: MapFrame,
	taken: readonly Box[] = []
): string {
	const box = { left: 0, top: 0, right: frame.widthPx, bottom: frame.heightPx };
	const layers = listLayers(scene, tiles, frame).filter(({ minzoom }) => frame.zoom >= minzoom);
	const room = new LabelRoom();
	room.take(taken);
	const drawn = new Map<string, string>();
	// From the top: whoever lies above has the room for its labels first.
	for (const layer of layers.toReversed()) drawn.set(layer.id, drawLayer(layer, frame, box, room));
	const groups = layers.map(({ id, type }) => {
		const svg = drawn.get(id);
		return svg ? `<g id="layer-${id}"${type === 'line' ? ' fill="none"' : ''}>${svg}</g>` : '';
	});
	const { widthPx, heightPx } = frame;
	const size = formatAttributes({ width: widthPx, height: heightPx });
	// Named by its size: two of one name on a page are the same.
	const clip = `frame-${widthPx}x${heightPx}`;
	return `<clipPath id="${clip}"><rect${size}/></clipPath><g class="map" clip-path="url(#${clip})">${groups.join('')}</g>`;
}

function drawLayer(layer: DrawnLayer, frame: MapFrame, box: Box, room: LabelRoom): string {
	const style = new LayerStyle(layer, frame.zoom);
	const titleOf = TITLED.has(layer.id) ? ({ properties }: Shape) => String(properties.name ?? '') : null;
	switch (layer.type) {
		case 'background': {
			const { color } = style.color('background-color');
			return `<rect${formatAttributes({ width: frame.widthPx, height: frame.heightPx, fill: color })}/>`;
		}
		case 'fill':
			return drawFillLayer(style, layer.listShapes(), grow(box, 2), titleOf);
		case 'line':
			return drawLineLayer(style, layer.listShapes(), box);
		case 'circle':
			return drawCircleLayer(style, layer.listShapes(), box, titleOf, room);
		case 'symbol':
			return drawSymbolLayer(style, layer.listShapes(), box, room);
		default:
			throw new RangeError(
				`Layer "${layer.id}" is of type ${layer.type}, which this renderer does not draw.`
			);
	}
}

/** The layers that are on, bottom to top. */
function listLayers(scene: MapScene, tiles: readonly BaseTile[], frame: MapFrame): DrawnLayer[] {
	const features = listSceneFeatures(scene, frame);
	const keep = keepMade<readonly Shape[]>();
	const listShapes = ({ type, source, 'source-layer': tileLayer }: StyleLayer): readonly Shape[] => {
		if (source === undefined) return [];
		if (tileLayer === undefined)
			return keep(source, () => {
				const shapes = projectFeatures(features[source as PlanSourceId].features, frame);
				// What MapLibre keeps beside its features, this renderer has in them.
				if (source !== 'communities') return shapes;
				return shapes.map((shape): Shape => ({
					...shape,
					state: { ...scene.outcomes[String(shape.properties['id'])] }
				}));
			});
		return keep(`base ${tileLayer} ${type}`, () => listTileShapes(tiles, tileLayer, frame, type));
	};
	return buildMapStyle(scene)
		.filter(({ layout }) => layout['visibility'] !== 'none')
		.map((layer) => ({ ...layer, minzoom: layer.minzoom ?? 0, listShapes: () => listShapes(layer) }));
}

/**
 * One layer of all tiles. Tiles hold more than their ground: lines that are drawn are cut off at their borders, names on
 * points belong to the tile that has the point, areas may lie over each other, and lines for names are in one tile only.
 */
function listTileShapes(tiles: readonly BaseTile[], source: string, frame: MapFrame, type: string): Shape[] {
	return tiles.flatMap((tile) => {
		const shapes = projectTile(tile.layers[source] ?? [], tile, frame);
		if (type !== 'line' && type !== 'symbol') return shapes;
		const box = grow(boxOfTile(tile, frame), SEAM_PX);
		return shapes.flatMap((shape): Shape[] => {
			if (shape.type === 3) return [shape];
			if (shape.type === 2 && type === 'symbol') return [shape];
			if (shape.type === 2) return [{ ...shape, parts: shape.parts.flatMap((part) => clipLine(part, box)) }];
			const parts = shape.parts.filter((part) => isInside(boxAround(part), box));
			return parts.length > 0 ? [{ ...shape, parts }] : [];
		});
	});
}

/** Makes a thing when it is first asked for under a key. */
function keepMade<Value>(): (key: string, make: () => Value) => Value {
	const made = new Map<string, Value>();
	return (key, make) => {
		const known = made.get(key);
		if (known !== undefined) return known;
		const value = make();
		made.set(key, value);
		return value;
	};
}
