/** What tells that somebody uses the page. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/**
 * Fetches parts of the program at the first move of the mouse, touch or key: before they are asked for, and not before
 * the map of a first visit stands. One that does not come is fetched again where it is needed.
 *
 * @returns forgets about it
 */
export function fetchWhenUsed(parts: readonly (() => Promise<unknown>)[]): () => void {
	const stop = () => {
		for (const sign of SIGNS) removeEventListener(sign, fetchAll, true);
	};
	function fetchAll() {
		stop();
		for (const part of parts) part().catch(() => {});
	}
	for (const sign of SIGNS) addEventListener(sign, fetchAll, true);
	return stop;
}
