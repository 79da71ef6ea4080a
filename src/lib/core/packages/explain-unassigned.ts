import { boundBySizes } from './bound-packing.ts';
import { buildPackageGraph, listGraphGroups, mayJoin } from './package-graph.ts';
import type {
	GroupFinding,
	Package,
	PackageCommunity,
	PackageGround,
	PackageSettings,
	Unassigned,
	UnassignedReason
} from './types.ts';

/**
 * Why each community is in none of the packages, by id.
 *
 * @param findings groups that were divided, with the communities left over in each
 */
export function explainUnassigned(
	ground: PackageGround,
	settings: PackageSettings,
	{ packages, findings }: { packages: readonly Package[]; findings: readonly GroupFinding[] }
): Unassigned[] {
	const { least, most, measure } = settings;
	const graph = buildPackageGraph(ground, settings);
	const byId = new Map(ground.communities.map((community) => [community.id, community]));
	const packed = new Set(packages.flatMap(({ communityIds }) => communityIds));
	const lockedIds = new Set(packages.filter(({ isLocked }) => isLocked).flatMap((one) => one.communityIds));
	const findingOf = new Map(
		findings.flatMap((group) => group.communityIds.map((id) => [id, group] as const))
	);
	const isFree = (id: string) => !lockedIds.has(id) && byId.get(id)![measure] <= most;
	const free = [...graph.communities.keys()].filter((i) => isFree(graph.communities[i]!.id));
	const groupOf = new Map(
		listGraphGroups(graph, free).flatMap((group) => group.map((i) => [i, group] as const))
	);
	const bordering = listBordering(ground);
	const explain = (i: number): UnassignedReason => {
		const community = graph.communities[i]!;
		const size = graph.sizes[i]!;
		if (size > most) return { code: 'too-large', size, most };
		const group = groupOf.get(i)!;
		const finding = findingOf.get(community.id);
		if (finding)
			return {
				code: 'remainder',
				communities: finding.communities,
				size: finding.size,
				isProven: finding.packedBound - finding.packed.size < 1e-6,
				arithmetic: boundBySizes(finding.size, least, most) < finding.size - 1e-6
			};
		if (group.length > 1) {
			const total = group.reduce((sum, member) => sum + graph.sizes[member]!, 0);
			return { code: 'group-too-small', communities: group.length, size: total, least };
		}
		const fits = size >= least;
		const others = (bordering.get(community.id) ?? []).map((id) => byId.get(id)!);
		if (others.length === 0) {
			const nearest = ground.nearestOthers[community.id] ?? null;
			return { code: 'alone', gapM: ground.gapM, size, fits, nearest };
		}
		return { code: 'parted', ...sortOthers(community, others, settings, lockedIds), size, fits };
	};
	return [...graph.communities.keys()]
		.filter((i) => !packed.has(graph.communities[i]!.id))
		.map((i) => ({ id: graph.communities[i]!.id, reason: explain(i) }));
}

function listBordering({ pairs }: PackageGround): Map<string, string[]> {
	const bordering = new Map<string, string[]>();
	const add = (from: string, to: string) => bordering.set(from, [...(bordering.get(from) ?? []), to]);
	for (const { a, b } of pairs) {
		add(a, b);
		add(b, a);
	}
	return bordering;
}

/** What keeps each of the communities that border one from being in a package with it; the first that applies. */
function sortOthers(
	community: PackageCommunity,
	others: readonly PackageCommunity[],
	settings: PackageSettings,
	lockedIds: ReadonlySet<string>
) {
	const isOutside = (other: PackageCommunity) => !mayJoin(community, other, settings);
	const inside = others.filter((other) => !isOutside(other));
	const clusterIds = others.filter(isOutside).map(({ clusterId }) => clusterId ?? '');
	return {
		otherClusterIds: [...new Set(clusterIds)].toSorted(),
		lockedIds: idsOf(inside.filter(({ id }) => lockedIds.has(id))),
		tooLargeIds: idsOf(inside.filter(({ id }) => !lockedIds.has(id)))
	};
}

const idsOf = (communities: readonly PackageCommunity[]) => communities.map(({ id }) => id).toSorted();
