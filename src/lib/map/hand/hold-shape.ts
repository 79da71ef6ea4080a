import type { Map as MapLibre } from 'maplibre-gl';
import type { TerraDraw, TerraDrawSelectMode } from 'terra-draw';
import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { linesOfShape } from '#lib/core/shaping/lines-of-shape.ts';
import { findNearestOnLines } from '#lib/core/shaping/nearest-on-lines.ts';
import { roundLngLat } from '#lib/core/shaping/round-geometry.ts';
import type { Shape } from '#lib/core/shaping/types.ts';
import { eventAt } from './event-at.ts';
import type { Hand, HandEvents, HandTask } from './hand.ts';

type Kept = Parameters<TerraDraw['addFeatures']>[0][number];

/**
 * A shape in the hand, each of its rings a feature of the library's, which knows neither holes nor parts: the ring that
 * the pointer is nearest to is the one that is changed.
 */
export function holdShape(
	map: MapLibre,
	draw: TerraDraw,
	{ kind, shape: first }: Extract<HandTask, { shape: Shape }>,
	mode: TerraDrawSelectMode,
	events: HandEvents & { nearPx: number }
): Pick<Hand, 'show' | 'removeLast' | 'stop'> {
	/** By row of the shape: ids of the library's features. */
	let ids: (string | number)[] = [];
	let rows: LngLat[][] = [];
	let held = 0;
	let pointer: LngLat | undefined;
	let isDown = false;
	/** Rows follow the one that is dragged; what they do is not followed in turn. */
	let isFollowing = false;

	const show = (shape: Shape) => {
		if (ids.length > 0) {
			draw.deselectFeature(ids[held]!);
			draw.removeFeatures(ids);
		}
		rows = linesOfShape(shape);
		const kept = rows.map((row) => ({ ...toKept(row, shape), id: draw.getFeatureId() }));
		draw.addFeatures(kept);
		ids = kept.map(({ id }) => id);
		hold(Math.min(held, ids.length - 1));
	};
	const hold = (row: number) => {
		if (ids[held] !== undefined && held !== row) draw.deselectFeature(ids[held]!);
		held = row;
		draw.selectFeature(ids[row]!, mode.mode);
	};
	const rowNow = (i: number): LngLat[] => {
		const { type, coordinates } = draw.getSnapshotFeature(ids[i]!)!.geometry;
		if (type === 'Point') return [coordinates as LngLat];
		return (type === 'Polygon' ? coordinates[0]! : coordinates) as LngLat[];
	};
	/** The ring that the pointer comes to is the one that it can take hold of. */
	const onPointer = (event: PointerEvent) => {
		pointer = toLngLat(map, event);
		if (event.type === 'pointerdown') {
			isDown = true;
			const vertex = nearestVertex(map, rows, pointer, events.nearPx);
			if (vertex && kind === 'reshape') events.onvertex?.(vertex);
		} else if (event.buttons !== 0) return;
		const row = nearestRow(map, rows, kind, { at: pointer, nearPx: events.nearPx });
		if (row === undefined || row === held) return;
		hold(row);
		mode.onMouseMove(eventAt(map, pointer));
	};
	const onUp = () => {
		isDown = false;
		events.ondraft(null);
	};
	const canvas = map.getCanvas();
	const box = canvas.parentElement!;
	// Before the library hears of it.
	box.addEventListener('pointerdown', onPointer, true);
	box.addEventListener('pointermove', onPointer, true);
	window.addEventListener('pointerup', onUp);

	draw.on('change', (changed, type) => {
		if (type !== 'update' || isFollowing || !isDown || !changed.includes(ids[held]!)) return;
		const row = rowNow(held);
		const isArea = first.type.endsWith('Polygon');
		events.ondraft({ lngLats: isArea ? row.slice(0, -1) : row, setCount: row.length, isArea });
		if (kind === 'move' && rows.length > 1) {
			isFollowing = true;
			const [from, to] = [rows[held]![0]!, row[0]!];
			for (const [i, id] of ids.entries())
				if (i !== held) draw.updateFeatureGeometry(id, shift(toKept(rows[i]!, first), from, to));
			isFollowing = false;
		}
	});
	draw.on('finish', (_, { action }) => {
		isDown = false;
		events.ondraft(null);
		if (action === 'dragFeature') events.onmove(rows[held]![0]!, rowNow(held)[0]!);
		// A vertex put in stands on its side until it is moved.
		else if (action !== 'insertMidpoint') {
			const after = ids.map((_id, i) => rowNow(i));
			const moved = after[held]!.find((lngLat, i) => String(lngLat) !== String(rows[held]![i]));
			events.onreshape(after);
			if (moved && action === 'dragCoordinate') events.onvertex?.(moved);
		}
	});
	show(first);
	return {
		show,
		removeLast: () => {
			if (pointer) mode.onClick(eventAt(map, pointer, 'right'));
		},
		stop: () => {
			box.removeEventListener('pointerdown', onPointer, true);
			box.removeEventListener('pointermove', onPointer, true);
			window.removeEventListener('pointerup', onUp);
		}
	};
}

function toKept(row: LngLat[], { type }: Shape): Kept {
	if (type === 'Point')
		return { type: 'Feature', properties: { mode: 'point' }, geometry: { type, coordinates: row[0]! } };
	return type.endsWith('Polygon')
		? { type: 'Feature', properties: { mode: 'polygon' }, geometry: { type: 'Polygon', coordinates: [row] } }
		: {
				type: 'Feature',
				properties: { mode: 'linestring' },
				geometry: { type: 'LineString', coordinates: row }
			};
}

function shift({ geometry }: Kept, from: LngLat, to: LngLat): Kept['geometry'] {
	const move = (lngLat: number[]) =>
		roundLngLat([lngLat[0]! + to[0] - from[0], lngLat[1]! + to[1] - from[1]]);
	if (geometry.type === 'Polygon')
		return { ...geometry, coordinates: geometry.coordinates.map((r) => r.map(move)) };
	if (geometry.type === 'LineString') return { ...geometry, coordinates: geometry.coordinates.map(move) };
	return { ...geometry, coordinates: move(geometry.coordinates) };
}

/** The vertex that is nearest on the screen, if it is near. */
function nearestVertex(map: MapLibre, rows: LngLat[][], at: LngLat, nearPx: number): LngLat | undefined {
	const { x, y } = map.project(at);
	let nearest: { lngLat: LngLat; offPx: number } | undefined;
	for (const lngLat of rows.flat()) {
		const there = map.project(lngLat);
		const offPx = Math.hypot(there.x - x, there.y - y);
		if (offPx <= nearPx && !(nearest && nearest.offPx <= offPx)) nearest = { lngLat, offPx };
	}
	return nearest?.lngLat;
}

/** The row that is nearest, if it is near; to move all of it, the ring that holds the position will do. */
function nearestRow(
	map: MapLibre,
	rows: LngLat[][],
	kind: HandTask['kind'],
	{ at, nearPx }: { at: LngLat; nearPx: number }
): number | undefined {
	const { x, y } = map.project(at);
	const beside = map.unproject([x + nearPx, y]);
	const slackM = findNearestOnLines(at, [[[beside.lng, beside.lat]]])!.distanceM;
	const distanceM = rows.map((row) => findNearestOnLines(at, [row])!.distanceM);
	const nearest = distanceM.indexOf(Math.min(...distanceM));
	if (distanceM[nearest]! <= slackM) return nearest;
	const holding = rows.findIndex((row) => row.length > 3 && isInRing(row, at));
	return kind === 'move' && holding >= 0 ? holding : undefined;
}

function toLngLat(map: MapLibre, { clientX, clientY }: PointerEvent): LngLat {
	const { left, top } = map.getCanvas().getBoundingClientRect();
	const { lng, lat } = map.unproject([clientX - left, clientY - top]);
	return [lng, lat];
}
