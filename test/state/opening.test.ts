import { describe, expect, it, vi } from 'vitest';
import type { BriefingDocument, Slide } from '#lib/core/briefings/types.ts';
import { makeEngine } from '#lib/single/in-page.ts';
import { Opening } from '#lib/state/presenter/opening.svelte.ts';
import type { PresenterSource } from '#lib/state/presenter/types.ts';
import { CITY, META, NETWORK, PLAN } from './drawn-workbench.ts';

const slide = (query: string, overlay: Slide['overlay'] = null): Slide => ({
	kind: 'map',
	title: query || 'plain',
	query,
	figure: 'coverage-inner',
	sentence: '',
	chart: null,
	overlay,
	notes: ''
});

/** A street without junctions has no candidates for siting, so this planner always proposes its east end. */
const makeDrawnPlanner: PresenterSource['makePlanner'] = () => ({
	ask: async (work, _takes, { onProgress } = {}) => {
		onProgress?.('planning' as never, 0.5);
		const edits = [{ kind: 'add-centre', centreId: 'east', lngLat: CITY.at('C') }];
		return (work === 'site' ? { edits } : [{ a: 'k1', b: 'k4' }]) as never;
	},
	close: () => {}
});

function open(slides: Slide[], source: Partial<PresenterSource> = {}) {
	const document: BriefingDocument = { format: 1, title: 'b', subtitle: '', lang: 'en', slides };
	const planner = vi.fn(makeDrawnPlanner);
	const opening = new Opening(document, META, {
		loadPlan: async () => JSON.parse(PLAN),
		loadNetwork: async () => new Uint8Array(NETWORK).buffer,
		loadTiles: async () => new ArrayBuffer(1),
		makeEngine,
		makePlanner: planner,
		...source
	});
	return { opening, planner };
}

describe('the opening of a briefing', () => {
	it('computes figures, circles and edits of every slide', async () => {
		const { opening, planner } = open([
			slide(''),
			slide('whatif=close~a'),
			slide('select=centre:a&layers=service-areas')
		]);
		await opening.run();
		expect([opening.fault, opening.stage]).toEqual([null, null]);
		const [plain, closed, areas] = opening.slides;
		expect(opening.slides.every(({ isDone, faults }) => isDone && faults.length === 0)).toBe(true);
		// k1 and k2 are 100 m and 400 m from the centre, k3 is 900 m away; k4 is renovated already.
		expect(plain!.source.plan.totals.households).toBe(300);
		expect(plain!.drawing.circles!.inner.coordinates).toHaveLength(1);
		expect(plain!.before).toBeNull();
		expect(closed!.drawing.circles!.inner.coordinates).toEqual([]);
		expect(closed!.before!.edits).toEqual([]);
		// What the closed centre served is lost.
		expect([plain!.drawing.circleChange, closed!.drawing.circleChange === null]).toEqual([null, false]);
		expect(areas!.drawing.serviceAreas.map(({ centreId }) => centreId)).toEqual(['a']);
		expect(planner).not.toHaveBeenCalled();
	});

	it('asks the planner for what slides show of it, and keeps a slide with a fault', async () => {
		const { opening, planner } = open([
			slide('layers=neighbours'),
			slide('', 'siting'),
			slide('whatif=close~a', 'siting'),
			slide('whatif=move~ghost~115.46,38.87')
		]);
		await opening.run();
		expect(opening.fault).toBeNull();
		expect(planner).toHaveBeenCalledOnce();
		const [linked, sited, closed, wrong] = opening.slides;
		for (const fine of [linked, sited, closed]) expect(fine!.faults).toEqual([]);
		expect(linked!.drawing.neighbours).toEqual([{ a: 'k1', b: 'k4' }]);
		expect(linked!.source.planning.siting).toBeFalsy();
		expect(linked!.drawing.siteCircle).toBeNull();
		for (const shown of [sited, closed]) {
			expect(shown!.source.planning.siting!.sited.edits).toHaveLength(1);
			expect(shown!.drawing.siteCircle!.coordinates).toHaveLength(1);
		}
		expect(wrong!.faults).toMatchObject([{ kind: 'edits' }]);
		expect(wrong!.isDone).toBe(true);
	});

	it('shows slides without the basemap, and says so; without the plan it fails', async () => {
		const refuse = () => Promise.reject(new Error('gone'));
		const mapless = open([slide('')], { loadTiles: refuse }).opening;
		await mapless.run();
		expect(mapless.mapFault).not.toBeNull();
		expect(mapless.slides[0]!.isDone).toBe(true);
		const planless = open([slide('')], { loadPlan: refuse }).opening;
		await planless.run();
		expect(planless.fault).not.toBeNull();
	});
});
