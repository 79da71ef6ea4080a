import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { TerraDraw } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildModes, CANCEL, FINISH, NEAR_PX } from './build-modes.ts';
import { eventAt } from './event-at.ts';
import { followLongPress } from './follow-long-press.ts';
import { holdShape } from './hold-shape.ts';
import type { Hand, HandDraft, HandEvents, HandLook, HandTask } from './hand.ts';

/**
 * Takes a tool in the hand: what is drawn or dragged on the map is told, and drawn by the library until it is a feature
 * of the plan. The map pans as ever where nothing is taken hold of.
 *
 * @returns for keys and buttons; `stop` puts it down
 */
export function takeInHand(map: MapLibre, task: HandTask, events: HandEvents, look: HandLook): Hand {
	let isSnapping = true;
	const modes = buildModes((lngLat) => (isSnapping ? events.snap(lngLat) : undefined), look);
	const draw = new TerraDraw({
		// A finger or button that goes up after another tool was taken has no meaning for this one.
		adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'hand', ignoreMismatchedPointerEvents: true }),
		modes: Object.values(modes)
	});
	draw.start();
	// A double click finishes, and must not zoom as well.
	const still = map.on('dblclick', (event: MapMouseEvent) => event.preventDefault());
	const stop = () => {
		still.unsubscribe();
		if (draw.enabled) draw.stop();
		map.getCanvas().style.removeProperty('cursor');
	};
	if (task.kind === 'reshape' || task.kind === 'move') {
		const held = holdShape(map, draw, task, modes[task.kind], {
			...events,
			nearPx: look.isTouch ? NEAR_PX.finger : NEAR_PX.mouse
		});
		return {
			add: () => undefined,
			finish: () => undefined,
			cancel: () => undefined,
			...held,
			stop: () => {
				held.stop();
				stop();
			}
		};
	}
	const mode = modes[task.kind];
	draw.setMode(mode.mode);
	draw.on('change', () => events.ondraft(findDraft(draw)));
	draw.on('finish', (id) => {
		const lngLats = positionsOf(draw, id);
		draw.clear();
		events.ondraft(null);
		events.ondraw(lngLats);
	});
	// A finger has no double click: held, it finishes what is drawn, without setting another position.
	const held = followLongPress(map.getCanvas().parentElement!, () => {
		if (!findDraft(draw)) return false;
		press(FINISH);
		return true;
	});
	const press = (key: string) => mode.onKeyUp({ key, heldKeys: [], preventDefault: () => undefined });
	return {
		add: (lngLat) => {
			isSnapping = false;
			mode.onMouseMove(eventAt(map, lngLat));
			mode.onClick(eventAt(map, lngLat));
			isSnapping = true;
		},
		removeLast: () => mode.undo(),
		finish: () => press(FINISH),
		cancel: () => {
			press(CANCEL);
			events.ondraft(null);
		},
		show: () => undefined,
		stop: () => {
			held();
			stop();
		}
	};
}

function findDraft(draw: TerraDraw): HandDraft | null {
	const drawn = draw.getSnapshot().find(({ properties }) => properties['currentlyDrawing']);
	if (!drawn) return null;
	const { type, coordinates } = drawn.geometry;
	if (type === 'Point') return null;
	const isArea = type === 'Polygon';
	const all = (isArea ? coordinates[0]!.slice(0, -1) : coordinates) as LngLat[];
	const setCount = isArea ? Number(drawn.properties['committedCoordinateCount'] ?? 1) : all.length - 1;
	return { lngLats: all.slice(0, setCount + 1), setCount, isArea };
}

function positionsOf(draw: TerraDraw, id: string | number): LngLat[] {
	const { type, coordinates } = draw.getSnapshotFeature(id)!.geometry;
	if (type === 'Point') return [coordinates as LngLat];
	return (type === 'Polygon' ? coordinates[0]!.slice(0, -1) : coordinates) as LngLat[];
}
