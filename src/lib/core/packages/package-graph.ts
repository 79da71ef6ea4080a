import type { PackageCommunity, PackageGround, PackageSettings } from './types.ts';

/** A neighbour of a community, as packages see it. */
export interface GraphLink {
	to: number;
	wallM: number;
	/** Frontage on a common axis: of the two that face it, the shorter one's; metres. */
	frontageM: number;
}

/** Communities by number, and which of them may share a package. Numbers follow the order of ids. */
export interface PackageGraph {
	communities: PackageCommunity[];
	/** Size of each, in the measure. */
	sizes: Float64Array;
	links: GraphLink[][];
}

/** Whether two neighbours may be in one package, as far as clusters say. */
export function mayJoin(
	a: PackageCommunity,
	b: PackageCommunity,
	{ acrossClusters }: Pick<PackageSettings, 'acrossClusters'>
): boolean {
	return acrossClusters || a.clusterId === b.clusterId;
}

/** The graph of the communities with these ids under the relation. */
export function buildPackageGraph(
	{ communities, pairs }: Pick<PackageGround, 'communities' | 'pairs'>,
	settings: Pick<PackageSettings, 'acrossClusters' | 'measure'>
): PackageGraph {
	const sorted = communities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const numberOf = new Map(sorted.map(({ id }, i) => [id, i]));
	const links: GraphLink[][] = sorted.map(() => []);
	for (const { a, b, sharedWallM: wallM } of pairs) {
		const [from, to] = [numberOf.get(a), numberOf.get(b)];
		if (from === undefined || to === undefined) continue;
		const [one, other] = [sorted[from]!, sorted[to]!];
		if (!mayJoin(one, other, settings)) continue;
		const frontageM = commonFrontageM(one, other);
		links[from]!.push({ to, wallM, frontageM });
		links[to]!.push({ to: from, wallM, frontageM });
	}
	for (const list of links) list.sort((m, n) => m.to - n.to);
	return { communities: sorted, sizes: Float64Array.from(sorted, (one) => one[settings.measure]), links };
}

function commonFrontageM(one: PackageCommunity, other: PackageCommunity): number {
	return one.frontages.reduce((sum, { axisId, frontageM }) => {
		const facing = other.frontages.find((frontage) => frontage.axisId === axisId);
		return sum + (facing ? Math.min(frontageM, facing.frontageM) : 0);
	}, 0);
}

/** Connected groups among the listed numbers. */
export function listGraphGroups({ links }: PackageGraph, listed: readonly number[]): number[][] {
	const isListed = new Set(listed);
	const seen = new Set<number>();
	return listed
		.toSorted((a, b) => a - b)
		.flatMap((start) => {
			if (seen.has(start)) return [];
			seen.add(start);
			const group = [start];
			for (const member of group)
				for (const { to } of links[member]!)
					if (isListed.has(to) && !seen.has(to)) {
						seen.add(to);
						group.push(to);
					}
			return [group.toSorted((a, b) => a - b)];
		});
}
