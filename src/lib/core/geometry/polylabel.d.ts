/** The package has no types. */
declare module 'polylabel' {
	/** @returns x and y of the pole of inaccessibility, and its distance from the border */
	export default function polylabel(
		polygon: number[][][],
		precision?: number
	): number[] & { distance: number };
}
