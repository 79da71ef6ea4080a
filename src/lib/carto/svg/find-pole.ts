import { boxAround, type FlatPoints } from './box.ts';

/**
 * The point inside an area that is farthest from its border: where its name stands best. Where the middle of the area
 * is as good, to within the precision, that is it.
 *
 * @param rings the outer ring first, then its holes; all closed
 * @param precisionPx > 0
 * @see polylabel, Mapbox (2016): cells are halved as long as one may hold a better point
 */
export function findPole(rings: readonly FlatPoints[], precisionPx = 1): [x: number, y: number] {
	const { left, top, right, bottom } = boxAround(rings[0] ?? []);
	const sizePx = Math.min(right - left, bottom - top);
	if (!(sizePx > 0)) return [left, top];
	const cell = (x: number, y: number, half: number) => {
		const distance = distanceToBorder(rings, x, y);
		return { x, y, half, distance, most: distance + half * Math.SQRT2 };
	};
	let best = cell(...middleOf(rings[0]!), 0);
	let cells = [];
	for (let x = left; x < right; x += sizePx)
		for (let y = top; y < bottom; y += sizePx) cells.push(cell(x + sizePx / 2, y + sizePx / 2, sizePx / 2));
	while (cells.length > 0) {
		for (const one of cells) if (one.distance > best.distance + precisionPx) best = one;
		cells = cells
			.filter(({ most }) => most - best.distance > precisionPx)
			.flatMap(({ x, y, half }) => {
				const h = half / 2;
				return [cell(x - h, y - h, h), cell(x + h, y - h, h), cell(x - h, y + h, h), cell(x + h, y + h, h)];
			});
	}
	return [best.x, best.y];
}

/** Centre of gravity of a ring. */
function middleOf(ring: FlatPoints): [x: number, y: number] {
	const [x0, y0] = [ring[0]!, ring[1]!];
	let [x, y, twice] = [0, 0, 0];
	for (let i = 2; i < ring.length; i += 2) {
		const [ax, ay, bx, by] = [ring[i - 2]! - x0, ring[i - 1]! - y0, ring[i]! - x0, ring[i + 1]! - y0];
		const cross = ax * by - bx * ay;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
		twice += cross;
	}
	return twice === 0 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

/** Distance from the nearest border, px; negative outside. */
function distanceToBorder(rings: readonly FlatPoints[], x: number, y: number): number {
	let isIn = false;
	let nearest2 = Infinity;
	for (const ring of rings)
		for (let i = 2; i < ring.length; i += 2) {
			const [ax, ay, bx, by] = [ring[i - 2]!, ring[i - 1]!, ring[i]!, ring[i + 1]!];
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
			const [dx, dy] = [bx - ax, by - ay];
			const length2 = dx * dx + dy * dy;
			const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
			nearest2 = Math.min(nearest2, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
		}
	return (isIn ? 1 : -1) * Math.sqrt(nearest2);
}
