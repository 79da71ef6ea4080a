import { describe, expect, it } from 'vitest';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { LiveTrial } from '#lib/state/live-trial.ts';
import { Engine, type ReportStage } from '#lib/worker/engine.ts';
import { drawPlan } from '../helpers/drawn-plan.ts';

const { model, at } = drawPlan();
const { features } = model;
const file = encodeNetwork(model.network);
const quiet: ReportStage = async () => {};
const limitM = 300;

const link: CityFeatures['links'] = {
	type: 'FeatureCollection',
	features: [
		{
			type: 'Feature',
			properties: { id: 'l1', name: '连通道', nameEn: 'Link', provenance: 'approximate' },
			geometry: { type: 'LineString', coordinates: [at(-30, 40), at(280, 40)] }
		}
	]
};
const linked = listPlanPlaces({ ...features, links: link });
const withoutSecond = listPlanPlaces({
	...features,
	centres: { ...features.centres, features: features.centres.features.slice(0, 1) }
});
const close: Edit = { kind: 'close-centre', centreId: 's2' };

describe('a loaded plan whose places are replaced', () => {
	it('answers as one that was loaded with them, with the edits that are tried', async () => {
		const engine = await Engine.load(file, listPlanPlaces(features), quiet);
		const circlesOf = (one: Engine) => one.lifeCircles({ limitsM: [limitM], centreIds: null }, quiet);
		engine.edit([close]);
		await engine.circleChange({ limitM }, quiet);
		const fresh = await Engine.load(file, linked, quiet);
		const loaded = fresh.describe();
		fresh.edit([close]);
		expect(engine.replacePlaces(linked)).toEqual({ ...fresh.describe(), refused: null });
		expect(await circlesOf(engine)).toEqual(await circlesOf(fresh));
		expect(await engine.circleChange({ limitM }, quiet)).toEqual(await fresh.circleChange({ limitM }, quiet));
		const households = features.communities.features.map(() => 10);
		const openings = await engine.findOpenings({ limitM, households }, quiet);
		expect(openings.length).toBeGreaterThan(0);
		expect(openings).toEqual(await fresh.findOpenings({ limitM, households }, quiet));
		expect(engine.edit([])).toEqual({ centres: loaded.centres, walks: loaded.walks });
	});

	it('gives up edits that it does not allow, and says which', async () => {
		const engine = await Engine.load(file, listPlanPlaces(features), quiet);
		engine.edit([close]);
		const { refused, centres } = engine.replacePlaces(withoutSecond);
		expect(refused).toMatchObject({ problem: { code: 'not-there', thing: 'centre', id: 's2' } });
		expect(centres.map(({ id }) => id)).toEqual(['s1']);
		expect(engine.replacePlaces(linked)).toMatchObject({ refused: null, leftOut: [] });
		expect(engine.describe().centres).toHaveLength(2);
	});

	it('is tried on the page as well', () => {
		const bytes = file.buffer as ArrayBuffer;
		const [live, fresh, late] = [listPlanPlaces(features), linked, listPlanPlaces(features)].map(
			(places) => new LiveTrial(bytes, places)
		);
		live!.prepare();
		live!.replacePlaces(linked);
		late!.replacePlaces(linked);
		for (const trial of [live!, late!])
			for (const edits of [[], [close]]) expect(trial.apply(edits)).toEqual(fresh!.apply(edits));
		live!.replacePlaces(withoutSecond);
		expect(live!.apply([close])).toHaveProperty('refused');
	});
});
