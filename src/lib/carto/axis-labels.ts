import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Camera, Padding } from './fit-home.ts';
import { mercatorX, mercatorY, TILE_PX } from './mercator.ts';
import { PxLine } from './px-line.ts';
import { isWideText, measureText } from './svg/measure-text.ts';

/** The visible part of a map: camera, size in px, and the edges that panels cover. */
export interface LabelFrame extends Camera {
	widthPx: number;
	heightPx: number;
	padding?: Padding;
}

/** A letter of a name is so large at least, and at most where axes are short; and so far from the next. */
const LETTER_PX = 12.5;
const SPACING_EM = { wide: 0.3, narrow: 0.04 };
/** An axis that is shorter than so many of its name has no room for it beside the crossing with another. */
const ROOM_FOR_NAMES = 2.6;
/** From name to name along an axis at a whole zoom; up to the next they move apart. */
const SPACING_PX = 450;
/** A name is not repeated within this. */
const REPEAT_PX = 300;
/** Half of the stretch that a name is set on. */
const HALF_PX = 100;
/** A name may be moved this far to where the axis is straight. */
const SHIFTS_PX = [0, 30, -30, 60, -60];
/** A name whose middle is nearer to another axis lies on the crossing. */
const CLEAR_PX = 60;
const CROSSED_COST = 30;
/** A name this near to the edge of the free part is not in it. */
const EDGE_PX = 44;
const STEP_PX = 16;
/** So far around the map names are ready for when it is moved. */
const NEAR_PX = 2000;

/**
 * Stretches of the axes that their names are set on: the same ones wherever the map looks, and where none of an
 * axis's lies in the free part of the map although the axis does, one there instead of those too near to it. From so far
 * that an axis is short for its name, the name stands beyond the axis's end that is farther from the others: a point,
 * with the `anchor` of its text.
 *
 * @param frame `null`: as if all of the map were seen, from a middle zoom
 */
export function listAxisLabels(
	axes: FeatureCollection<LineString>,
	frame: LabelFrame | null
): FeatureCollection<LineString | Point> {
	const zoom = frame?.zoom ?? 12;
	const worldPx = TILE_PX * 2 ** Math.floor(zoom);
	const lines = axes.features.map(({ geometry }) => new PxLine(geometry.coordinates, worldPx));
	const ground = groundOf(frame, worldPx);
	const features = axes.features.flatMap(({ properties }, i): Feature<LineString | Point>[] => {
		const line = lines[i]!;
		const others = lines.filter((other) => other !== line);
		const namePx = widthOf(String(properties?.['name'] ?? ''));
		if (line.lengthPx * ground.scale < ROOM_FOR_NAMES * namePx)
			return [placeBeyondEnd(line, others, ground, properties)];
		return placeNames(line, others, ground).map((atPx) => ({
			type: 'Feature',
			properties,
			geometry: { type: 'LineString', coordinates: line.slice(atPx - HALF_PX, atPx + HALF_PX) }
		}));
	});
	return { type: 'FeatureCollection', features };
}

const widthOf = (name: string): number =>
	LETTER_PX * measureText(name, isWideText(name) ? SPACING_EM.wide : SPACING_EM.narrow);

/** The name at an end of its axis, outside of it: the end that is seen, and of two the one farther from other axes. */
function placeBeyondEnd(
	line: PxLine,
	others: readonly PxLine[],
	{ isFree }: Ground,
	properties: Feature['properties']
): Feature<Point> {
	const [start, end] = [0, line.lengthPx].map((atPx) => {
		const [x, y] = line.at(atPx);
		const [innerX, innerY] = line.at(Math.abs(atPx - line.lengthPx / 4));
		const [dx, dy] = [x - innerX, y - innerY];
		const anchor = Math.abs(dx) > Math.abs(dy) ? (dx > 0 ? 'left' : 'right') : dy > 0 ? 'top' : 'bottom';
		const apartPx = Math.min(Infinity, ...others.map((other) => other.distanceFrom([x, y])));
		const [lngLat] = line.slice(atPx, atPx);
		return { lngLat: lngLat!, anchor, rank: (isFree?.(x, y) ? 1e6 : 0) + Math.min(apartPx, 1e5) };
	}) as [EndOfLine, EndOfLine];
	const { lngLat, anchor } = end.rank > start.rank ? end : start;
	return {
		type: 'Feature',
		properties: { ...properties, anchor },
		geometry: { type: 'Point', coordinates: lngLat }
	};
}

interface EndOfLine {
	lngLat: LngLat;
	/** Of a text that stands outside of the line. */
	anchor: 'left' | 'right' | 'top' | 'bottom';
	rank: number;
}

/** Middles of names along a line, px of the whole zoom from its start. */
function placeNames(line: PxLine, others: readonly PxLine[], { isFree, isNear, scale }: Ground): number[] {
	const count = Math.max(1, Math.floor(line.lengthPx / SPACING_PX));
	const stretchPx = line.lengthPx / count;
	const middles = Array.from({ length: count }, (_, i) => (i + 0.5) * stretchPx)
		.filter((atPx) => isNear(...line.at(atPx)))
		.map((atPx) => settle(line, others, atPx));
	const usual = keepApart(line, middles, 1);
	if (!isFree || usual.some((atPx) => isFree(...line.at(atPx)))) return usual;
	const run = longestRun(line, isFree);
	if (!run) return usual;
	const atPx = settle(line, others, (run[0] + run[1]) / 2, (run[1] - run[0]) / 4);
	return keepApart(line, [atPx, ...usual], scale);
}

/** Places along a line, the first of them first, without those too near to one that was kept. */
function keepApart(line: PxLine, places: readonly number[], scale: number): number[] {
	const kept: number[] = [];
	for (const atPx of places) {
		const [x, y] = line.at(atPx);
		const isNear = kept.some((other) => {
			const [ox, oy] = line.at(other);
			return Math.hypot(x - ox, y - oy) * scale < REPEAT_PX;
		});
		if (!isNear) kept.push(atPx);
	}
	return kept;
}

/** Near a place, where the axis is straight and no other one crosses it. */
function settle(line: PxLine, others: readonly PxLine[], wishedPx: number, farthestPx = Infinity): number {
	let best = { atPx: wishedPx, cost: Infinity };
	for (const shift of SHIFTS_PX) {
		if (Math.abs(shift) > farthestPx) continue;
		// The whole stretch is on the line.
		const endPx = Math.min(HALF_PX, line.lengthPx / 2);
		const atPx = Math.min(line.lengthPx - endPx, Math.max(endPx, wishedPx + shift));
		const isCrossed = others.some((other) => other.distanceFrom(line.at(atPx)) < CLEAR_PX);
		// A little bend is no reason to leave the middle.
		const cost = line.bendAround(atPx, HALF_PX) + Math.abs(shift) / 20 + (isCrossed ? CROSSED_COST : 0);
		if (cost < best.cost) best = { atPx, cost };
	}
	return best.atPx;
}

function longestRun(
	line: PxLine,
	isFree: (x: number, y: number) => boolean
): [startPx: number, endPx: number] | undefined {
	let longest: [number, number] | undefined;
	let startPx: number | undefined;
	const stepPx = Math.max(STEP_PX, line.lengthPx / 1500);
	for (let atPx = 0; atPx <= line.lengthPx + stepPx; atPx += stepPx) {
		const isIn = atPx <= line.lengthPx && isFree(...line.at(atPx));
		if (isIn) startPx ??= atPx;
		if (isIn || startPx === undefined) continue;
		const run: [number, number] = [startPx, atPx - stepPx];
		if (!longest || run[1] - run[0] > longest[1] - longest[0]) longest = run;
		startPx = undefined;
	}
	return longest;
}

/** What a frame shows; points are px of the whole zoom in the world. */
interface Ground {
	/** Whether a point lies well within the free part of the map; `null`: no frame. */
	isFree: ((x: number, y: number) => boolean) | null;
	/** Whether it is seen when the map is moved a little. */
	isNear: (x: number, y: number) => boolean;
	/** From px of the whole zoom to those of the screen. */
	scale: number;
}

function groundOf(frame: LabelFrame | null, worldPx: number): Ground {
	if (!frame) return { isFree: null, isNear: () => true, scale: 1 };
	const { lngLat, zoom, widthPx, heightPx } = frame;
	const scale = 2 ** (zoom - Math.floor(zoom));
	const { left, right, top, bottom } = frame.padding ?? { left: 0, right: 0, top: 0, bottom: 0 };
	const [x0, y0] = [mercatorX(lngLat[0]) * worldPx, mercatorY(lngLat[1]) * worldPx];
	const isWithin = (x: number, y: number, edges: Padding) => {
		const [screenX, screenY] = [(x - x0) * scale + widthPx / 2, (y - y0) * scale + heightPx / 2];
		return (
			screenX >= edges.left &&
			screenX <= widthPx - edges.right &&
			screenY >= edges.top &&
			screenY <= heightPx - edges.bottom
		);
	};
	const free = {
		left: left + EDGE_PX,
		right: right + EDGE_PX,
		top: top + EDGE_PX,
		bottom: bottom + EDGE_PX
	};
	const near = { left: -NEAR_PX, right: -NEAR_PX, top: -NEAR_PX, bottom: -NEAR_PX };
	return {
		isFree: (x, y) => isWithin(x, y, free),
		isNear: (x, y) => isWithin(x, y, near),
		scale
	};
}
