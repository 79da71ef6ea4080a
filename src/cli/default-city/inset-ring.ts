import { signedRingArea } from '#lib/core/geometry/ring-area.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import { distanceM, isSimple } from './polygon.ts';

/** A ring whose side from point i to point i + 1 carries label i. */
export interface LabelledRing<Label> {
	points: Xy[];
	labels: Label[];
}

interface Line<Label> {
	/** A point of the moved side and its unit direction. */
	at: Xy;
	to: Xy;
	direction: Xy;
	insetM: number;
	label: Label;
}

/**
 * The ring with every side moved inwards by its own distance; sides that vanish are left out.
 *
 * @param ring counter-clockwise
 * @returns `undefined` if nothing well formed is left
 */
export function insetRing<Label>(
	ring: LabelledRing<Label>,
	toInsetM: (label: Label) => number
): LabelledRing<Label> | undefined {
	const merged = mergeStraight(ring, (a, b) => toInsetM(a) === toInsetM(b));
	let lines = merged.points.map((a, i): Line<Label> => {
		const b = merged.points[(i + 1) % merged.points.length]!;
		const lengthM = distanceM(a, b);
		const direction: Xy = [(b[0] - a[0]) / lengthM, (b[1] - a[1]) / lengthM];
		const label = merged.labels[i]!;
		const insetM = toInsetM(label);
		const move = ([x, y]: Xy): Xy => [x - direction[1] * insetM, y + direction[0] * insetM];
		return { at: move(a), to: move(b), direction, insetM, label };
	});
	while (lines.length >= 3) {
		const sides = lines.map((line, i) => meet(lines[(i + lines.length - 1) % lines.length]!, line));
		const starts = sides.map((points) => points.at(-1)!);
		const ends = lines.map((_, i) => sides[(i + 1) % sides.length]![0]!);
		const lengths = lines.map(
			({ direction }, i) =>
				(ends[i]![0] - starts[i]![0]) * direction[0] + (ends[i]![1] - starts[i]![1]) * direction[1]
		);
		const worst = lengths.indexOf(Math.min(...lengths));
		if (lengths[worst]! > 0.05) {
			const points: Xy[] = [];
			const labels: Label[] = [];
			for (const [i, line] of lines.entries()) {
				for (const point of sides[i]!) {
					points.push(point);
					labels.push(line.label);
				}
			}
			return signedRingArea(points) > 0 && isSimple(points) ? { points, labels } : undefined;
		}
		lines = lines.filter((_, i) => i !== worst);
	}
	return undefined;
}

/** Where one moved side goes over into the next; two points where nearly parallel sides moved unequally. */
function meet<Label>(before: Line<Label>, after: Line<Label>): Xy[] {
	const cross = before.direction[0] * after.direction[1] - before.direction[1] * after.direction[0];
	if (Math.abs(cross) < 0.14) {
		if (before.insetM !== after.insetM && distanceM(before.to, after.at) > 0.3) return [before.to, after.at];
		return [[(before.to[0] + after.at[0]) / 2, (before.to[1] + after.at[1]) / 2]];
	}
	const [dx, dy] = [after.at[0] - before.at[0], after.at[1] - before.at[1]];
	const t = (dx * after.direction[1] - dy * after.direction[0]) / cross;
	return [[before.at[0] + before.direction[0] * t, before.at[1] + before.direction[1] * t]];
}

/** Leaves out points where the boundary runs straight on (within 0.4 m) beside the same kind of side. */
export function mergeStraight<Label>(
	{ points, labels }: LabelledRing<Label>,
	isSame: (a: Label, b: Label) => boolean
): LabelledRing<Label> {
	let kept = points.map((xy, i) => ({ xy, label: labels[i]! }));
	for (let i = 0; i < kept.length && kept.length > 3;) {
		const before = kept[(i + kept.length - 1) % kept.length]!;
		const here = kept[i]!;
		const after = kept[(i + 1) % kept.length]!;
		const baseM = distanceM(before.xy, after.xy);
		const offM =
			Math.abs(
				(after.xy[0] - before.xy[0]) * (here.xy[1] - before.xy[1]) -
					(after.xy[1] - before.xy[1]) * (here.xy[0] - before.xy[0])
			) / Math.max(baseM, 1e-9);
		const isAhead =
			(here.xy[0] - before.xy[0]) * (after.xy[0] - here.xy[0]) +
				(here.xy[1] - before.xy[1]) * (after.xy[1] - here.xy[1]) >
			0;
		if (offM < 0.4 && isAhead && isSame(before.label, here.label)) kept = kept.filter((_, k) => k !== i);
		else i++;
	}
	return { points: kept.map(({ xy }) => xy), labels: kept.map(({ label }) => label) };
}
