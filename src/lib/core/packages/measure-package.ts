import { isOnTarget } from './is-on-target.ts';
import { PackageCost, type PackageFaults } from './package-cost.ts';
import { buildPackageGraph } from './package-graph.ts';
import type { PackageGround, PackageSettings } from './types.ts';

/** The figures of a package. */
export interface PackageFigures {
	/** Sorted; several only across clusters. `null`: communities without a cluster. */
	clusterIds: (string | null)[];
	districtIds: (string | null)[];
	/** Of the centres nearest to its members. */
	centreIds: (string | null)[];
	communities: number;
	households: number;
	people: number;
	floorAreaM2: number;
	/** In the measure of the settings. */
	size: number;
	/** (size − target) ÷ target. */
	deviation: number;
	/** Within `ON_TARGET_SHARE` of the target. */
	isOnTarget: boolean;
	/** Within least and most; a manual package need not be. */
	isInRange: boolean;
	/** Boundary of its members that faces each axis, metres; axes by id. */
	frontages: { axisId: string; frontageM: number }[];
	/** Walls between its members, which can be removed, metres. */
	sharedWallM: number;
	/** How far it is from each preference. */
	faults: PackageFaults;
}

/** Measures packages of one ground; the relation is prepared once. */
export function buildPackageMeasure(
	ground: PackageGround,
	settings: PackageSettings
): (communityIds: readonly string[]) => PackageFigures {
	const graph = buildPackageGraph(ground, settings);
	const cost = new PackageCost(graph, settings);
	const numberOf = new Map(graph.communities.map(({ id }, i) => [id, i]));
	return (communityIds) => {
		const numbers = communityIds.map((id) => {
			const number = numberOf.get(id);
			if (number === undefined) throw new RangeError(`There is no community "${id}" to be packaged.`);
			return number;
		});
		const members = numbers.map((i) => graph.communities[i]!);
		const inside = new Set(communityIds);
		const sum = (of: (member: (typeof members)[number]) => number) =>
			members.reduce((total, member) => total + of(member), 0);
		const size = cost.sizeOf(numbers);
		return {
			clusterIds: listKinds(members.map(({ clusterId }) => clusterId)),
			districtIds: listKinds(members.map(({ districtId }) => districtId)),
			centreIds: listKinds(members.map(({ centreId }) => centreId)),
			communities: members.length,
			households: sum(({ households }) => households),
			people: sum(({ people }) => people),
			floorAreaM2: sum(({ floorAreaM2 }) => floorAreaM2),
			size,
			deviation: size / settings.target - 1,
			isOnTarget: isOnTarget(size, settings),
			isInRange: size >= settings.least && size <= settings.most,
			frontages: sumFrontages(members.flatMap(({ frontages }) => frontages)),
			sharedWallM: ground.pairs.reduce(
				(total, { a, b, sharedWallM }) => (inside.has(a) && inside.has(b) ? total + sharedWallM : total),
				0
			),
			faults: cost.listFaults(numbers)
		};
	};
}

/** Each once, sorted, what is not known last. */
function listKinds(kinds: readonly (string | null)[]): (string | null)[] {
	const known = kinds.filter((kind) => kind !== null);
	return [...[...new Set(known)].toSorted(), ...(known.length < kinds.length ? [null] : [])];
}

function sumFrontages(frontages: readonly { axisId: string; frontageM: number }[]) {
	const byAxis = new Map<string, number>();
	for (const { axisId, frontageM } of frontages) byAxis.set(axisId, (byAxis.get(axisId) ?? 0) + frontageM);
	return [...byAxis]
		.map(([axisId, frontageM]) => ({ axisId, frontageM }))
		.toSorted((a, b) => (a.axisId < b.axisId ? -1 : 1));
}
