import type { Stop } from '../work/work-budget.ts';
import { buildRandom } from '../geometry/seeded-random.ts';
import { boundBySizes, boundOnTarget } from './bound-packing.ts';
import { checkSettings } from './check-settings.ts';
import { explainUnassigned } from './explain-unassigned.ts';
import { isOnTarget } from './is-on-target.ts';
import { packBySearch } from './pack-by-search.ts';
import { packExactly } from './pack-exactly.ts';
import { PackageCost } from './package-cost.ts';
import { buildPackageGraph, listGraphGroups, type PackageGraph } from './package-graph.ts';
import { namePackage } from './name-package.ts';
import type {
	GroupFinding,
	Package,
	PackageAmount,
	PackageBound,
	PackageGround,
	PackageProposal,
	PackageSettings
} from './types.ts';

export interface ProposalOptions {
	/** Whole number: the same one gives the same packages. */
	seed?: number;
	/** These are kept unchanged, and the rest is planned around them. */
	locked?: readonly Package[];
	/** After this the best so far is returned, and says so; unlimited if not given. Needs `nowMs`. */
	timeLimitMs?: number;
	nowMs?: () => number;
	/** Called with the share done, from 0 to 1. */
	onProgress?: (share: number) => void;
}

/**
 * Divides communities into packages: each connected under the neighbour relation, inside one cluster, of two
 * communities or more, its size within the range. First as much as possible in packages, then as much as possible in
 * packages on target, then what the planner prefers.
 *
 * Each connected group of communities is divided by itself: exactly if it is small enough, with a proven optimum,
 * else by a seeded search beside a bound. The order of the input does not matter.
 *
 * @returns without packages if there are none within the range; every community is in a package or has a reason
 * @throws RangeError if the settings contradict themselves, or a locked package has what is not in the ground
 */
export function proposePackages(
	ground: PackageGround,
	settings: PackageSettings,
	{
		seed = 1,
		locked = [],
		timeLimitMs = Infinity,
		nowMs = () => 0,
		onProgress = () => {}
	}: ProposalOptions = {}
): PackageProposal {
	checkSettings(settings);
	checkLocked(ground, locked);
	const endMs = nowMs() + timeLimitMs;
	const graph = buildPackageGraph(ground, settings);
	const cost = new PackageCost(graph, settings);
	const lockedIds = new Set(locked.flatMap(({ communityIds }) => communityIds));
	const free = [...graph.communities.keys()].filter(
		(i) => !lockedIds.has(graph.communities[i]!.id) && graph.sizes[i]! <= settings.most
	);
	const groups = listGraphGroups(graph, free).filter(
		(group) => group.length > 1 && cost.sizeOf(group) >= settings.least
	);
	const packages = [...locked];
	const findings: GroupFinding[] = [];
	let stopped: Stop = null;
	let done = 0;
	const all = groups.reduce((sum, group) => sum + group.length, 0);
	for (const group of groups) {
		const exact = packExactly(group, graph, cost, settings);
		const random = buildRandom(seed + group[0]!);
		const isOver = () => {
			if (nowMs() <= endMs) return false;
			stopped = 'time';
			return true;
		};
		const packing = exact ?? packBySearch(group, graph, cost, settings, { random, isOver });
		for (const part of packing.parts) {
			const communityIds = part.map((i) => graph.communities[i]!.id);
			packages.push({ id: namePackage(communityIds, packages), name: '', isLocked: false, communityIds });
		}
		findings.push(describeGroup(group, packing.parts, exact !== undefined, graph, settings));
		done += group.length;
		onProgress(done / all);
	}
	const unassigned = explainUnassigned(ground, settings, { packages, findings });
	return {
		plan: { settings, packages: packages.toSorted((a, b) => (a.id < b.id ? -1 : 1)), unassigned },
		bound: sumBounds(findings),
		groups: findings,
		stopped
	};
}

/** What was locked in another plan may not fit this one. */
function checkLocked({ communities }: PackageGround, locked: readonly Package[]): void {
	const free = new Set(communities.map(({ id }) => id));
	for (const { id, communityIds } of locked)
		for (const member of communityIds)
			if (!free.delete(member))
				throw new RangeError(
					`Locked package ${id} has ${member}, which is not to be renewed or is in another one.`
				);
}

function describeGroup(
	group: readonly number[],
	parts: readonly number[][],
	isExact: boolean,
	graph: PackageGraph,
	settings: PackageSettings
): GroupFinding {
	const amountOf = (members: readonly number[]): PackageAmount => ({
		communities: members.length,
		size: members.reduce((sum, i) => sum + graph.sizes[i]!, 0)
	});
	const total = amountOf(group);
	const packed = amountOf(parts.flat());
	const onTarget = amountOf(parts.filter((part) => isOnTarget(amountOf(part).size, settings)).flat());
	return {
		...total,
		communityIds: group.map((i) => graph.communities[i]!.id),
		packed,
		packedBound: isExact ? packed.size : boundBySizes(total.size, settings.least, settings.most),
		onTarget,
		onTargetBound: isExact
			? onTarget.size
			: boundOnTarget(total.size, packed.size, settings, group.length / 2),
		isExact
	};
}

function sumBounds(groups: readonly GroupFinding[]): PackageBound {
	const sum = (of: (group: GroupFinding) => number) => groups.reduce((total, group) => total + of(group), 0);
	const packed = sum((group) => group.packed.size);
	const packedBound = sum((group) => group.packedBound);
	const onTarget = sum((group) => group.onTarget.size);
	const onTargetBound = sum((group) => group.onTargetBound);
	return {
		packed,
		packedBound,
		onTarget,
		onTargetBound,
		isOptimal: packedBound - packed < 1e-6 && onTargetBound - onTarget < 1e-6
	};
}
