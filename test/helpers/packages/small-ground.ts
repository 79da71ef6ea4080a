import type { Random } from '#lib/core/geometry/seeded-random.ts';
import { PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { PackageCommunity, PackageGround, PackageSettings } from '#lib/core/packages/types.ts';

/** Settings of packages of 100 to 200 households, 150 best. */
export const settingsOf = (changed: Partial<PackageSettings> = {}): PackageSettings => ({
	measure: 'households',
	target: 150,
	least: 100,
	most: 200,
	acrossClusters: false,
	weights: PACKAGE_WEIGHTS,
	...changed
});

/** A ground without geometry: sizes by id, pairs such as `ab`, ids of one letter. */
export function drawGround(
	households: Record<string, number>,
	pairs: readonly string[],
	changed: Record<string, Partial<PackageCommunity>> = {}
): PackageGround {
	return {
		gapM: 30,
		nearestOthers: {},
		pairs: pairs.map(([a, b]) => ({
			a: a!,
			b: b!,
			gapM: 0,
			sharedWallM: 0,
			streetBetween: null,
			line: [
				[0, 0],
				[0, 0]
			]
		})),
		communities: Object.entries(households).map(([id, count]) => ({
			id,
			name: id,
			clusterId: 'c1',
			districtId: 'd1',
			households: count,
			people: 3 * count,
			floorAreaM2: 80 * count,
			centreId: 's1',
			walkSeconds: 600,
			frontages: [],
			...changed[id]
		}))
	};
}

/**
 * A random part of a raster in which most that touch are neighbours; sizes of 20 to 120 households, or of 70 to
 * 80 if `isEven`: then any two are on target, and the planner's preferences decide.
 */
export function drawRaster(
	random: Random,
	columns: number,
	rows: number,
	{ kept = 0.85, joined = 0.85, isEven = false } = {}
): PackageGround {
	const pick = (count: number) => Math.floor(random() * count);
	const cells = Array.from({ length: columns * rows }, (_, i) => i).filter(() => random() < kept);
	const idOf = (cell: number) => `k${String(cell).padStart(3, '0')}`;
	const listed = new Set(cells);
	const communities = cells.map((cell): PackageCommunity => ({
		id: idOf(cell),
		name: '',
		clusterId: 'c1',
		districtId: `d${pick(2)}`,
		households: isEven ? 70 + pick(11) : 20 + pick(100),
		people: 0,
		floorAreaM2: 1000 + 5000 * random(),
		centreId: `s${pick(3)}`,
		walkSeconds: 60 * pick(40),
		frontages: random() < 0.3 ? [{ axisId: `a${pick(2)}`, frontageM: pick(100) }] : []
	}));
	const pairs: PackageGround['pairs'] = [];
	for (const cell of cells)
		for (const other of [cell + 1, cell + columns]) {
			const isNext = other === cell + columns || other % columns !== 0;
			if (!isNext || !listed.has(other) || random() > joined) continue;
			const sharedWallM = random() < 0.5 ? 0 : pick(120);
			const line: PackageGround['pairs'][number]['line'] = [
				[0, 0],
				[0, 0]
			];
			pairs.push({ a: idOf(cell), b: idOf(other), gapM: 1, sharedWallM, streetBetween: null, line });
		}
	return { gapM: 30, communities, pairs, nearestOthers: {} };
}
