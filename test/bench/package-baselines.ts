import { listGroups } from '#lib/core/neighbours/list-groups.ts';
import type { PackageGround, PackageSettings } from '#lib/core/packages/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';

/** What a simple way of making packages needs. */
export interface BaselineInput {
	ground: PackageGround;
	settings: PackageSettings;
	centroids: ReadonlyMap<string, LngLat>;
}

/** Neighbours of each community inside its cluster. */
function linksOf({
	ground: { communities, pairs }
}: BaselineInput): Map<string, { id: string; gapM: number }[]> {
	const clusters = new Map(communities.map(({ id, clusterId }) => [id, clusterId]));
	const links = new Map(communities.map(({ id }): [string, { id: string; gapM: number }[]] => [id, []]));
	for (const { a, b, gapM } of pairs) {
		if (clusters.get(a) !== clusters.get(b)) continue;
		links.get(a)!.push({ id: b, gapM });
		links.get(b)!.push({ id: a, gapM });
	}
	return links;
}

/**
 * Greedy growth: from the first community left, take in neighbours until the target is reached; what has not become a
 * package joins the one with the nearest centroid in its cluster (as A/B Street groups blocks into neighbourhoods).
 */
export function growGreedily(input: BaselineInput): string[][] {
	const { ground, settings, centroids } = input;
	const links = linksOf(input);
	const byId = new Map(ground.communities.map((community) => [community.id, community]));
	const left = new Set(byId.keys());
	const packages: string[][] = [];
	const over: string[][] = [];
	for (const start of left) {
		left.delete(start);
		const part = [start];
		let size = byId.get(start)![settings.measure];
		for (const member of part)
			for (const { id } of links.get(member)!) {
				if (!left.has(id) || size >= settings.target) continue;
				left.delete(id);
				part.push(id);
				size += byId.get(id)![settings.measure];
			}
		(part.length > 1 && size >= settings.least ? packages : over).push(part);
	}
	const centreOf = (part: readonly string[]): LngLat => {
		const points = part.map((id) => centroids.get(id)!);
		const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
		return [mean(0), mean(1)];
	};
	for (const part of over) {
		const [lng, lat] = centreOf(part);
		const near = packages
			.filter(([first]) => byId.get(first!)!.clusterId === byId.get(part[0]!)!.clusterId)
			.map((one) => ({ one, far: Math.hypot(centreOf(one)[0] - lng, centreOf(one)[1] - lat) }))
			.toSorted((m, n) => m.far - n.far)[0];
		near?.one.push(...part);
	}
	return packages;
}

/**
 * Spanning-tree cut (SKATER, Assunção et al., 2006, with sizes for its attribute): the tree of least gaps of each group
 * is cut where that brings the sizes nearest to the target, until no cut does.
 */
export function cutTrees(input: BaselineInput): string[][] {
	const { ground, settings } = input;
	const clusters = new Map(ground.communities.map(({ id, clusterId }) => [id, clusterId]));
	const sizes = new Map(ground.communities.map((community) => [community.id, community[settings.measure]]));
	const inside = ground.pairs.filter(({ a, b }) => clusters.get(a) === clusters.get(b));
	const roots = new Map([...sizes.keys()].map((id) => [id, id]));
	const find = (id: string): string => (roots.get(id) === id ? id : find(roots.get(id)!));
	const tree = inside
		.toSorted((m, n) => m.gapM - n.gapM)
		.filter(({ a, b }) => {
			const [one, other] = [find(a), find(b)];
			roots.set(one, other);
			return one !== other;
		});
	const sizeOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + sizes.get(id)!, 0);
	const errorOf = (ids: readonly string[]) => (sizeOf(ids) / settings.target - 1) ** 2;
	const cut = (ids: readonly string[]): string[][] => {
		const listed = new Set(ids);
		const edges = tree.filter(({ a, b }) => listed.has(a) && listed.has(b));
		let best = { error: errorOf(ids), parts: [[...ids]] };
		for (const edge of edges) {
			const parts = listGroups(
				ids,
				edges.filter((other) => other !== edge)
			);
			const error = parts.reduce((sum, part) => sum + errorOf(part), 0);
			if (error < best.error) best = { error, parts };
		}
		return best.parts.length === 1 ? best.parts : best.parts.flatMap(cut);
	};
	return listGroups([...sizes.keys()], tree).flatMap(cut);
}
