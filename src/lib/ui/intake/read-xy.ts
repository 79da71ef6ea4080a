import type { Xy } from '#lib/core/geometry/types.ts';

/** Two numbers as people write them, whatever stands between; `undefined` if they are none. */
export function readXy(text: string): Xy | undefined {
	const parts = text
		.normalize('NFKC')
		.trim()
		.split(/[\s,、;]+/);
	const [x, y] = parts.map((part) => (/^[-+]?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
	return parts.length === 2 && Number.isFinite(x) && Number.isFinite(y) ? [x!, y!] : undefined;
}
