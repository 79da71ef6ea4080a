import { Boundaries } from '../neighbours/boundaries.ts';
import type { NeighbourArea } from '../neighbours/types.ts';
import { MAIN_STREET_CLASSES, STREET_CLASSES, type Network, type StreetClass } from '../network/types.ts';
import { buildPackageMeasure, type PackageFigures } from './measure-package.ts';
import { PACKAGE_MINUTES } from './settings.ts';
import type { PackageGround, PackageSettings } from './types.ts';

/** Streets are looked at in pieces no longer than this, metres. */
const PIECE_M = 5;

/** A street or alley that belongs to a package. */
export interface PackageStreet {
	/** '' for nameless alleys, which are summed by class. */
	name: string;
	streetClass: StreetClass;
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

export interface DescribedPackage {
	ground: PackageGround;
	settings: PackageSettings;
	communityIds: readonly string[];
	/** Of at least its members; WGS-84. */
	areas: readonly NeighbourArea[];
	network: Network;
	minutes?: readonly number[];
}

/**
 * A package with its streets, walls and coverage. Streets are measured in pieces of at most 5 m, each by its middle.
 *
 * @throws RangeError if one of its communities is not of the ground
 */
export function describePackage({
	ground,
	settings,
	communityIds,
	areas,
	network,
	minutes = PACKAGE_MINUTES
}: DescribedPackage): PackageDescription {
	const members = new Set(communityIds);
	const communities = ground.communities.filter(({ id }) => members.has(id));
	return {
		figures: buildPackageMeasure(ground, settings)(communityIds),
		streets: listStreets(
			areas.filter(({ id }) => members.has(id)),
			network,
			ground.gapM
		),
		walls: ground.pairs
			.filter(({ a, b, sharedWallM }) => members.has(a) && members.has(b) && sharedWallM > 0)
			.map(({ a, b, sharedWallM }) => ({ a, b, sharedWallM }))
			.toSorted((m, n) => n.sharedWallM - m.sharedWallM),
		covered: minutes.map((budget) => ({
			minutes: budget,
			households: communities
				.filter(({ walkSeconds }) => walkSeconds !== null && walkSeconds <= 60 * budget)
				.reduce((sum, { households }) => sum + households, 0)
		}))
	};
}

function listStreets(areas: readonly NeighbourArea[], network: Network, gapM: number): PackageStreet[] {
	const boundaries = new Boundaries(areas);
	const { plane } = boundaries;
	const { edgeCount, edgeClass, edgeName, names, shapeStart, shapeLngLat } = network;
	const streets = new Map<string, PackageStreet>();
	for (let edge = 0; edge < edgeCount; edge++) {
		const streetClass = STREET_CLASSES[edgeClass[edge]!]!;
		if (MAIN_STREET_CLASSES.includes(streetClass)) continue;
		const at = (k: number) => plane.toXy([shapeLngLat[2 * k]!, shapeLngLat[2 * k + 1]!]);
		for (let k = shapeStart[edge]!; k < shapeStart[edge + 1]! - 1; k++) {
			const [[ax, ay], [bx, by]] = [at(k), at(k + 1)];
			const near = boundaries.listNear(
				[
					[ax, ay],
					[bx, by]
				],
				gapM
			);
			if (near.length === 0) continue;
			const lengthM = Math.hypot(bx - ax, by - ay);
			const pieces = Math.max(1, Math.ceil(lengthM / PIECE_M));
			for (let piece = 0; piece < pieces; piece++) {
				const share = (piece + 0.5) / pieces;
				const place = whereIs(boundaries, [ax + share * (bx - ax), ay + share * (by - ay)], gapM);
				if (!place) continue;
				const name = names[edgeName[edge]!]!;
				const key = `${name}\n${streetClass}`;
				const street = streets.get(key) ?? { name, streetClass, betweenM: 0, besideM: 0 };
				street[place] += lengthM / pieces;
				streets.set(key, street);
			}
		}
	}
	return [...streets.values()].toSorted(
		(m, n) => n.betweenM - m.betweenM || n.besideM - m.besideM || (orderOf(m) < orderOf(n) ? -1 : 1)
	);
}

const orderOf = ({ name, streetClass }: PackageStreet) => `${name}\n${streetClass}`;

function whereIs(
	boundaries: Boundaries,
	xy: [x: number, y: number],
	gapM: number
): 'betweenM' | 'besideM' | undefined {
	if (boundaries.listHolding(xy).length > 0 || boundaries.listAround(xy, gapM).length > 1) return 'betweenM';
	return boundaries.listAround(xy, gapM / 2).length > 0 ? 'besideM' : undefined;
}
