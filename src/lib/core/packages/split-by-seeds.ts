import { Division } from './division.ts';
import { PackageCost } from './package-cost.ts';
import { buildPackageGraph } from './package-graph.ts';
import type { PackageGround, PackageSettings } from './types.ts';

/**
 * Divides connected communities into two connected parts, one around each seed. The smaller part grows first; then
 * communities change sides one by one as long as that makes the sizes more even.
 *
 * @param communityIds connected, the seeds among them
 * @returns sorted ids, in the order of the seeds
 */
export function splitBySeeds(
	ground: PackageGround,
	settings: PackageSettings,
	communityIds: readonly string[],
	seedIds: readonly [string, string]
): [string[], string[]] {
	const listed = new Set(communityIds);
	const graph = buildPackageGraph(
		{ ...ground, communities: ground.communities.filter(({ id }) => listed.has(id)) },
		settings
	);
	const numberOf = (id: string) => graph.communities.findIndex((community) => community.id === id);
	const members = [...graph.communities.keys()];
	const division = new Division(members, graph, new PackageCost(graph, settings));
	const seeds = seedIds.map(numberOf);
	const [first, second] = [division.addPart([seeds[0]!]), division.addPart([seeds[1]!])];
	const listBorder = (part: number) =>
		members.filter(
			(member) =>
				division.partOf(member) !== part &&
				graph.links[member]!.some(({ to }) => division.partOf(to) === part)
		);
	const growing = [first, second];
	while (growing.length > 0) {
		const part = growing.reduce((a, b) => (division.sizeOf(b) < division.sizeOf(a) ? b : a));
		const open = listBorder(part).find((member) => division.partOf(member) === undefined);
		if (open === undefined) growing.splice(growing.indexOf(part), 1);
		else division.move(open, part);
	}
	// Terminates: each change brings the sizes nearer to each other.
	for (let isChanged = true; isChanged;) {
		isChanged = false;
		const [small, large] =
			division.sizeOf(first) <= division.sizeOf(second) ? [first, second] : [second, first];
		const excess = division.sizeOf(large) - division.sizeOf(small);
		const best = listBorder(small)
			.filter((member) => !seeds.includes(member) && division.canLeave(member))
			.map((member) => ({ member, left: Math.abs(excess - 2 * graph.sizes[member]!) }))
			.toSorted((a, b) => a.left - b.left || a.member - b.member)[0];
		if (!best || best.left >= excess - 1e-9) continue;
		division.move(best.member, small);
		isChanged = true;
	}
	const idsOf = (part: number) =>
		division
			.membersOf(part)
			.map((member) => graph.communities[member]!.id)
			.toSorted();
	return [idsOf(first), idsOf(second)];
}
