import { CORNERS, type Place } from './triangle-stops.ts';

/**
 * The top of a roof over a part of a triangle's side: straight above the part's middle, where the third corner is
 * straight above the middle of the whole side.
 *
 * @param height in heights of the triangle, over a part as long as the side; roofs over parts of a part lie under its
 */
export function roofTop(side: number, low: number, high: number, height: number): Place {
	const [a, b, c] = [CORNERS[side]!, CORNERS[(side + 1) % 3]!, CORNERS[(side + 2) % 3]!];
	const toC = height * (high - low);
	const toB = (low + high) / 2 - toC / 2;
	const toA = 1 - toB - toC;
	return { x: toA * a.x + toB * b.x + toC * c.x, y: toA * a.y + toB * b.y + toC * c.y };
}
