import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { StreetClass, StreetWay } from '#lib/core/network/types.ts';

export interface AsciiCity {
	ways: StreetWay[];
	/** Position of each lettered corner. */
	at(letter: string): LngLat;
	/** A point `alongM` metres from corner `a` towards `b`, `asideM` to the left of that way. */
	beside(a: string, b: string, alongM: number, asideM?: number): LngLat;
}

/**
 * A small city drawn in text: letters are corners, `-`, `|` and `/`-free gaps of spaces are only for the eye.
 * Streets are listed apart, as runs of letters: `{ 东街: 'ABC' }`.
 *
 * The first row is the northernmost; one character is `gridM` metres wide and one row `gridM` high.
 */
export function drawCity(
	drawing: string,
	streets: Record<string, string>,
	{ gridM = 10, origin = [115.46, 38.87] as LngLat, streetClass = 'residential' as StreetClass } = {}
): AsciiCity {
	const plane = buildLocalMetres(origin);
	const corners = new Map<string, LngLat>();
	for (const [row, text] of drawing.split('\n').entries())
		for (const [column, letter] of [...text].entries())
			if (/[A-Za-z0-9]/.test(letter)) corners.set(letter, plane.toLngLat([column * gridM, -row * gridM]));
	const at = (letter: string) => {
		const corner = corners.get(letter);
		if (!corner) throw new RangeError(`The drawing has no corner ${letter}.`);
		return corner;
	};
	return {
		at,
		beside(a, b, alongM, asideM = 0) {
			const [ax, ay] = plane.toXy(at(a));
			const [bx, by] = plane.toXy(at(b));
			const lengthM = Math.hypot(bx - ax, by - ay);
			const [ux, uy] = [(bx - ax) / lengthM, (by - ay) / lengthM];
			return plane.toLngLat([ax + ux * alongM - uy * asideM, ay + uy * alongM + ux * asideM]);
		},
		ways: Object.entries(streets).map(([name, letters]) => ({
			id: name,
			name,
			streetClass,
			provenance: 'illustrative',
			vertexKeys: [...letters],
			coordinates: [...letters].map(at)
		}))
	};
}
