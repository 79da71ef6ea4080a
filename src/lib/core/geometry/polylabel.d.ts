/** The package brings no types of its own. */
declare module 'polylabel' {
	/** @returns x and y of the pole of inaccessibility, and its distance from the border */
	export default function polylabel(
		polygon: number[][][],
		precision?: number
	): number[] & { distance: number };
}
