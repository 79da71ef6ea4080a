import { describe, expect, it } from 'vitest';
import { askForSites } from '#lib/core/planner/usual-questions.ts';
import { needsPlanner } from '#lib/state/presenter/needs-planner.ts';
import { scopeOf } from '#lib/carto/scope-of-view.ts';
import { isSelectionGone } from '#lib/state/presenter/scope-of-view.ts';
import { fitCamera } from '#lib/ui/presenter/slide-camera.ts';
import { layOutStage } from '#lib/ui/presenter/stage-layout.ts';
import { splitNumber } from '#lib/ui/presenter/tell-slide.ts';
import type { Slide } from '#lib/core/briefings/types.ts';

const SLIDE: Slide = {
	kind: 'map',
	title: '',
	query: '',
	figure: null,
	sentence: '',
	chart: null,
	overlay: null,
	notes: ''
};

describe('a number across a room', () => {
	it('has its figures large and the words between them small', () => {
		const read = (text: string) =>
			splitNumber(text).map((part) => (part.isLarge ? `[${part.text}]` : part.text));
		expect(read('78.2%')).toEqual(['[78.2%]']);
		expect(read('12,345 户')).toEqual(['[12,345]', '户']);
		expect(read('11 分 20 秒')).toEqual(['[11]', '分', '[20]', '秒']);
		expect(read('–')).toEqual(['[–]']);
	});
});

describe('the stage', () => {
	it('is 16 : 9 in any wide window, and everything grows with it', () => {
		for (const [width, height] of [
			[1920, 1080],
			[3840, 2160],
			[1024, 768],
			[2560, 1080]
		] as const) {
			const { isNarrow, widthPx, heightPx, unitPx, map } = layOutStage({ width, height }, 'map');
			expect(isNarrow).toBe(false);
			expect(widthPx / heightPx).toBeCloseTo(16 / 9, 9);
			expect(Math.max(widthPx / width, heightPx / height)).toBeCloseTo(1, 9);
			expect(1920 * unitPx).toBeCloseTo(widthPx, 9);
			expect(map.size.width * map.scale).toBeCloseTo(widthPx, 9);
		}
	});

	it('is all of a phone, the map above', () => {
		const { isNarrow, heightPx, map } = layOutStage({ width: 390, height: 844 }, 'cover');
		expect([isNarrow, heightPx, map.size.width, map.scale]).toEqual([true, 844, 390, 1]);
		expect(map.size.height).toBeLessThan(844 / 2);
	});
});

describe('the view of a slide', () => {
	it('keeps what a workbench saw, one zoom less in half the room', () => {
		const camera = { lngLat: [115.46, 38.87] as [number, number], zoom: 13 };
		const room = (share: number) => ({
			size: { width: 760 * share, height: 700 * share },
			padding: { left: 0, right: 0, top: 0, bottom: 0 }
		});
		for (const [share, zoom] of [
			[1, 13],
			[0.5, 12]
		] as const) {
			const fitted = fitCamera(camera, room(share));
			expect(fitted.zoom).toBeCloseTo(zoom, 9);
			expect(fitted.lngLat[0]).toBeCloseTo(115.46, 9);
			expect(fitted.lngLat[1]).toBeCloseTo(38.87, 9);
		}
	});

	it('selects a part of the city, which may be gone', () => {
		const empty = { type: 'FeatureCollection' as const, features: [] };
		const clusters = { ...empty, features: [{ properties: { id: 'a' } }] };
		const plan = {
			features: { clusters, districts: empty, axes: empty, communities: empty, centres: empty },
			centres: [{ id: 'new' }]
		} as unknown as Parameters<typeof isSelectionGone>[1];
		const isGone = (kind: 'cluster' | 'centre' | 'place', id: string) =>
			isSelectionGone({ selection: { kind, id } }, plan);
		expect([isGone('cluster', 'a'), isGone('cluster', 'b')]).toEqual([false, true]);
		// A centre that is only tried is there, too.
		expect([isGone('centre', 'new'), isGone('centre', 'old')]).toEqual([false, true]);
		expect(isGone('place', '115,38')).toBe(false);
		expect(scopeOf({ selection: { kind: 'cluster', id: 'a' } })).toEqual({ kind: 'cluster', id: 'a' });
		expect(scopeOf({ selection: { kind: 'community', id: 'a' } }).kind).toBe('city');
	});
});

describe('the planner', () => {
	it('is asked wherever a slide shows what it makes', () => {
		const needs = (slide: Partial<Slide>) =>
			(['packages', 'siting'] as const).filter((what) => needsPlanner({ ...SLIDE, ...slide }, what));
		expect(needs({ figure: 'coverage-inner', sentence: '{households}' })).toEqual([]);
		expect(needs({ overlay: 'packages' })).toEqual(['packages']);
		expect(needs({ figure: 'packages-share' })).toEqual(['packages']);
		expect(needs({ chart: 'package-sizes', sentence: '{siting-gain}' })).toEqual(['packages', 'siting']);
		expect(needs({ chart: 'siting-frontier' })).toEqual(['siting']);
	});

	it('is asked for the minutes of the inner circle', () => {
		expect(askForSites({ minutes: [12, 25], speedMps: 0.8, edits: [] })).toMatchObject({
			minutes: 12,
			speedMps: 0.8
		});
	});
});
