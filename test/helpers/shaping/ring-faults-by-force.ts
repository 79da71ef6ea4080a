import type { Position } from 'geojson';
import type { ShapeFaultCode } from '#lib/core/shaping/shape-faults.ts';

type Corner = readonly [bigint, bigint];

const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner): number => {
	const twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
	return twice > 0n ? 1 : twice < 0n ? -1 : 0;
};
const isSame = (a: Corner, b: Corner) => a[0] === b[0] && a[1] === b[1];
const isBetween = (a: bigint, b: bigint, x: bigint) => (a <= x && x <= b) || (b <= x && x <= a);
const isOn = (a: Corner, b: Corner, p: Corner) =>
	turn(a, b, p) === 0 && isBetween(a[0], b[0], p[0]) && isBetween(a[1], b[1], p[1]);

/** Faults of a closed ring on whole numbers, every side against every other in whole-number arithmetic. */
export function ringFaultsByForce(ring: readonly Position[]): Set<ShapeFaultCode> {
	const faults = new Set<ShapeFaultCode>();
	const corners = ring.map(([x, y]): Corner => [BigInt(x!), BigInt(y!)]);
	const kept = corners.filter((corner, i) => i === 0 || !isSame(corner, corners[i - 1]!));
	if (kept.length < corners.length) faults.add('repeated-position');
	const points = kept.slice(0, -1);
	const count = points.length;
	const at = (i: number) => points[i % count]!;
	const isFlat = points.every((p) => points.every((q) => turn(points[0]!, p, q) === 0));
	if (isFlat) return faults.add('zero-area');
	for (let i = 0; i < count; i++) {
		const [a, b, c] = [at(i), at(i + 1), at(i + 2)];
		if (turn(a, b, c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0n)
			faults.add('spike');
		for (let j = i + 2; j < count && j - i < count - 1; j++) {
			const [p, q] = [at(j), at(j + 1)];
			if (turn(a, b, p) * turn(a, b, q) < 0 && turn(p, q, a) * turn(p, q, b) < 0) faults.add('self-crossing');
			else if (isOn(a, b, p) || isOn(a, b, q) || isOn(p, q, a) || isOn(p, q, b)) faults.add('self-touch');
		}
	}
	return faults;
}
