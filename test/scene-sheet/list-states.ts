import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { buildScene, type SceneParts } from '#lib/carto/build-scene.ts';
import type { MapFrame } from '#lib/carto/map-frame.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import { listPackageMarks } from '#lib/carto/package-marks.ts';
import type { Palette } from '#lib/carto/palette.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import { LAYER_KEYS, defaultView, type Lang, type LayerKey, type Selection } from '#lib/carto/view-query.ts';
import { listZoneMarks } from '#lib/carto/zone-marks.ts';
import { FACILITY_GROUPS } from '#lib/core/facilities/facility-codes.ts';
import { compareCircles } from '#lib/core/ground/compare-circles.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { drawPlan } from '../helpers/drawn-plan.ts';

/** One picture of the sheet: the drawn town in one state. */
export interface SceneState {
	name: string;
	scene: MapScene;
	frame: MapFrame;
}

type Town = ReturnType<typeof drawPlan>;

interface StateParts extends Partial<SceneParts> {
	layers?: Iterable<LayerKey>;
	selection?: Selection;
	edits?: readonly Edit[];
	over?: Partial<MapScene>;
	/** Where to look, metres east and south of the town's north-western corner, and how closely. */
	look?: readonly [eastM: number, southM: number, zoom: number];
}

const SIZE = { widthPx: 460, heightPx: 250 };
const WALKS = { minutes: [5, 15] as const, speedMps: 1 };

/** Every layer in every state that it has, on the drawn town. */
export function listStates({ model, at }: Town, palette: Palette, lang: Lang): SceneState[] {
	const usual = defaultView().layers;
	const state = (name: string, asked: StateParts = {}): SceneState => {
		const {
			layers = usual,
			selection = null,
			edits = [],
			over = {},
			look = [500, 200, 14.4],
			...more
		} = asked;
		const plan = model.measure({ ...WALKS, edits });
		const parts: SceneParts = {
			palette,
			lang,
			circles: model.drawCircles(plan, null),
			serviceAreas: model.drawServiceAreas(plan),
			circleChange: compareCircles(
				model.drawCircles({ ...WALKS, edits: [] }, null).inner,
				model.drawCircles(plan, null).inner
			),
			before: edits.length > 0 ? model.measure({ ...WALKS, edits: [] }) : null,
			...more
		};
		const scene = buildScene(plan, { layers: new Set(layers), selection }, parts);
		const [eastM, southM, zoom] = look;
		return { name, scene: { ...scene, ...over }, frame: { lngLat: at(eastM, southM), zoom, ...SIZE } };
	};
	const only = (key: LayerKey) =>
		state(`only ${key}`, { layers: [key, ...(key === 'along-axes' ? (['not-renovated'] as const) : [])] });
	const tried = (name: string, ...edits: Edit[]) => state(`tried: ${name}`, { edits });
	const planned = (name: string, marks: readonly PlanningMark[]) =>
		state(`planned: ${name}`, { planningMarks: marks });
	const selected = (kind: Selection['kind'], id: string, more: StateParts = {}) =>
		state(`selected: ${kind}`, { selection: { kind, id }, ...more });

	const line = (...places: readonly (readonly [number, number])[]): LngLat[] =>
		places.map(([e, s]) => at(e, s));
	const lineMark = (places: LngLat[]) => ({ type: 'LineString' as const, coordinates: places });
	const point = (eastM: number, southM: number) => ({
		type: 'Point' as const,
		coordinates: at(eastM, southM)
	});
	const areaAround = (west: number, north: number, east: number, south: number) => ({
		type: 'Polygon' as const,
		coordinates: [line([west, north], [west, south], [east, south], [east, north], [west, north])]
	});
	const packages = [
		{ id: 'p1', communityIds: ['c1', 'c2'] },
		{ id: 'p2', communityIds: ['c5'] }
	];
	const nameOf = (id: string) => `${lang === 'zh' ? '片' : 'Package '}${id}`;
	const { clusters, communities } = model.features;
	const areaOf = (id: string) =>
		communities.features.find(({ properties }) => properties.id === id)!.geometry;

	const WAYS: readonly LayerKey[] = ['walls', 'links', 'passages'];
	/** The town has none of them. */
	const withWays = (name: string, layers: Iterable<LayerKey> = usual) => {
		const usualState = state(name, { layers, look: [300, 120, 15.2] });
		const way = (kind: string, geometry: Geometry): Feature => ({
			type: 'Feature',
			geometry,
			properties: { id: kind, kind }
		});
		const ways: FeatureCollection = {
			type: 'FeatureCollection',
			features: [
				way('walls', lineMark(line([180, -20], [180, 60]))),
				way('links', lineMark(line([250, 150], [500, 110]))),
				way('passages', point(115, 70))
			]
		};
		const { scene } = usualState;
		return { ...usualState, scene: { ...scene, sources: { ...scene.sources, ways } } };
	};

	const HELD: readonly LayerKey[] = ['facilities', 'buildings'];
	/** The town has none of them. */
	const withFacilities = (name: string, layers: Iterable<LayerKey> = usual, zoom = 17.2) => {
		const { scene, frame } = state(name, { layers, look: [110, 75, zoom] });
		const of = (geometry: Geometry, properties: object): Feature => ({
			type: 'Feature',
			geometry,
			properties
		});
		const signs = (['open', 'planned', 'closed'] as const).flatMap((status, row) =>
			FACILITY_GROUPS.map((group, i) =>
				of(point(20 + i * 22, 60 + row * 60), {
					id: `${group}-${status}`,
					name: lang === 'zh' ? `设施${i + 1}` : `Facility ${i + 1}`,
					group,
					status
				})
			)
		);
		const facilities = [...signs, of(areaAround(130, 130, 220, 190), { id: 'ground' })];
		const buildings = [0, 1, 2].map((i) =>
			of(areaAround(25 + i * 28, 25, 45 + i * 28, 52), {
				id: `b${i}`,
				name: `${i + 1}号楼`,
				label: `${i + 1}号楼 6F`,
				isVerified: i === 0
			})
		);
		const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
		const sources = { ...scene.sources, facilities: collect(facilities), buildings: collect(buildings) };
		return { name, scene: { ...scene, sources }, frame };
	};

	return [
		...[12, 13, 14.4, 15.2].map((zoom) => state(`usual, zoom ${zoom}`, { look: [500, 200, zoom] })),
		state('usual, zoom 11', { look: [700, 200, 11] }),
		state('usual, zoom 16.2', { look: [160, 150, 16.2] }),
		state('usual, zoom 17.3', { look: [115, 70, 17.3] }),
		state('beyond both circles', { look: [1500, 80, 14.4] }),
		state('nothing on', { layers: [] }),
		state('everything on', { layers: LAYER_KEYS }),
		// Neighbours are marks of contiguous planning, below.
		...LAYER_KEYS.filter((key) => key !== 'neighbours' && ![...WAYS, ...HELD].includes(key)).map(only),
		withWays('walls, links and openings of the plan'),
		...WAYS.map((key) => withWays(`only ${key}`, [key])),
		withFacilities('facilities and buildings of the plan'),
		withFacilities('facilities and buildings from farther', usual, 15),
		...HELD.map((key) => withFacilities(`only ${key}`, [key])),
		selected('community', 'c5', { path: line([580, 90], [580, 0], [500, 0], [250, 0], [250, 100]) }),
		selected('centre', 's1'),
		selected('cluster', 'k2'),
		selected('axis', 'a1'),
		selected('district', 'd1'),
		selected('place', at(400, 120).join(',')),
		state('pointed at: a community along the axis', { hovered: { kind: 'community', id: 'c3' } }),
		state('found: a landmark', { found: { name: '钟楼', lngLat: at(420, 90) } }),
		state('found: a street', { found: { name: '三巷', lngLat: null } }),
		tried('a centre is moved', { kind: 'move-centre', centreId: 's1', lngLat: at(1320, 0) }),
		tried('a centre is added', { kind: 'add-centre', centreId: 'new', lngLat: at(560, 60) }),
		tried('a centre is closed', { kind: 'close-centre', centreId: 's1' }),
		tried('an entrance is added', {
			kind: 'add-entrance',
			communityId: 'c1',
			entranceId: 'e9',
			lngLat: at(20, 70),
			openTo: 'all'
		}),
		state('tried: a wall is opened', {
			edits: [{ kind: 'open-wall', communityIds: ['c1', 'c2'], lngLat: at(115, 70) }],
			look: [120, 80, 16.6]
		}),
		tried('a link', { kind: 'add-link', linkId: 'l1', lngLats: line([250, 150], [500, 110]) }),
		tried('a barrier', { kind: 'add-barrier', barrierId: 'b1', lngLats: line([180, -20], [180, 60]) }),
		state('proposed: openings', {
			trialMarks: [
				{ kind: 'opening', lngLats: line([580, 90]), label: '+200', isWeak: false },
				{ kind: 'opening', lngLats: line([640, 130], [750, 130]), label: '', isWeak: true }
			]
		}),
		state('in the hand: a line', { draft: line([300, 60], [420, 60], [460, 140]) }),
		planned('packages', listPackageMarks(packages, model.features, { labelOf: nameOf })),
		planned('a package is picked', [
			...listPackageMarks(packages, model.features, { labelOf: nameOf, pickedId: 'p1' }),
			{ kind: 'marked', geometry: areaOf('c7') },
			{ kind: 'marked', geometry: areaOf('c4') }
		]),
		planned('zones', [
			...listZoneMarks(
				clusters.features.map(({ properties, geometry }) => ({
					id: properties.id,
					geometry,
					label: properties.name
				})),
				'k1'
			)
		]),
		planned('ground beyond the circle', [
			{ kind: 'gap', geometry: areaAround(260, 210, 490, 390) },
			{ kind: 'gap', geometry: areaAround(510, 20, 740, 190), isPicked: true }
		]),
		planned('two revisions compared', [
			{ kind: 'change', op: 'set', geometry: areaOf('c7') },
			{ kind: 'change', op: 'remove', geometry: areaOf('c4') },
			{ kind: 'change', op: 'add', geometry: point(420, 90) },
			{ kind: 'change', op: 'add', geometry: lineMark(line([250, 150], [500, 110])) }
		]),
		planned('neighbours', listNeighbourMarks([{ line: [at(110, 70), at(120, 70)] }])),
		planned('walls between', [
			{ kind: 'wall', geometry: lineMark(line([115, 20], [115, 120])) },
			{ kind: 'wall', geometry: lineMark(line([115, 220], [115, 320])), isPicked: true }
		]),
		planned(
			'what fronts an axis',
			(['not-renovated', 'under-way', 'accepted', null] as const).map((of, i): PlanningMark => ({
				kind: 'frontage',
				state: of,
				aside: i % 2 === 0 ? 1 : -1,
				isPicked: i === 0,
				geometry: lineMark(line([100 + i * 200, 200], [250 + i * 200, 200]))
			}))
		),
		planned('sites and candidates', [
			{ kind: 'site-circle', geometry: areaAround(330, 20, 900, 220) },
			...[100, 300, 700].map((eastM): PlanningMark => ({ kind: 'candidate', geometry: point(eastM, 150) })),
			{ kind: 'site', geometry: point(420, 100), label: lang === 'zh' ? '第 1 处' : 'Site 1' },
			{ kind: 'site', geometry: point(800, 120), label: lang === 'zh' ? '第 2 处' : 'Site 2', isPicked: true }
		])
	];
}
