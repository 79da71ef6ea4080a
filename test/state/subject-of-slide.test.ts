import { beforeAll, describe, expect, it } from 'vitest';
import { buildScene } from '#lib/carto/build-scene.ts';
import { findExtent } from '#lib/carto/find-extent.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import { bboxOf } from '#lib/core/geometry/bbox.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { prepareSlide } from '#lib/state/presenter/prepare-slide.ts';
import { subjectOfSlide } from '#lib/state/presenter/subject-of-slide.ts';
import { followSlideScene } from '#lib/ui/presenter/build-slide-scene.ts';

let plan: MeasuredPlan;
beforeAll(async () => {
	const { model } = await loadSeedCity('baoding');
	plan = model.measure({ minutes: [15, 30], speedMps: 1, edits: [] });
});

const slidesOf = (id: Parameters<typeof buildTemplate>[0]) =>
	buildTemplate(id, plan, 'zh').slides.map((slide) => prepareSlide(slide, () => plan));
const ofTopic = (id: Parameters<typeof buildTemplate>[0], topic: string) =>
	slidesOf(id).find(({ slide }) => slide.topic === topic)!;

describe('what a slide is about', () => {
	it('are the communities out of reach where it tells of gaps, counted at the clusters’ names', () => {
		const prepared = ofTopic('life-circles', '服务盲区');
		const subject = subjectOfSlide(prepared)!;
		const beyond = plan.counted.filter(({ walkSeconds }) => walkSeconds === null || walkSeconds > 900);
		expect([...subject].toSorted()).toEqual(beyond.map(({ id }) => id).toSorted());
		const { outcomes, sources } = followSlideScene()(prepared, { palette: LIGHT, lang: 'zh' });
		for (const { id } of plan.rows) expect(outcomes[id]?.aside ?? false).toBe(!subject.has(id));
		const told = sources.clusterLabels.features
			.map(({ properties }) => Number(/ (\d+) 个$/.exec(String(properties?.['name']))?.[1] ?? 0))
			.reduce((sum, count) => sum + count, 0);
		expect(told).toBe(beyond.length);
	});

	it('are those along the axes, or along one of them', () => {
		expect(subjectOfSlide(ofTopic('axes', '主轴沿线'))!.size).toBe(24);
		for (const prepared of slidesOf('axes').filter(({ scope }) => scope.kind === 'axis'))
			for (const id of subjectOfSlide(prepared)!)
				expect(plan.rows.find((row) => row.id === id)!.axisIds).toContain(prepared.scope.id);
	});

	it('are those of its district, the others step back', () => {
		for (const prepared of slidesOf('districts').filter(({ scope }) => scope.kind === 'district'))
			expect(subjectOfSlide(prepared)).toEqual(
				new Set(plan.rows.filter(({ districtId }) => districtId === prepared.scope.id).map(({ id }) => id))
			);
	});

	it('is nobody in particular where it tells of the city', () => {
		expect(subjectOfSlide(ofTopic('city-overview', '老旧小区'))).toBeNull();
		const { outcomes } = buildScene(
			plan,
			{ layers: new Set(), selection: null },
			{ palette: LIGHT, lang: 'zh' }
		);
		expect(Object.values(outcomes).some(({ aside }) => aside)).toBe(false);
	});
});

describe('the scene of a slide', () => {
	it('tints the ground that what it tries gains and loses, and no ground where nothing is tried', () => {
		const square = {
			type: 'MultiPolygon' as const,
			coordinates: [
				[
					[
						[0, 0],
						[1, 0],
						[1, 1],
						[0, 0]
					]
				]
			]
		};
		const circleChange = { gained: square, lost: { type: 'MultiPolygon' as const, coordinates: [] } };
		const prepared = ofTopic('life-circles', '服务盲区');
		const drawn = { ...prepared, drawing: { ...prepared.drawing, circleChange } };
		const tried = {
			...drawn,
			source: {
				...drawn.source,
				plan: { ...plan, edits: [{ kind: 'close-centre' as const, centreId: plan.centres[0]!.id }] }
			}
		};
		const sceneOf = followSlideScene();
		expect(sceneOf(tried, { palette: LIGHT, lang: 'zh' }).circleChange).toBe(circleChange);
		expect(sceneOf(drawn, { palette: LIGHT, lang: 'zh' }).circleChange).toBeNull();
	});
});

describe('the extent of a part', () => {
	it('is that of the communities it counts, not of its border', () => {
		for (const { properties, geometry } of plan.features.districts.features) {
			const ids = new Set(plan.counted.filter((row) => row.districtId === properties.id).map(({ id }) => id));
			const ground = plan.features.communities.features.filter((one) => ids.has(one.properties.id));
			const rings = ground.flatMap((one) => (one.geometry as GeoJSON.Polygon).coordinates.flat());
			const extent = findExtent(plan, { kind: 'district', id: properties.id });
			expect(extent).toEqual(bboxOf(rings));
			const border = bboxOf((geometry as GeoJSON.Polygon).coordinates.flat());
			expect(extent[2] - extent[0]).toBeLessThan(border[2] - border[0]);
		}
	});

	it('is its ground where it has no community, and the city where there is no such part', () => {
		const [cluster] = plan.features.clusters.features;
		const selection = { kind: 'cluster' as const, id: cluster!.properties.id };
		const empty = { ...plan, rows: [], counted: [] };
		expect(findExtent(empty, selection)).toEqual(
			bboxOf((cluster!.geometry as GeoJSON.Polygon).coordinates.flat())
		);
		expect(findExtent(plan, { kind: 'cluster', id: 'none' })).toEqual(plan.meta.bbox);
	});
});
