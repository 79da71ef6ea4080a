import type { Xy } from '../geometry/types.ts';
import { Boundaries } from '../neighbours/boundaries.ts';
import { pointAt } from '../geometry/sides.ts';
import { wayOf } from '../geometry/shortest-way.ts';
import { StreetLines } from '../neighbours/street-lines.ts';
import type { NeighbourArea, StreetBetween } from '../neighbours/types.ts';
import type { Network } from '../network/types.ts';
import { buildPackageMeasure, type PackageFigures } from './measure-package.ts';
import { PACKAGE_MINUTES } from './settings.ts';
import type { PackageGround, PackageSettings } from './types.ts';

/** Streets are measured in pieces no longer than this, metres. */
const PIECE_M = 5;

/** A street or alley that belongs to a package; nameless ones are summed by class. */
export interface PackageStreet extends StreetBetween {
	/** Inside a member, or within the neighbour rule's gap of two of them: renewed with the package; metres. */
	betweenM: number;
	/** Within half the gap of one member only: borders the package; metres. */
	besideM: number;
}

/** What a package holds, beyond its figures. */
export interface PackageDescription {
	figures: PackageFigures;
	/** Longest between members first. Main streets part packages: they are none of theirs. */
	streets: PackageStreet[];
	/** Walls between its members that can be removed, longest first. */
	walls: { a: string; b: string; sharedWallM: number }[];
	/** Households whose nearest centre is within so many minutes, by the walks that the ground knows. */
	covered: { minutes: number; households: number }[];
}

export interface DescriberSources {
	ground: PackageGround;
	settings: PackageSettings;
	/** Of at least the members of what is described; WGS-84. */
	areas: readonly NeighbourArea[];
	network: Network;
	minutes?: readonly number[];
}

/** Describes packages of one ground; what is found by place is prepared once. */
export class PackageDescriber {
	readonly #ground: PackageGround;
	readonly #areas: readonly NeighbourArea[];
	readonly #minutes: readonly number[];
	readonly #measure: (communityIds: readonly string[]) => PackageFigures;
	readonly #boundaries: Boundaries;
	readonly #lesserStreets: StreetLines;

	constructor({ ground, settings, areas, network, minutes = PACKAGE_MINUTES }: DescriberSources) {
		this.#ground = ground;
		this.#areas = areas;
		this.#minutes = minutes;
		this.#measure = buildPackageMeasure(ground, settings);
		this.#boundaries = new Boundaries(areas);
		this.#lesserStreets = new StreetLines(network, this.#boundaries.plane, (isMain) => !isMain);
	}

	/**
	 * A package with its streets, walls and coverage. Streets are measured in pieces of at most 5 m, each by its middle.
	 *
	 * @throws RangeError if one of its communities is not of the ground
	 */
	describe(communityIds: readonly string[]): PackageDescription {
		const members = new Set(communityIds);
		const { communities, pairs } = this.#ground;
		const inside = communities.filter(({ id }) => members.has(id));
		return {
			figures: this.#measure(communityIds),
			streets: this.#listStreets(members),
			walls: pairs
				.filter(({ a, b, sharedWallM }) => members.has(a) && members.has(b) && sharedWallM > 0)
				.map(({ a, b, sharedWallM }) => ({ a, b, sharedWallM }))
				.toSorted((m, n) => n.sharedWallM - m.sharedWallM),
			covered: this.#minutes.map((minutes) => ({
				minutes,
				households: inside
					.filter(({ walkSeconds }) => walkSeconds !== null && walkSeconds <= 60 * minutes)
					.reduce((sum, { households }) => sum + households, 0)
			}))
		};
	}

	#listStreets(members: ReadonlySet<string>): PackageStreet[] {
		const numbers = new Set([...this.#areas.keys()].filter((area) => members.has(this.#areas[area]!.id)));
		const sides = [...numbers].flatMap((area) => this.#boundaries.listOf(area));
		const streets = new Map<string, PackageStreet>();
		for (const { piece, street } of this.#lesserStreets.listStreetsNear(sides, this.#ground.gapM)) {
			const lengthM = wayOf(...piece).lengthM;
			const count = Math.max(1, Math.ceil(lengthM / PIECE_M));
			for (let i = 0; i < count; i++) {
				const place = this.#whereIs(pointAt(piece, (i + 0.5) / count), numbers);
				if (!place) continue;
				const key = orderOf(street);
				const known = streets.get(key) ?? { ...street, betweenM: 0, besideM: 0 };
				known[place] += lengthM / count;
				streets.set(key, known);
			}
		}
		return [...streets.values()].toSorted(
			(m, n) => n.betweenM - m.betweenM || n.besideM - m.besideM || (orderOf(m) < orderOf(n) ? -1 : 1)
		);
	}

	/** Whether a place of a street lies between members, given by the numbers of their areas, or beside one. */
	#whereIs(xy: Xy, members: ReadonlySet<number>): 'betweenM' | 'besideM' | undefined {
		const { gapM } = this.#ground;
		const within = (limitM: number) =>
			this.#boundaries.listAround(xy, limitM).filter((area) => members.has(area)).length;
		if (within(gapM) > 1 || this.#boundaries.listHolding(xy).some((area) => members.has(area)))
			return 'betweenM';
		return within(gapM / 2) > 0 ? 'besideM' : undefined;
	}
}

const orderOf = ({ name, streetClass }: StreetBetween) => `${name}\n${streetClass}`;
