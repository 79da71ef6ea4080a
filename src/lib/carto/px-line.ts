import type { Position } from 'geojson';
import { squaredDistanceTo } from '#lib/core/geometry/nearest-on-segment.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { latitudeAt, mercatorX, mercatorY } from './mercator.ts';

/** A line on the Mercator square of so many px. */
export class PxLine {
	readonly lengthPx: number;
	readonly #points: [x: number, y: number, atPx: number][];
	readonly #worldPx: number;

	constructor(positions: readonly Position[], worldPx: number) {
		this.#worldPx = worldPx;
		let atPx = 0;
		let before: [x: number, y: number] | undefined;
		this.#points = positions.map(([lng, lat]) => {
			const [x, y] = [mercatorX(lng!) * worldPx, mercatorY(lat!) * worldPx];
			if (before) atPx += Math.hypot(x - before[0], y - before[1]);
			before = [x, y];
			return [x, y, atPx];
		});
		this.lengthPx = atPx;
	}

	at(atPx: number): [x: number, y: number] {
		const points = this.#points;
		const i = Math.max(1, this.#firstFrom(atPx));
		const [a, b] = [points[i - 1]!, points[i] ?? points[i - 1]!];
		const share = b[2] > a[2] ? Math.min(1, Math.max(0, (atPx - a[2]) / (b[2] - a[2]))) : 0;
		return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
	}

	/** The first point that lies at least so far along; 0 beyond the end. */
	#firstFrom(atPx: number): number {
		let [low, high] = [0, this.#points.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#points[middle]![2] >= atPx) high = middle;
			else low = middle + 1;
		}
		return low === this.#points.length ? 0 : low;
	}

	/** From a point to the nearest of the line's sides, px. */
	distanceFrom([x, y]: readonly [x: number, y: number]): number {
		let squared = Infinity;
		for (let i = 1; i < this.#points.length; i++) {
			const [ax, ay] = this.#points[i - 1]!;
			const [bx, by] = this.#points[i]!;
			squared = Math.min(squared, squaredDistanceTo(ax, ay, bx, by, x, y));
		}
		return Math.sqrt(squared);
	}

	/** How far the line between two places leaves the straight one, px. */
	bendAround(atPx: number, halfPx: number): number {
		const [ax, ay] = this.at(atPx - halfPx);
		const [bx, by] = this.at(atPx + halfPx);
		const length = Math.hypot(bx - ax, by - ay) || 1;
		const between = this.#points.filter(([, , px]) => px > atPx - halfPx && px < atPx + halfPx);
		return Math.max(
			0,
			...between.map(([x, y]) => Math.abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length)
		);
	}

	/** As WGS-84; beyond its ends the line has nothing. */
	slice(fromPx: number, toPx: number): LngLat[] {
		const [from, to] = [Math.max(0, fromPx), Math.min(this.lengthPx, toPx)];
		const between = this.#points.filter(([, , px]) => px > from && px < to);
		return [this.at(from), ...between, this.at(to)].map(([x, y]): LngLat => [
			(x / this.#worldPx - 0.5) * 360,
			latitudeAt(y / this.#worldPx)
		]);
	}
}
