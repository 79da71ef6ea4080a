import type { Attachment } from 'svelte/attachments';

/** A finger has to go this far across, and less than half as far up or down. */
const SWIPE_PX = 48;
/** Share of the width at either side where a tap turns the slide. */
const EDGE_SHARE = 0.07;
/** A tap is no further than this. */
const TAP_PX = 10;

/** Fingers turn slides: a swipe across the text, or a tap on either edge. The map keeps its own gestures. */
export function followSwipe({
	onnext,
	onprevious
}: {
	onnext: () => void;
	onprevious: () => void;
}): Attachment<HTMLElement> {
	return (stage) => {
		let from: { x: number; y: number; isOnMap: boolean } | undefined;
		const start = ({ pointerType, isPrimary, clientX, clientY, target }: PointerEvent) => {
			if (pointerType !== 'touch' || !isPrimary) {
				// A second finger zooms the map.
				from = undefined;
				return;
			}
			if (target instanceof Element && target.closest('button')) return;
			from = {
				x: clientX,
				y: clientY,
				isOnMap: target instanceof Element && target.closest('.map') !== null
			};
		};
		const end = ({ clientX, clientY }: PointerEvent) => {
			if (!from) return;
			const [dx, dy] = [clientX - from.x, clientY - from.y];
			const { left, width } = stage.getBoundingClientRect();
			const at = (clientX - left) / width;
			if (Math.hypot(dx, dy) <= TAP_PX) {
				if (at < EDGE_SHARE) onprevious();
				else if (at > 1 - EDGE_SHARE) onnext();
			} else if (!from.isOnMap && Math.abs(dx) >= SWIPE_PX && Math.abs(dy) < Math.abs(dx) / 2) {
				if (dx < 0) onnext();
				else onprevious();
			}
			from = undefined;
		};
		const drop = () => (from = undefined);
		stage.addEventListener('pointerdown', start, true);
		stage.addEventListener('pointerup', end, true);
		stage.addEventListener('pointercancel', drop, true);
		return () => {
			stage.removeEventListener('pointerdown', start, true);
			stage.removeEventListener('pointerup', end, true);
			stage.removeEventListener('pointercancel', drop, true);
		};
	};
}
