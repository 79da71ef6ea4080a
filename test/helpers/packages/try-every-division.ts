import type { PackageCommunity, PackageGround, PackageSettings } from '#lib/core/packages/types.ts';

/** How good a division is; sizes first, then cost. */
export interface Merit {
	packed: number;
	onTarget: number;
	cost: number;
}

/**
 * The best division of a small ground by exhaustive search: each community joins an existing part, starts one, or stays
 * out. Shares no code with the search under test.
 */
export function tryEveryDivision(ground: PackageGround, settings: PackageSettings): Merit {
	const { communities } = ground;
	let best: Merit = { packed: 0, onTarget: 0, cost: 0 };
	const parts: PackageCommunity[][] = [];
	const place = (i: number) => {
		if (i === communities.length) {
			const merit = judge(parts, ground, settings);
			if (merit && isBetter(merit, best)) best = merit;
			return;
		}
		const community = communities[i]!;
		place(i + 1);
		for (const part of parts) {
			part.push(community);
			place(i + 1);
			part.pop();
		}
		parts.push([community]);
		place(i + 1);
		parts.pop();
	};
	place(0);
	return best;
}

const isBetter = (a: Merit, b: Merit) =>
	a.packed > b.packed + 1e-6 ||
	(a.packed > b.packed - 1e-6 &&
		(a.onTarget > b.onTarget + 1e-6 || (a.onTarget > b.onTarget - 1e-6 && a.cost < b.cost - 1e-9)));

/** `undefined` if it is not a valid division into packages. */
export function judge(
	parts: readonly (readonly PackageCommunity[])[],
	ground: PackageGround,
	settings: PackageSettings
): Merit | undefined {
	const merit: Merit = { packed: 0, onTarget: 0, cost: 0 };
	for (const part of parts) {
		const size = total(part, settings.measure);
		if (part.length < 2 || size < settings.least || size > settings.most) return undefined;
		if (!hangsTogether(part, ground, settings)) return undefined;
		merit.packed += size;
		if (size >= 0.9 * settings.target - 1e-9 && size <= 1.1 * settings.target + 1e-9) merit.onTarget += size;
		merit.cost += priceOf(part, ground, settings);
	}
	return merit;
}

const total = (part: readonly PackageCommunity[], measure: PackageSettings['measure']) =>
	part.reduce((sum, one) => sum + one[measure], 0);

/** Whether a part is connected under the relation, and inside one cluster if it has to be. */
export function hangsTogether(
	part: readonly PackageCommunity[],
	{ pairs }: PackageGround,
	settings: PackageSettings
) {
	if (!settings.acrossClusters && new Set(part.map(({ clusterId }) => clusterId)).size > 1) return false;
	const ids = new Set(part.map(({ id }) => id));
	const reached = new Set([part[0]!.id]);
	for (let before = 0; before < reached.size;) {
		before = reached.size;
		for (const { a, b } of pairs) {
			if (!ids.has(a) || !ids.has(b) || reached.has(a) === reached.has(b)) continue;
			reached.add(a).add(b);
		}
	}
	return reached.size === part.length;
}

function priceOf(
	part: readonly PackageCommunity[],
	ground: PackageGround,
	settings: PackageSettings
): number {
	const { weights, target, measure, acrossClusters } = settings;
	const size = total(part, measure);
	const ids = new Set(part.map(({ id }) => id));
	const byId = new Map(ground.communities.map((community) => [community.id, community]));
	const sums = { wall: [0, 0], front: [0, 0], link: [0, 0] };
	for (const { a, b, sharedWallM } of ground.pairs) {
		const [one, other] = [byId.get(a)!, byId.get(b)!];
		if (!acrossClusters && one.clusterId !== other.clusterId) continue;
		const inside = Number(ids.has(a)) + Number(ids.has(b));
		if (inside === 0) continue;
		const slot = inside === 2 ? 0 : 1;
		sums.wall[slot]! += sharedWallM;
		sums.link[slot]! += 1;
		for (const { axisId, frontageM } of one.frontages)
			for (const facing of other.frontages)
				if (facing.axisId === axisId) sums.front[slot]! += Math.min(frontageM, facing.frontageM);
	}
	const cut = ([kept = 0, lost = 0]: number[]) => (kept + lost > 0 ? lost / (kept + lost) : 0);
	const stray = (key: 'districtId' | 'centreId') => {
		const kinds = [...new Set(part.map((one) => one[key]))];
		const sizes = kinds.map((kind) =>
			total(
				part.filter((one) => one[key] === kind),
				measure
			)
		);
		return size === 0 ? 0 : 1 - Math.max(...sizes) / size;
	};
	const faults =
		weights.evenSize * ((size - target) / target) ** 2 +
		weights.axisFrontage * cut(sums.front) +
		weights.sharedWalls * cut(sums.wall) +
		weights.sameDistrict * stray('districtId') +
		weights.sameCentre * stray('centreId') +
		weights.compactShape * cut(sums.link);
	return (faults * size) / target;
}
