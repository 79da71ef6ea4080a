import { buildRandom } from '#lib/core/geometry/seeded-random.ts';

/** Damaged copies of a file: cut short, with bits turned over, or with bytes replaced, alternately. */
export function* spoilBytes(given: Uint8Array, count: number): Generator<Uint8Array> {
	// A piece of a Buffer is not a copy of it.
	const bytes = new Uint8Array(given);
	const random = buildRandom(count);
	const pick = (below: number) => Math.floor(random() * below);
	for (let i = 0; i < count; i++) {
		if (i % 3 === 0) {
			yield bytes.slice(0, pick(bytes.length));
			continue;
		}
		const copy = bytes.slice();
		for (let n = 1 + pick(8); n > 0; n--) {
			// Headers decide the most, so that half of the damage is there.
			const at = pick(2) === 0 ? pick(Math.min(copy.length, 200)) : pick(copy.length);
			copy[at] = i % 3 === 1 ? copy[at]! ^ (1 << pick(8)) : pick(256);
		}
		yield copy;
	}
}
