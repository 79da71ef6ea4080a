/**
 * Runs in the page, which draws no more often than asked, as on a slow screen: while a map is read, each thing that
 * comes in is drawn at once, and a frame takes a third of a second of a core.
 */
export function drawSeldom(frameMs: number) {
	const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = globalThis;
	const cancels = new Map<number, () => void>();
	let lastMs = -Infinity;
	let count = 0;
	globalThis.requestAnimationFrame = (draw) => {
		const id = ++count;
		const ask = () => {
			const frame = request((atMs) => {
				cancels.delete(id);
				lastMs = performance.now();
				draw(atMs);
			});
			cancels.set(id, () => cancel(frame));
		};
		const timer = setTimeout(ask, Math.max(0, lastMs + frameMs - performance.now()));
		cancels.set(id, () => clearTimeout(timer));
		return id;
	};
	globalThis.cancelAnimationFrame = (id) => {
		cancels.get(id)?.();
		cancels.delete(id);
	};
}
