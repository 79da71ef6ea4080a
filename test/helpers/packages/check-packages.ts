import { findBruteGap, type BruteArea, type BruteGround } from './brute-neighbours.ts';

/*
 * Checks packages against their definition, independently of the code under test: neighbours by brute force, connectivity,
 * membership, clusters, sums and range.
 */

export interface CheckedCommunity extends BruteArea {
	clusterId: string | null;
	households: number;
	floorAreaM2: number;
}

export interface CheckedPackage {
	id: string;
	communityIds: readonly string[];
	/** Checked where given. */
	clusterId?: string | null;
	households?: number;
	floorAreaM2?: number;
}

export interface CheckedAnswer {
	packages: readonly CheckedPackage[];
	unassigned: readonly { id: string; reason: unknown }[];
}

export interface PackageRules {
	gapM: number;
	least: number;
	most: number;
	measure: 'households' | 'floorAreaM2';
	acrossClusters: boolean;
}

/** Rounding of coordinates and the hand's breadth that a way keeps from main streets. */
const SLACK_M = 0.1;

/** Faults of an answer; empty if there are none. */
export function checkPackages(
	answer: CheckedAnswer,
	communities: readonly CheckedCommunity[],
	ground: BruteGround,
	rules: PackageRules
): string[] {
	const problems: string[] = [];
	const byId = new Map(communities.map((community) => [community.id, community]));
	const places = new Map<string, string[]>();
	const put = (id: string, where: string) => places.set(id, [...(places.get(id) ?? []), where]);
	for (const { id, communityIds } of answer.packages) for (const member of communityIds) put(member, id);
	for (const { id, reason } of answer.unassigned) {
		put(id, 'none');
		if (!reason) problems.push(`${id} is in no package without a reason`);
	}
	for (const { id } of communities)
		if (places.get(id)?.length !== 1) problems.push(`${id} is in ${JSON.stringify(places.get(id) ?? [])}`);
	for (const id of places.keys()) if (!byId.has(id)) problems.push(`${id} is none of the communities`);
	if (new Set(answer.packages.map(({ id }) => id)).size !== answer.packages.length)
		problems.push('two packages have one id');
	for (const one of answer.packages) problems.push(...checkPackage(one, byId, ground, rules));
	return problems;
}

function checkPackage(
	{ id, communityIds, ...said }: CheckedPackage,
	byId: ReadonlyMap<string, CheckedCommunity>,
	ground: BruteGround,
	{ gapM, least, most, measure, acrossClusters }: PackageRules
): string[] {
	const problems: string[] = [];
	const members = communityIds.flatMap((member) => byId.get(member) ?? []);
	if (members.length < 2) problems.push(`${id} has ${members.length} communities`);
	if (communityIds.join() !== communityIds.toSorted().join()) problems.push(`${id} is not in order`);
	const clusters = [...new Set(members.map(({ clusterId }) => clusterId))];
	if (!acrossClusters && clusters.length > 1) problems.push(`${id} lies in clusters ${clusters.join()}`);
	if (said.clusterId !== undefined && clusters.length === 1 && said.clusterId !== clusters[0])
		problems.push(`${id} is said to lie in ${said.clusterId}`);
	for (const amount of ['households', 'floorAreaM2'] as const) {
		let sum = 0;
		for (const member of members) sum += member[amount];
		if (said[amount] !== undefined && Math.abs(said[amount] - sum) > 1e-6)
			problems.push(`${id} has ${sum} ${amount}, not ${said[amount]}`);
		if (amount === measure && (sum < least - 1e-6 || sum > most + 1e-6))
			problems.push(`${id} has ${sum} ${amount}, which is out of range`);
	}
	const isReached = new Set(members.slice(0, 1));
	const queue = [...isReached];
	for (const member of queue)
		for (const other of members)
			if (!isReached.has(other) && areNeighbours(member, other, ground, gapM)) {
				isReached.add(other);
				queue.push(other);
			}
	if (isReached.size < members.length)
		problems.push(
			`${id} does not hang together: ${members.filter((one) => !isReached.has(one)).map((one) => one.id)}`
		);
	return problems;
}

/** Whether sampling finds a way within the gap that no main street crosses. */
export function areNeighbours(a: BruteArea, b: BruteArea, ground: BruteGround, gapM: number): boolean {
	return findBruteGap(a, b, ground, { limitM: gapM + SLACK_M, stepM: 2, clearM: 0 }) < Infinity;
}
