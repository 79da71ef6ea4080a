import { countPieces, walkBorders, type CheckedBlock } from './check-zones.ts';

interface Weights {
	population: number;
	area: number;
	compact: number;
}

/**
 * The least cost of k connected zones, and the least deviations of people and ground, by exhaustive search over a tiny
 * map. Shares no code with the search under test: costs follow the documentation of the settings.
 */
export function tryEveryZoning(
	blocks: readonly CheckedBlock[],
	k: number,
	weights: Weights,
	{ balance }: { balance: number }
): { cost: number; population: number; area: number; divisions: number } {
	const borders = walkBorders(blocks);
	const zoneOf: number[] = blocks.map(() => 0);
	const ground = blocks.reduce((sum, { areaM2 }) => sum + areaM2, 0);
	const people = blocks.reduce((sum, { population }) => sum + population, 0);
	// k regular hexagons of the same ground; each of their sides is shared by two.
	const sideM = Math.sqrt((2 * ground) / k / (3 * Math.sqrt(3)));
	const hexagonsM = (k * 6 * sideM) / 2;
	const best = { cost: Infinity, population: Infinity, area: Infinity, divisions: 0 };
	const judge = () => {
		const members = Array.from({ length: k }, (_, zone) =>
			[...zoneOf.keys()].filter((b) => zoneOf[b] === zone)
		);
		if (members.some((own) => countPieces(borders, own) !== 1)) return;
		best.divisions++;
		const shareOf = (total: number, of: (block: CheckedBlock) => number) =>
			members.map((own) =>
				total === 0 ? 0 : (k * own.reduce((sum, b) => sum + of(blocks[b]!), 0)) / total - 1
			);
		const [population, area] = [shareOf(people, (b) => b.population), shareOf(ground, (b) => b.areaM2)];
		let cutM = 0;
		for (const [a, around] of borders.entries())
			for (const [b, lengthM] of around) if (a < b && zoneOf[a] !== zoneOf[b]) cutM += lengthM;
		const square = (values: number[]) => values.reduce((sum, value) => sum + value * value, 0) / k;
		const cost =
			balance * (weights.population * square(population) + weights.area * square(area)) +
			(weights.compact * cutM) / hexagonsM;
		best.cost = Math.min(best.cost, cost);
		best.population = Math.min(best.population, Math.max(...population.map(Math.abs)));
		best.area = Math.min(best.area, Math.max(...area.map(Math.abs)));
	};
	const assign = (b: number, used: number) => {
		if (b === blocks.length) {
			if (used === k) judge();
			return;
		}
		for (let zone = 0; zone <= Math.min(used, k - 1); zone++) {
			zoneOf[b] = zone;
			assign(b + 1, Math.max(used, zone + 1));
		}
	};
	assign(0, 0);
	return best;
}
