import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { Plan, PlanFeature } from '#lib/core/plan/types.ts';

/** Draws at random; the same seed gives the same. */
export function buildDraw(seed: number) {
	const random = buildRandom(seed);
	const below = (n: number) => Math.floor(random() * n);
	return {
		below,
		between: (from: number, to: number) => from + below(to - from + 1),
		chance: (share: number) => random() < share,
		pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
		shuffle: <T>(items: readonly T[]): T[] => {
			const list = [...items];
			for (let i = list.length - 1; i > 0; i--) {
				const j = below(i + 1);
				[list[i], list[j]] = [list[j]!, list[i]!];
			}
			return list;
		}
	};
}
export type Draw = ReturnType<typeof buildDraw>;

export const STEM_FIRST = [...'北南东西新和建永华红光朝裕金银长'];
export const STEM_SECOND = [...'塘盛安康园兴丽晖泰湖林桥苑馨门阳'];
export const ENDINGS = ['小区', '小区', '小区', '花园', '家园', '新村', '里'];
export const ROADS = [
	'东风东路',
	'东风中路',
	'七一路',
	'五四中路',
	'裕华西路',
	'朝阳大街',
	'三丰路',
	'长城北大街'
];
export const UNITS = [
	'第一棉纺厂',
	'第二棉纺厂',
	'化纤厂',
	'市医院',
	'变压器厂',
	'铁路',
	'胶片厂',
	'师范学院',
	'农机公司',
	'第三中学',
	'电力局',
	'粮食局',
	'建筑公司',
	'纺织机械厂'
];
export const HOUSING = ['宿舍', '家属院', '宿舍', '家属院', '生活区'];
export const GENERIC = ['机关宿舍', '供销社家属院', '教育局家属院', '农行宿舍'];
const PHASES = [
	['一期', '二期', '三期'],
	['东区', '西区', '南区'],
	['A区', 'B区', 'C区'],
	['一区', '二区', '三区']
] as const;
export const DISTRICTS = ['莲池区', '竞秀区', '满城区', '清苑区'];
const SIZE_DEG = 0.06;
const WEST = 115.4;
const SOUTH = 38.8;
/** Between neighbouring places. */
const STEP_DEG = 0.006;
const ACROSS = 9;

/** What is known of a place of a city that is made up. */
export interface KnownPlace {
	id: string;
	name: string;
	aliases: string[];
	district: string;
	at: LngLat;
	figures: Record<'households' | 'buildings' | 'floorAreaM2' | 'yearBuilt' | 'people', number>;
	/** Of the same name but for the phase. */
	family?: string;
}

export interface KnownCity {
	plan: Plan;
	bbox: readonly [number, number, number, number];
	places: KnownPlace[];
	districts: readonly string[];
	/** Places where nothing is, by district. */
	free: Map<string, LngLat[]>;
}

export function drawFigures({ between }: Draw): KnownPlace['figures'] {
	const buildings = between(1, 30);
	const households = buildings * between(12, 60) + between(0, 9);
	return {
		households,
		buildings,
		floorAreaM2: households * between(45, 110),
		yearBuilt: between(1962, 2003),
		people: Math.round(households * (2 + between(0, 12) / 10))
	};
}

const square = (west: number, south: number, size: number) => ({
	type: 'Polygon' as const,
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south]
		].map((at) => at.map((degree) => Math.round(degree * 1e7) / 1e7))
	]
});

/** A name as bureaus have them. */
export function drawName({ pick, chance, between }: Draw): string {
	const of = between(0, 9);
	if (of < 5) return `${pick(STEM_FIRST)}${pick(STEM_SECOND)}${pick(ENDINGS)}`;
	if (of < 8) return `${pick(ROADS)}${between(2, 400)}号${chance(0.8) ? '院' : '楼'}`;
	return `${pick(UNITS)}${pick(HOUSING)}`;
}

/** A city of two to four districts side by side with communities whose names are hard to tell apart. */
export function drawKnownCity(draw: Draw): KnownCity {
	const { between, chance, pick, shuffle } = draw;
	const districts = DISTRICTS.slice(0, between(2, 4));
	const cells = new Map(
		districts.map((district, d) => [
			district,
			shuffle(
				Array.from({ length: ACROSS * ACROSS }, (_, i): LngLat => [
					WEST + d * SIZE_DEG + 0.004 + (i % ACROSS) * STEP_DEG,
					SOUTH + 0.004 + Math.floor(i / ACROSS) * STEP_DEG
				])
			)
		])
	);
	const places: KnownPlace[] = [];
	const used = new Set<string>();
	const put = (name: string, district: string, more: Partial<KnownPlace> = {}) => {
		const aliases = (more.aliases ?? []).filter((alias) => !used.has(alias));
		if (used.has(name)) return;
		used.add(name);
		if (!GENERIC.includes(aliases[0]!)) for (const alias of aliases) used.add(alias);
		const at = cells.get(district)!.pop()!;
		const id = `community-${String(places.length + 1).padStart(4, '0')}`;
		places.push({ ...more, id, name, aliases, district, at, figures: drawFigures(draw) });
	};
	for (let n = between(12, 40); n > 0; n--) {
		const name = drawName(draw);
		put(name, pick(districts), chance(0.2) ? { aliases: [drawName(draw)] } : {});
	}
	for (let n = between(1, 4); n > 0; n--) {
		const stem = `${pick(STEM_FIRST)}${pick(STEM_SECOND)}小区`;
		const district = pick(districts);
		const parts = pick(PHASES).slice(0, between(2, 3));
		if (chance(0.3)) put(stem, district, { family: stem });
		for (const part of parts) put(`${stem}${part}`, district, { family: stem });
	}
	for (const generic of GENERIC)
		if (chance(0.5))
			for (const district of districts)
				if (chance(0.7))
					put(chance(0.5) ? `${district}${generic}` : `${district.slice(0, -1)}${generic}`, district, {
						aliases: [generic],
						family: generic
					});
	const bbox = [WEST, SOUTH, WEST + districts.length * SIZE_DEG, SOUTH + SIZE_DEG] as const;
	return { plan: toKnownPlan(places, districts), bbox, places, districts, free: cells };
}

function toKnownPlan(places: readonly KnownPlace[], districts: readonly string[]): Plan {
	const area = (id: string, name: string, d: number, more: object): PlanFeature => ({
		type: 'Feature',
		properties: { id, name, nameEn: '', provenance: 'illustrative', ...more },
		geometry: square(WEST + d * SIZE_DEG, SOUTH, SIZE_DEG)
	});
	const byId = (features: PlanFeature[]) => new Map(features.map((one) => [one.properties.id, one]));
	return {
		...toPlan({}),
		districts: byId(districts.map((name, d) => area(`d${d + 1}`, name, d, { code: `13060${d}` }))),
		clusters: byId(
			districts.map((_, d) =>
				area(`k${d + 1}`, `第${'一二三四'[d]}组团`, d, { number: d + 1, population: 0, areaM2: 0 })
			)
		),
		communities: byId(
			places.map(({ id, name, aliases, district, at: [lng, lat], figures }): PlanFeature => {
				const d = districts.indexOf(district) + 1;
				return {
					type: 'Feature',
					properties: {
						id,
						name,
						nameEn: '',
						provenance: 'surveyed',
						aliases,
						clusterId: `k${d}`,
						districtId: `d${d}`,
						state: 'not-renovated',
						propertyManagement: false,
						walled: true,
						...figures,
						siteAreaM2: 0,
						serviceFeeYuanPerM2Month: 0,
						collectionRate: 0,
						extraIncomeYuanPerYear: 0,
						serviceCostYuanPerYear: 0,
						note: '',
						entrances: []
					},
					geometry: square(lng - 0.0006, lat - 0.0005, 0.0012)
				};
			})
		)
	};
}
