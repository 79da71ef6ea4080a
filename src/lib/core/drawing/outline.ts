import { signedFlatRingArea } from '../geometry/ring-area.ts';

/** Coordinates of outlines are whole numbers of this part of a degree, WGS-84: a micrometre. */
export const UNITS_PER_DEGREE = 1e11;

/** Rings of an outline in one array that grows and is used again. */
export class Outline {
	/** Longitude and latitude of each place in turn, in units; only the first `length` are valid. */
	units = new Float64Array(2048);
	length = 0;
	/** Where each ring begins in `units`, and where the last ends. Rings are open: the last place is not the first. */
	readonly ringStart: number[] = [0];
	/** Area of each ring in square units: positive counter-clockwise. */
	readonly areas: number[] = [];
	/** Where the open ring begins. */
	#start = 0;

	get ringCount(): number {
		return this.areas.length;
	}

	clear(): void {
		this.length = this.#start = 0;
		this.ringStart.length = 1;
		this.areas.length = 0;
	}

	/** Adds a place to the open ring; one that is the same as the last is left out. */
	add(x: number, y: number): void {
		const { length } = this;
		let { units } = this;
		if (units[length - 2] === x && units[length - 1] === y && length > this.#start) return;
		if (length + 2 > units.length) {
			this.units = new Float64Array(2 * units.length);
			this.units.set(units);
			({ units } = this);
		}
		units[length] = x;
		units[length + 1] = y;
		this.length = length + 2;
	}

	/** Ends the open ring; one of fewer than three places is none. */
	closeRing(): void {
		const start = this.#start;
		if (this.length - start < 6) {
			this.length = start;
			return;
		}
		this.areas.push(signedFlatRingArea(this.units.subarray(start, this.length)));
		this.ringStart.push(this.length);
		this.#start = this.length;
	}
}
