import type { Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildScene, followScene, type SceneParts } from '#lib/carto/build-scene.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { followSceneFeatures, listSceneFeatures, type MapScene } from '#lib/carto/scene.ts';
import { followMapStyle } from '#lib/carto/style/map-style.ts';
import { LAYER_KEYS, type Selection } from '#lib/carto/view-query.ts';
import { ringsOf } from '#lib/core/geometry/area-rings.ts';
import { isInRings } from '#lib/core/geometry/point-in-rings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { drawPlan } from '../helpers/drawn-plan.ts';
import { buildSmallCity } from '../helpers/small-city.ts';

const { model, at } = drawPlan();
const settings = { minutes: [5, 10] as const, speedMps: 1 };
const measure = (edits: readonly Edit[] = []) => model.measure({ ...settings, edits });
const move = (eastM: number): Edit => ({ kind: 'move-centre', centreId: 's1', lngLat: at(eastM, 150) });

const layers = new Set(LAYER_KEYS);
const view = (selection: Selection | null = null) => ({ layers, selection });
const parts: SceneParts = { palette: LIGHT, lang: 'zh' };

/** Names of the parts that are another object than before. */
const changed = (before: object, after: object) =>
	Object.keys(after).filter((key) => before[key as never] !== after[key as never]);

describe('a scene', () => {
	it('shows what is tried: where the centre is, and where it came from', () => {
		const { centres, trialMarks } = buildScene(measure([move(300)]), view(), parts);
		expect(centres.features.map(({ properties }) => properties!['status'])).toEqual(['moved', 'kept']);
		expect(trialMarks).toEqual([
			{ kind: 'moved', lngLats: [at(250, 100), at(300, 150)], label: '' },
			{ kind: 'ghost', lngLats: [at(250, 100)], label: '' }
		]);
	});

	it('has the entrances of the community that is selected, as they are on trial', () => {
		const closed: Edit = { kind: 'close-entrance', communityId: 'c1', entranceId: 'c1-e1' };
		const selected = view({ kind: 'community', id: 'c1' });
		expect(buildScene(measure(), selected, parts).entrances).toHaveLength(1);
		expect(buildScene(measure([closed]), selected, parts).entrances).toHaveLength(0);
		expect(buildScene(measure(), view(), parts).entrances).toHaveLength(0);
	});

	it('draws nothing that is off', () => {
		const off = { layers: new Set<never>(), selection: null };
		const serviceAreas = model.drawServiceAreas({ ...settings, edits: [] });
		expect(buildScene(measure(), view(), { ...parts, serviceAreas }).serviceAreas).toHaveLength(2);
		const scene = buildScene(measure(), off, { ...parts, serviceAreas });
		expect(scene.serviceAreas).toHaveLength(0);
		expect(scene.plainCircles).toBeNull();
		expect(scene.miscountedIds).toEqual([]);
	});
});

describe('scenes that follow each other', () => {
	it('are made anew where they differ, and are the same elsewhere, as in a drag', () => {
		const build = followScene();
		const list = followSceneFeatures();
		const style = followMapStyle();
		const serviceAreas = model.drawServiceAreas({ ...settings, edits: [] });
		const scenes = [move(300), move(310)].map((edit) =>
			build(measure([edit]), view(), { ...parts, serviceAreas })
		);
		const [before, after] = scenes as [MapScene, MapScene];
		// Also what the walks decide: plain circles are compared with them.
		const moving = ['centres', 'trialMarks', 'plainCircles', 'miscountedIds', 'outcomes'];
		expect(moving).toEqual(expect.arrayContaining(changed(before, after)));
		expect(after.sources).toBe(before.sources);
		expect(changed(list(before, null), list(after, null)).toSorted()).toEqual([
			'centres',
			'plain-circles',
			'trial'
		]);
		expect(list(after, null)).toEqual(listSceneFeatures(after, null));
		const quiet = { ...after, miscountedIds: before.miscountedIds };
		expect(style(quiet)).toBe(style(before));
	});

	it('are the same when nothing has changed', () => {
		const build = followScene();
		const plan = measure();
		const shown = view({ kind: 'place', id: at(10, 10).join(',') });
		expect(changed(build(plan, shown, parts), build(plan, shown, parts))).toEqual([]);
	});

	it('are in another language when it is asked for', () => {
		const build = followScene();
		const plan = measure();
		const nameOf = (scene: MapScene) => scene.sources.axes.features[0]!.properties!['name'] as string;
		expect(nameOf(build(plan, view(), parts))).toBe('东风路');
		expect(nameOf(build(plan, view(), { ...parts, lang: 'en' }))).toBe('Dongfeng Road');
	});
});

describe('facilities and buildings', () => {
	const { features } = buildSmallCity();
	const plan = () => {
		const { features: own, ...rest } = measure();
		const { facilities, buildings } = features;
		return { ...rest, features: { ...own, facilities, buildings } };
	};
	const drawnAs = (lang: 'zh' | 'en') => buildScene(plan(), view(), { ...parts, lang }).sources;

	it('have signs by what they are for, in the middle of their ground where they have it', () => {
		const [point, ground, sign] = drawnAs('zh').facilities.features;
		expect(point).toMatchObject({
			geometry: { type: 'Point' },
			properties: { id: 'facility-1', name: '第一幼儿园', group: 'education', status: 'open' }
		});
		expect(ground).toMatchObject({ geometry: { type: 'Polygon' }, properties: { id: 'facility-2' } });
		expect(sign).toMatchObject({ properties: { group: 'sports', status: 'planned' } });
		const { coordinates } = sign!.geometry as Point;
		expect(isInRings(ringsOf(ground!.geometry as Polygon), coordinates as LngLat)).toBe(true);
		expect(drawnAs('en').facilities.features[0]!.properties!['name']).toBe('First "Kindergarten"');
	});

	it('say number and floors, and whether their height can be relied on', () => {
		expect(drawnAs('zh').buildings.features.map(({ properties }) => properties)).toEqual([
			{ id: 'building-1', name: '3号楼', label: '3号楼 6F', isVerified: true },
			{ id: 'building-2', name: '', label: '', isVerified: false }
		]);
	});
});
