import type { Map as MapLibre } from 'maplibre-gl';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** A finger or mouse that goes no further than this has pressed and not dragged, px. */
const SLACK_PX = 4;
/** An arrow key moves so far, px; with Shift ten times. */
const STEP_PX = 1;
const STEPS: Record<string, readonly [x: number, y: number]> = {
	ArrowLeft: [-STEP_PX, 0],
	ArrowRight: [STEP_PX, 0],
	ArrowUp: [0, -STEP_PX],
	ArrowDown: [0, STEP_PX]
};

/** Keys that remove the point that has the focus. */
const REMOVING: ReadonlySet<string> = new Set(['Delete', 'Backspace']);

interface HandleEvents {
	/** Where the point is; `undefined` once it is none. */
	at: () => LngLat | undefined;
	onmove: (lngLat: LngLat, isByHand: boolean) => void;
	ondrop: () => void;
	onpress: () => void;
	onremove: () => void;
}

/** Lets a point on the map be dragged, moved by arrow keys, pressed, and removed; an attachment. */
export function followHandle(map: MapLibre, events: HandleEvents): (handle: HTMLElement) => () => void {
	return (handle) => {
		/** Where it was taken hold of, and whether it has been dragged from there. */
		let hold: { x: number; y: number; isDragged: boolean } | null = null;
		const onDown = (event: PointerEvent) => {
			if (event.button !== 0) return;
			hold = { x: event.clientX, y: event.clientY, isDragged: false };
			handle.setPointerCapture(event.pointerId);
			event.stopPropagation();
		};
		const onMove = (event: PointerEvent) => {
			if (!hold) return;
			hold.isDragged ||= Math.hypot(event.clientX - hold.x, event.clientY - hold.y) > SLACK_PX;
			if (!hold.isDragged) return;
			const { left, top } = map.getContainer().getBoundingClientRect();
			const { lng, lat } = map.unproject([event.clientX - left, event.clientY - top]);
			events.onmove([lng, lat], true);
		};
		const onUp = () => {
			if (!hold) return;
			if (!hold.isDragged) events.onpress();
			hold = null;
			events.ondrop();
		};
		const onCancel = () => {
			hold = null;
			events.ondrop();
		};
		const onKey = (event: KeyboardEvent) => {
			const step = STEPS[event.key];
			const at = events.at();
			if (step && at) {
				const far = event.shiftKey ? 10 : 1;
				const { x, y } = map.project(at);
				const { lng, lat } = map.unproject([x + far * step[0], y + far * step[1]]);
				events.onmove([lng, lat], false);
			} else if (event.key === 'Enter' || event.key === ' ') events.onpress();
			else if (REMOVING.has(event.key)) {
				events.onremove();
				// The last point's handle goes, and the keyboard would be nowhere.
				map.getCanvas().focus({ preventScroll: true });
			} else return;
			event.preventDefault();
			event.stopPropagation();
		};
		handle.addEventListener('pointerdown', onDown);
		handle.addEventListener('pointermove', onMove);
		handle.addEventListener('pointerup', onUp);
		handle.addEventListener('pointercancel', onCancel);
		handle.addEventListener('keydown', onKey);
		return () => {
			handle.removeEventListener('pointerdown', onDown);
			handle.removeEventListener('pointermove', onMove);
			handle.removeEventListener('pointerup', onUp);
			handle.removeEventListener('pointercancel', onCancel);
			handle.removeEventListener('keydown', onKey);
		};
	};
}
