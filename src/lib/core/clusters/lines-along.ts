import { BoxIndex } from '../geometry/box-index.ts';
import type { LocalMetres } from '../geometry/local-metres.ts';
import type { LngLat, Xy } from '../geometry/types.ts';
import { STREET_CLASSES, type Network } from '../network/types.ts';
import { bboxOfSide, distanceToSide, type Side } from '../geometry/sides.ts';
import type { BorderLine } from './types.ts';

/** A line runs along a border if it is no farther from it than the widest street's middle, metres. */
const ASIDE_M = 20;

/** … and their directions differ by no more than this; the cosine of 30°. */
const ALONG_COS = Math.cos(Math.PI / 6);

/** Streets and railways, found by what they run along. */
export class LinesAlong {
	readonly #pieces: Side[] = [];
	readonly #lines: { line: BorderLine; rank: number }[] = [];
	readonly #index: BoxIndex;

	constructor(plane: LocalMetres, network: Network | undefined, railways: readonly LngLat[][]) {
		for (const railway of railways)
			this.#add({ name: '', lineClass: 'railway' }, -1, railway.map(plane.toXy));
		for (let edge = 0; edge < (network?.edgeCount ?? 0); edge++) {
			const { names, edgeName, edgeClass, shapeStart, shapeLngLat } = network!;
			const shape: Xy[] = [];
			for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]!; i++)
				shape.push(plane.toXy([shapeLngLat[2 * i]!, shapeLngLat[2 * i + 1]!]));
			const rank = edgeClass[edge]!;
			this.#add({ name: names[edgeName[edge]!]!, lineClass: STREET_CLASSES[rank]! }, rank, shape);
		}
		this.#index = new BoxIndex(this.#pieces.map(bboxOfSide));
	}

	#add(line: BorderLine, rank: number, shape: readonly Xy[]) {
		for (let i = 1; i < shape.length; i++) {
			this.#pieces.push([shape[i - 1]!, shape[i]!]);
			this.#lines.push({ line, rank });
		}
	}

	/** What runs along a short piece of border: the widest street, a railway before all; of equals the nearest. */
	findAlong(p: Xy, q: Xy): BorderLine | undefined {
		const middle: Xy = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
		const [x, y] = middle;
		let best: { line: BorderLine; rank: number; asideM: number } | undefined;
		for (const i of this.#index.search([x, y, x, y], ASIDE_M)) {
			const [piece, { line, rank }] = [this.#pieces[i]!, this.#lines[i]!];
			const asideM = distanceToSide(piece, middle);
			if (asideM > ASIDE_M || !isAlong(piece, [p, q])) continue;
			const isBetter =
				!best ||
				rank < best.rank ||
				(rank === best.rank &&
					(asideM < best.asideM || (asideM === best.asideM && line.name < best.line.name)));
			if (isBetter) best = { line, rank, asideM };
		}
		return best?.line;
	}
}

function isAlong([a, b]: Side, [p, q]: Side): boolean {
	const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], q[0] - p[0], q[1] - p[1]];
	return Math.abs(ux * vx + uy * vy) >= ALONG_COS * Math.hypot(ux, uy) * Math.hypot(vx, vy);
}
