export type HeldBack = 'wheel' | 'touch';

/**
 * Lets a page scroll over the map: the wheel zooms with Ctrl held or once the map was clicked, and one finger scrolls
 * the page while two move the map. To be attached to an element round the map, which hears of neither otherwise.
 *
 * @param onheldback a gesture was left to the page, so that people can be told how to move the map
 */
export function politeGestures(onheldback: (what: HeldBack) => void) {
	return (element: HTMLElement) => {
		const isInHand = () => document.hasFocus() && element.contains(document.activeElement);
		const onwheel = (event: WheelEvent) => {
			if (event.ctrlKey || event.metaKey || isInHand()) return;
			event.stopPropagation();
			onheldback('wheel');
		};
		const ontouch = (event: TouchEvent) => {
			if (event.touches.length !== 1 || !(event.target instanceof HTMLCanvasElement)) return;
			event.stopPropagation();
			if (event.type === 'touchmove') onheldback('touch');
		};
		// In the capture phase, before the map gets them.
		const options = { capture: true, passive: true };
		element.addEventListener('wheel', onwheel, options);
		element.addEventListener('touchstart', ontouch, options);
		element.addEventListener('touchmove', ontouch, options);
		return () => {
			element.removeEventListener('wheel', onwheel, options);
			element.removeEventListener('touchstart', ontouch, options);
			element.removeEventListener('touchmove', ontouch, options);
		};
	};
}
