import type { Feature, Polygon } from 'geojson';
import type { CommunityProps, Entrance } from '#lib/core/city/types.ts';
import type { Random } from '#lib/core/geometry/seeded-random.ts';
import type { Xy } from '#lib/core/geometry/types.ts';
import type { Block } from './block.ts';
import { NOT_RENOVATED, type ChosenPlot } from './choose-communities.ts';
import { DISTRICTS, getDistrict } from './districts.ts';
import type { Plot } from './lay-plots.ts';
import { fromMiddleM } from './old-town.ts';
import { toLngLat } from './plane.ts';
import { between, distanceM } from './polygon.ts';
import { toClosedRing } from './to-closed-ring.ts';

/** Published: of the 509, with property management. */
export const WITH_PROPERTY_MANAGEMENT = 67;

/** Assumed mean of the 509; their sum comes out exactly. */
export const MEAN_HOUSEHOLDS = 160;

const PEOPLE_PER_HOUSEHOLD = 2.7;
/** Least distance between entrances on one frontage. */
const LONG_FRONTAGE_M = 55;

export const CHINESE_NUMERALS = '一二三四五六七八九十'.split('').concat('十一', '十二');

/** All columns except the property finances. */
type DescribedProps = Omit<
	CommunityProps,
	'serviceFeeYuanPerM2Month' | 'collectionRate' | 'extraIncomeYuanPerYear' | 'serviceCostYuanPerYear'
>;

/** Columns, entrances and ids of the communities, in id order: by cluster, then in strips from the north. */
export function describeCommunities(
	chosen: readonly ChosenPlot[],
	blocks: readonly Block[],
	random: Random
): Feature<Polygon, DescribedProps>[] {
	const ordered = inStrips(chosen, ({ plot }) => blocks[plot.block]!.cluster);
	const households = drawHouseholds(ordered, random);
	const managed = drawManaged(ordered, random);
	const runningIn = new Map<number, number>();
	return ordered.map(({ plot, state, named }, i): Feature<Polygon, DescribedProps> => {
		const { cluster } = blocks[plot.block]!;
		const running = (runningIn.get(cluster) ?? 0) + 1;
		runningIn.set(cluster, running);
		const digits = String(running).padStart(3, '0');
		const id = `community-${String(i + 1).padStart(4, '0')}`;
		const count = households[i]!;
		return {
			type: 'Feature',
			properties: {
				id,
				name: named?.name ?? `${CHINESE_NUMERALS[cluster]}组团${digits}小区`,
				nameEn: named?.nameEn ?? `Community ${cluster + 1}-${digits}`,
				provenance: named ? 'approximate' : 'illustrative',
				aliases: named?.aliases ?? [],
				clusterId: toClusterId(cluster),
				districtId: DISTRICTS[getDistrict(plot.middle)]!.id,
				state,
				propertyManagement: managed.has(i),
				walled: true,
				yearBuilt: named?.yearBuilt ?? drawYear(state === 'accepted', fromMiddleM(plot.middle), random),
				buildings: named?.buildings ?? Math.max(1, Math.round(count / (34 + 14 * random()))),
				households: count,
				people: Math.round(count * PEOPLE_PER_HOUSEHOLD * (0.94 + 0.12 * random())),
				floorAreaM2: Math.round(count * (84 + 7 * random())),
				siteAreaM2: Math.round(plot.areaM2),
				note: named?.note ?? '',
				entrances: layEntrances(id, plot, count, random)
			},
			geometry: { type: 'Polygon', coordinates: [toClosedRing(plot.ring)] }
		};
	});
}

export const toClusterId = (cluster: number) => `cluster-${String(cluster + 1).padStart(2, '0')}`;

const STRIP_M = 400;

function inStrips(chosen: readonly ChosenPlot[], toCluster: (chosen: ChosenPlot) => number): ChosenPlot[] {
	const strip = ({ plot }: ChosenPlot) => -Math.floor(plot.middle[1] / STRIP_M);
	return chosen.toSorted(
		(a, b) => toCluster(a) - toCluster(b) || strip(a) - strip(b) || a.plot.middle[0] - b.plot.middle[0]
	);
}

/** By site area and a drawn floor-area ratio; the sum of those not renovated is 509 × 160. */
function drawHouseholds(ordered: readonly ChosenPlot[], random: Random): number[] {
	const wished = ordered.map(({ plot, named }) => {
		const ratio = 1.18 * Math.exp(0.42 * (random() + random() + random() - 1.5) * 1.6);
		return named?.households ?? (plot.areaM2 * Math.min(1.8, Math.max(0.75, ratio))) / 87.5;
	});
	const isFree = (i: number) => ordered[i]!.state === 'not-renovated' && !ordered[i]!.named?.households;
	const scaled = (factor: number) =>
		wished.map((value, i) => {
			if (ordered[i]!.named?.households) return value;
			// Outside this range a site would be nearly empty, or denser than six floors allow.
			const most = (1.8 * ordered[i]!.plot.areaM2) / 87.5;
			const least = (0.86 * ordered[i]!.plot.areaM2) / 87.5;
			return Math.round(Math.min(600, most, Math.max(40, least, value * factor)));
		});
	const sumOpen = (values: readonly number[]) =>
		values.reduce((sum, value, i) => (ordered[i]!.state === 'not-renovated' ? sum + value : sum), 0);
	const goal = NOT_RENOVATED * MEAN_HOUSEHOLDS;
	let [low, high] = [0.3, 3];
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (sumOpen(scaled(middle)) < goal) low = middle;
		else high = middle;
	}
	const households = scaled(high);
	for (let i = 0, over = sumOpen(households) - goal; over > 0 && i < households.length; i++) {
		if (!isFree(i) || households[i]! < 120) continue;
		households[i]!--;
		over--;
	}
	return households;
}

/** Larger and newer communities are more likely to have a property company; nearly all renovated ones have one. */
function drawManaged(ordered: readonly ChosenPlot[], random: Random): Set<number> {
	const managed = new Set<number>();
	const open: { i: number; rank: number }[] = [];
	for (const [i, { plot, state, named }] of ordered.entries()) {
		const draw = random();
		if (state === 'accepted') {
			if (draw < 0.88) managed.add(i);
		} else if (named) {
			if (named.propertyManagement) managed.add(i);
		} else {
			open.push({ i, rank: draw - plot.areaM2 / 60_000 - fromMiddleM(plot.middle) / 25_000 });
		}
	}
	const already = ordered.filter(({ named }) => named?.propertyManagement).length;
	for (const { i } of open
		.toSorted((a, b) => a.rank - b.rank || a.i - b.i)
		.slice(0, WITH_PROPERTY_MANAGEMENT - already))
		managed.add(i);
	return managed;
}

function drawYear(isAccepted: boolean, outM: number, random: Random): number {
	const latest = isAccepted ? 1994 : 2000;
	const middle = 1972 + Math.min(14, outM / 400) + (isAccepted ? -2 : 4);
	const year = Math.round(middle + (random() + random() + random() - 1.5) * 14);
	return Math.min(latest, Math.max(1955, year));
}

/** One to three, each in the middle of a frontage, the longest frontage first. */
function layEntrances(communityId: string, plot: Plot, households: number, random: Random): Entrance[] {
	const frontages = plot.ring
		.map((a, i) => {
			const b = plot.ring[(i + 1) % plot.ring.length]!;
			return { a, b, lengthM: distanceM(a, b), kind: plot.faces[i]! };
		})
		.filter(({ kind, lengthM }) => kind !== 'wall' && kind !== 'railway' && lengthM >= 12)
		.toSorted((p, q) => q.lengthM - p.lengthM || p.a[0] - q.a[0]);
	const wanted = households > 330 ? 3 : households > 170 ? 2 : 1 + (random() < 0.15 ? 1 : 0);
	const spots: Xy[] = frontages.slice(0, wanted).map(({ a, b }) => between(a, b, 0.5));
	const [longest] = frontages;
	if (longest && spots.length < Math.min(2, wanted) && longest.lengthM > 2 * LONG_FRONTAGE_M)
		spots.splice(0, 1, between(longest.a, longest.b, 0.25), between(longest.a, longest.b, 0.75));
	const closed = spots.length > 1 && random() < 0.35 ? spots.length - 1 : -1;
	return spots.map((xy, i) => ({
		id: `${communityId}-e${i + 1}`,
		lngLat: toLngLat(xy),
		openTo: i === closed ? 'residents' : 'all'
	}));
}
