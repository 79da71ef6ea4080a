import type { LngLat } from '#lib/core/geometry/types.ts';

/** OpenStreetMap keeps degrees to 10⁻⁷. */
const UNITS_PER_DEGREE = 1e7;

/** Marks the position of a deleted node; no longitude is as small. */
const REMOVED = -(2 ** 31);

/**
 * Positions of OpenStreetMap nodes by id: 16 bytes a node, so that a province fits. Fill, `finish()`, then ask.
 * Of nodes with the same id the last counts.
 */
export class NodeStore {
	#ids = new Float64Array(1024);
	#units = new Int32Array(2048);
	#count = 0;
	#isSorted = true;

	/** Degrees within ±180. */
	add(id: number, lng: number, lat: number): void {
		this.#append(id, Math.round(lng * UNITS_PER_DEGREE), Math.round(lat * UNITS_PER_DEGREE));
	}

	/** Takes a node out again, whether it was added or not; one that is added later counts. */
	remove(id: number): void {
		this.#append(id, REMOVED, 0);
	}

	#append(id: number, lngUnits: number, latUnits: number): void {
		if (this.#count === this.#ids.length) this.#grow();
		if (this.#count > 0 && id <= this.#ids[this.#count - 1]!) this.#isSorted = false;
		this.#ids[this.#count] = id;
		this.#units[2 * this.#count] = lngUnits;
		this.#units[2 * this.#count + 1] = latUnits;
		this.#count++;
	}

	/** Makes the store ready for questions; returns the ids that stood more than once, in rising order. */
	finish(): number[] {
		const duplicates: number[] = [];
		if (this.#isSorted) return duplicates;
		const [ids, units] = [this.#ids, this.#units];
		const order = Uint32Array.from({ length: this.#count }, (_, i) => i).sort(
			(a, b) => ids[a]! - ids[b]! || a - b
		);
		const sortedIds = new Float64Array(this.#count);
		const sortedUnits = new Int32Array(2 * this.#count);
		let count = 0;
		for (const index of order) {
			const id = ids[index]!;
			if (count > 0 && sortedIds[count - 1] === id) {
				if (duplicates.at(-1) !== id) duplicates.push(id);
				count--;
			}
			sortedIds[count] = id;
			sortedUnits[2 * count] = units[2 * index]!;
			sortedUnits[2 * count + 1] = units[2 * index + 1]!;
			count++;
		}
		[this.#ids, this.#units, this.#count, this.#isSorted] = [sortedIds, sortedUnits, count, true];
		return duplicates;
	}

	find(id: number): LngLat | undefined {
		let [low, high] = [0, this.#count - 1];
		while (low <= high) {
			const middle = (low + high) >> 1;
			const found = this.#ids[middle]!;
			if (found === id) {
				const [lng, lat] = [this.#units[2 * middle]!, this.#units[2 * middle + 1]!];
				return lng === REMOVED ? undefined : [lng / UNITS_PER_DEGREE, lat / UNITS_PER_DEGREE];
			}
			if (found < id) low = middle + 1;
			else high = middle - 1;
		}
		return undefined;
	}

	#grow(): void {
		const ids = new Float64Array(2 * this.#ids.length);
		ids.set(this.#ids);
		const units = new Int32Array(2 * this.#units.length);
		units.set(this.#units);
		[this.#ids, this.#units] = [ids, units];
	}
}
