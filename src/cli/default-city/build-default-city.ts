import { bboxOf } from '#lib/core/geometry/bbox.ts';
import { isInRing } from '#lib/core/geometry/point-in-rings.ts';
import { ringCentroid } from '#lib/core/geometry/ring-centroid.ts';
import type { Feature, LineString, Point, Polygon } from 'geojson';
import type {
	AxisProps,
	BlockProps,
	City,
	ClusterProps,
	DistrictProps,
	LandmarkProps,
	StreetProps
} from '#lib/core/city/types.ts';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { chooseCommunities } from './choose-communities.ts';
import { CHINESE_NUMERALS, describeCommunities, toClusterId } from './describe-communities.ts';
import { connectIslands } from './connect-islands.ts';
import { DISTRICTS } from './districts.ts';
import { drawFinances } from './draw-finances.ts';
import { drawAxes } from './draw-axes.ts';
import { drawLanduse, type Landuse } from './draw-landuse.ts';
import { dropOuterStreets } from './drop-outer-streets.ts';
import { extendDeadEnds } from './extend-dead-ends.ts';
import { findOutline, groupClusters } from './group-clusters.ts';
import { judgeFacing } from './judge-facing.ts';
import { LANDMARK_NAMES_EN } from './landmark-names.ts';
import { layLanes } from './lay-lanes.ts';
import { layMainStreets } from './lay-main-streets.ts';
import { layPlots } from './lay-plots.ts';
import { layRailway } from './lay-railway.ts';
import { listFaces } from './list-faces.ts';
import { toLngLat } from './plane.ts';
import { populateBlocks } from './populate-blocks.ts';
import { readFacts, type LandmarkFact } from './read-facts.ts';
import { siteCentres } from './site-centres.ts';
import { listSites } from './sites.ts';
import { splitLargeBlocks } from './split-large-blocks.ts';
import { buildStreetIndex } from './street-index.ts';
import { StreetPlan } from './street-plan.ts';
import { toClosedRing } from './to-closed-ring.ts';
import { RINGS_EXTENT, URBAN_EXTENT } from './urban-extent.ts';

export interface DefaultCity {
	city: City;
	landuse: Landuse;
}

/** The seed of the files in the repository. */
export const DEFAULT_SEED = 2;

const ATTRIBUTION = '街道走向 © OpenStreetMap 贡献者 (ODbL)';

/**
 * Builds Baoding with everything the interface needs: real main streets, and an illustrative plan that matches every
 * published count. Deterministic in the seed.
 *
 * @param seed an integer; each step has its own random stream, so that changing one step does not affect the others
 */
export function buildDefaultCity({ seed }: { seed: number }): DefaultCity {
	if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not an integer.`);
	const stream = (step: number) => buildRandom(seed * 1000 + step);
	const facts = readFacts();
	const plan = new StreetPlan();
	layMainStreets(plan, facts.streets);
	extendDeadEnds(plan, RINGS_EXTENT);

	const isWithin = (extent: typeof URBAN_EXTENT) => (ring: number[]) =>
		isInRing(extent, ringCentroid(plan.toRing(ring)).xy);
	const large = listFaces(plan).filter(isWithin(RINGS_EXTENT));
	const within = splitLargeBlocks(plan, large, stream(1)).filter(isWithin(URBAN_EXTENT));
	dropOuterStreets(plan, within);
	connectIslands(plan);
	const blockRings = within.map((ring) => plan.expand(ring, true));
	const outline = findOutline(blockRings);
	if (!outline) throw new Error('The main urban area has no single boundary.');
	const blocks = populateBlocks(plan, blockRings, stream(2));
	const clusters = groupClusters(plan, blocks, stream(3));
	const axes = drawAxes(plan, outline);

	layRailway(plan, blocks);
	const subBlocks = layLanes(plan, blocks, listSites(facts.landmarks), stream(4));
	const streets = buildStreetIndex(plan);
	const plots = layPlots(plan, subBlocks, stream(5)).filter(({ ring }) => streets.isClear(ring));
	const facings = plots.map(({ ring, isWellShaped }) =>
		isWellShaped ? judgeFacing(ring, axes, streets) : 'unclear'
	);
	const chosen = chooseCommunities(plots, facings, ({ block }) => blocks[block]!.cluster, stream(6));
	const ofMoney = stream(9);
	const communities = describeCommunities(chosen, blocks, stream(7)).map((community) => ({
		...community,
		properties: { ...community.properties, ...drawFinances(community.properties, ofMoney) }
	}));

	const taken = new Set(chosen.map(({ plot }) => plot));
	const homes = plots.map(({ middle, areaM2 }) => ({ xy: middle, areaM2 }));
	const centres = siteCentres(plan, clusters, communities, homes, streets, stream(8));

	const bbox = bboxOf(plan.toRing(outline).map(toLngLat));
	return {
		city: {
			meta: {
				id: 'baoding',
				name: '保定',
				nameEn: 'Baoding',
				title: '连片改造 2022',
				titleEn: 'Contiguous renewal 2022',
				bbox,
				asOf: '2022-01-01',
				attribution: ATTRIBUTION
			},
			features: {
				districts: collect(
					DISTRICTS.map(({ id, name, nameEn, code, ring }): Feature<Polygon, DistrictProps> => ({
						type: 'Feature',
						properties: { id, name, nameEn, provenance: 'approximate', code },
						geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
					}))
				),
				clusters: collect(
					clusters.map(({ ring, population, areaM2 }, i): Feature<Polygon, ClusterProps> => ({
						type: 'Feature',
						properties: {
							id: toClusterId(i),
							name: `${CHINESE_NUMERALS[i]}组团`,
							nameEn: `Cluster ${i + 1}`,
							provenance: 'illustrative',
							number: i + 1,
							population,
							areaM2: Math.round(areaM2)
						},
						geometry: { type: 'Polygon', coordinates: [toClosedRing(plan.toRing(ring))] }
					}))
				),
				blocks: collect(
					blocks.map(({ ring, population, areaM2, cluster }, i): Feature<Polygon, BlockProps> => ({
						type: 'Feature',
						properties: {
							id: `block-${String(i + 1).padStart(3, '0')}`,
							clusterId: toClusterId(cluster),
							population,
							areaM2: Math.round(areaM2),
							provenance: 'illustrative'
						},
						geometry: { type: 'Polygon', coordinates: [toClosedRing(plan.toRing(ring))] }
					}))
				),
				axes: collect(
					axes.map(({ id, name, nameEn, halfWidthM, line }): Feature<LineString, AxisProps> => ({
						type: 'Feature',
						properties: { id, name, nameEn, provenance: 'approximate', streetName: name, halfWidthM },
						geometry: { type: 'LineString', coordinates: line.map(toLngLat) }
					}))
				),
				centres: collect(centres),
				communities: collect(communities),
				facilities: collect([]),
				buildings: collect([]),
				landmarks: collect(facts.landmarks.map(toLandmark)),
				streets: collect(listStreets(plan)),
				walls: collect([]),
				links: collect([]),
				passages: collect([]),
				notes: collect([])
			}
		},
		landuse: drawLanduse(
			plan,
			outline,
			blocks,
			subBlocks,
			plots.filter((plot) => !taken.has(plot))
		)
	};
}

function collect<Geometry extends Point | LineString | Polygon, Props extends { id: string }>(
	features: Feature<Geometry, Props>[]
) {
	return {
		type: 'FeatureCollection' as const,
		features: features.toSorted((a, b) => (a.properties.id < b.properties.id ? -1 : 1))
	};
}

function toLandmark(
	{ name, kind, lngLat, certainty }: LandmarkFact,
	i: number
): Feature<Point, LandmarkProps> {
	const id = `landmark-${String(i + 1).padStart(2, '0')}`;
	const nameEn = LANDMARK_NAMES_EN[name];
	if (!nameEn) throw new Error(`The landmark ${name} has no English name in landmark-names.ts.`);
	return {
		type: 'Feature',
		properties: { id, name, nameEn, provenance: 'approximate', kind, certainty },
		geometry: { type: 'Point', coordinates: lngLat }
	};
}

function listStreets(plan: StreetPlan): Feature<LineString, StreetProps>[] {
	return plan.streets.map(({ name, streetClass, provenance, nodes }, i) => {
		const id = `street-${String(i + 1).padStart(4, '0')}`;
		return {
			type: 'Feature',
			properties: { id, name, streetClass, provenance },
			geometry: { type: 'LineString', coordinates: plan.toRing(plan.expand(nodes)).map(toLngLat) }
		};
	});
}
