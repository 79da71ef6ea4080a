import type { LngLat } from '#lib/core/geometry/types.ts';

/** A position as people write it, longitude first, whatever stands between; `undefined` if it is none. */
export function readLngLat(text: string): LngLat | undefined {
	const parts = text
		.normalize('NFKC')
		.trim()
		.split(/[\s,、;]+/);
	const [lng, lat] = parts.map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
	if (parts.length !== 2 || !(Math.abs(lng!) <= 180) || !(Math.abs(lat!) <= 90)) return undefined;
	return [lng!, lat!];
}
