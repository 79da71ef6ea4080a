import { describe, expect, it } from 'vitest';
import { buildScene, followScene, type SceneParts } from '#lib/carto/build-scene.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { followSceneFeatures, listSceneFeatures, type MapScene } from '#lib/carto/scene.ts';
import { followMapStyle } from '#lib/carto/style/map-style.ts';
import { LAYER_KEYS, type Selection } from '#lib/carto/view-query.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { drawPlan } from '../helpers/drawn-plan.ts';

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
