import { bboxOf } from '../geometry/bbox.ts';
import { BoxIndex } from '../geometry/box-index.ts';
import type { LocalMetres } from '../geometry/local-metres.ts';
import { MAIN_STREET_CLASSES, STREET_CLASSES, type Network } from '../network/types.ts';
import { bboxOfSide, type Side } from '../geometry/sides.ts';
import { crossingShares } from '../geometry/segment-crossing.ts';
import { shortestWay, type Way } from '../geometry/shortest-way.ts';
import { TOUCH_M } from './settings.ts';
import type { StreetBetween } from './types.ts';

const IS_MAIN = STREET_CLASSES.map((streetClass) => MAIN_STREET_CLASSES.includes(streetClass));

/** Street lines in a local metric plane: those of main streets part neighbours, the others may lie between them. */
export class StreetLines {
	readonly #pieces: Side[] = [];
	readonly #edges: number[] = [];
	readonly #index: BoxIndex;
	readonly #network: Network;

	constructor(network: Network, plane: LocalMetres, isListed: (isMain: boolean) => boolean) {
		this.#network = network;
		const { edgeCount, edgeClass, shapeStart, shapeLngLat } = network;
		for (let edge = 0; edge < edgeCount; edge++) {
			if (!isListed(IS_MAIN[edgeClass[edge]!]!)) continue;
			const at = (k: number) => plane.toXy([shapeLngLat[2 * k]!, shapeLngLat[2 * k + 1]!]);
			for (let i = shapeStart[edge]!; i < shapeStart[edge + 1]! - 1; i++) {
				this.#pieces.push([at(i), at(i + 1)]);
				this.#edges.push(edge);
			}
		}
		this.#index = new BoxIndex(this.#pieces.map(bboxOfSide));
	}

	/** Straight pieces of the lines whose bounding boxes come within `marginM` of that of the sides. */
	listNear(sides: readonly Side[], marginM = TOUCH_M): Side[] {
		return this.#search(sides, marginM).map((i) => this.#pieces[i]!);
	}

	/** The same with the street that each is a piece of. */
	listStreetsNear(sides: readonly Side[], marginM: number): { piece: Side; street: StreetBetween }[] {
		return this.#search(sides, marginM).map((i) => ({
			piece: this.#pieces[i]!,
			street: this.#describe(this.#edges[i]!)
		}));
	}

	#search(sides: readonly Side[], marginM: number): number[] {
		return this.#index.search(bboxOf(sides.flat()), marginM);
	}

	/** Whether no line comes within {@link TOUCH_M} of the way. */
	isClear({ p, q }: Way): boolean {
		return !this.listNear([[p, q]]).some((piece) => touches(piece, [p, q]));
	}

	/**
	 * The street that lies over a way: the one met nearest to its middle; of several there the first by name and class.
	 */
	findOver({ p, q, lengthM }: Way): StreetBetween | null {
		const over = this.#search([[p, q]], TOUCH_M).flatMap((i) => {
			const piece = this.#pieces[i]!;
			if (!touches(piece, [p, q])) return [];
			const share = crossingShares([p, q], piece)?.[0] ?? 0.5;
			const street = this.#describe(this.#edges[i]!);
			return [{ street, offM: Math.round(1000 * lengthM * Math.abs(share - 0.5)) / 1000 }];
		});
		const order = ({ name, streetClass }: StreetBetween) => `${name}\n${streetClass}`;
		const [nearest] = over.toSorted(
			(m, n) => m.offM - n.offM || (order(m.street) < order(n.street) ? -1 : 1)
		);
		return nearest?.street ?? null;
	}

	#describe(edge: number): StreetBetween {
		const { names, edgeName, edgeClass } = this.#network;
		return { name: names[edgeName[edge]!]!, streetClass: STREET_CLASSES[edgeClass[edge]!]! };
	}
}

/** Whether a way comes within {@link TOUCH_M} of a piece of a line. */
const touches = (piece: Side, way: Side): boolean => shortestWay(piece, way).lengthM <= TOUCH_M;
