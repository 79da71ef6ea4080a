import {
	TerraDrawLineStringMode,
	TerraDrawPointMode,
	TerraDrawPolygonMode,
	TerraDrawSelectMode,
	type TerraDrawExtend
} from 'terra-draw';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { HandEvents, HandLook } from './hand.ts';

/** Keys are given by hand: what the page's own keys mean is said in one place. */
export const FINISH = 'finish by hand';
export const CANCEL = 'cancel by hand';
/** How near a mouse, and a finger, must come to a vertex, px. */
export const NEAR_PX = { mouse: 12, finger: 22 };

/** A mouse event as modes take it. */
export type HandEvent = Parameters<TerraDrawExtend.TerraDrawCallbacks['onClick']>[0];

/**
 * The modes of drawing and changing, in the colours of the page.
 *
 * @param snap where a position goes instead
 */
export function buildModes(snap: HandEvents['snap'], { line, paper, isTouch }: HandLook) {
	const pointerDistance = isTouch ? NEAR_PX.finger : NEAR_PX.mouse;
	/** Handles that a finger does not hide. */
	const grown = isTouch ? 3 : 0;
	const snapping = { toCustom: ({ lng, lat }: HandEvent) => snap([lng, lat] as LngLat) };
	const keyEvents = { finish: FINISH, cancel: CANCEL };
	const closing = {
		closingPointColor: paper,
		closingPointWidth: 5 + grown,
		closingPointOutlineColor: line,
		closingPointOutlineWidth: 2,
		snappingPointColor: line,
		snappingPointWidth: 4,
		snappingPointOutlineColor: paper,
		snappingPointOutlineWidth: 2,
		coordinatePointColor: paper,
		coordinatePointWidth: 4 + grown,
		coordinatePointOutlineColor: line,
		coordinatePointOutlineWidth: 2
	} as const;
	const polygon = new TerraDrawPolygonMode({
		pointerDistance,
		keyEvents,
		snapping,
		showCoordinatePoints: true,
		styles: { ...closing, fillColor: line, fillOpacity: 0.15, outlineColor: line, outlineWidth: 2 }
	});
	const lineString = new TerraDrawLineStringMode({
		pointerDistance,
		keyEvents,
		snapping,
		showCoordinatePoints: true,
		styles: { ...closing, lineStringColor: line, lineStringWidth: 3 }
	});
	const point = new TerraDrawPointMode({
		styles: { pointColor: line, pointWidth: 6, pointOutlineColor: paper, pointOutlineWidth: 2 }
	});
	const coordinates = {
		draggable: true,
		deletable: true,
		midpoints: { draggable: true },
		snappable: snapping
	};
	const styles = {
		selectedPolygonColor: line,
		selectedPolygonFillOpacity: 0.12,
		selectedPolygonOutlineColor: line,
		selectedPolygonOutlineWidth: 2,
		selectedLineStringColor: line,
		selectedLineStringWidth: 3,
		selectedPointColor: line,
		selectedPointWidth: 7,
		selectedPointOutlineColor: paper,
		selectionPointColor: paper,
		selectionPointWidth: 5 + grown,
		selectionPointOutlineColor: line,
		selectionPointOutlineWidth: 2,
		midPointColor: line,
		midPointWidth: 3 + grown,
		midPointOutlineColor: paper,
		midPointOutlineWidth: 1
	} as const;
	const noKeys = { deselect: null, delete: null, rotate: null, scale: null };
	const common = {
		pointerDistance,
		keyEvents: noKeys,
		styles,
		allowManualSelection: false,
		allowManualDeselection: false
	};
	const reshape = new TerraDrawSelectMode({
		...common,
		modeName: 'reshape',
		flags: { polygon: { feature: { coordinates } }, linestring: { feature: { coordinates } } }
	});
	const whole = { feature: { draggable: true } };
	const move = new TerraDrawSelectMode({
		...common,
		modeName: 'move',
		flags: { polygon: whole, linestring: whole, point: whole }
	});
	return { polygon, line: lineString, point, reshape, move };
}
