import { budgetM } from '#lib/core/coverage/is-within.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { readPlaceId, type ViewValues } from '#lib/carto/view-query.ts';
import type { EngineWork } from '#lib/worker/protocol.ts';
import { toFault } from '../fault.ts';
import { groupBy } from './group-by.ts';
import type { SlideSet } from './slide-set.svelte.ts';
import type { PreparedSlide, WorkerPort } from './types.ts';

/** Computes what the maps of slides show beside the plan: circles, service areas, walks. */
export class SlideDrawings {
	readonly #slides: SlideSet;
	readonly #engine: WorkerPort<EngineWork>;

	constructor(slides: SlideSet, engine: WorkerPort<EngineWork>) {
		this.#slides = slides;
		this.#engine = engine;
	}

	/** Draws all slides; those with the same edits share the work. */
	async drawAll(onProgress: (share: number) => void) {
		const groups = groupBy(this.#slides.all, circlesKey);
		let done = 0;
		for (const sameEdits of groupBy(this.#slides.all, ({ source }) => writeEdits(source.plan.edits))) {
			await this.#engine.ask('edit', { edits: [...sameEdits[0]!.source.plan.edits] });
			for (const group of groupBy(sameEdits, circlesKey)) {
				onProgress(done++ / groups.length);
				await this.draw(group);
			}
			for (const slide of sameEdits) await this.#drawWalk(slide);
		}
	}

	/** Draws life circles and service areas for slides that show the same ones. */
	async draw(group: readonly PreparedSlide[]) {
		const { view } = group[0]!;
		const limitsM = view.minutes.map((minutes) => budgetM(minutes, view.speedMps));
		try {
			const [inner, outer] = await this.#engine.ask('lifeCircles', {
				limitsM,
				centreIds: centreIdsOf(view)
			});
			const serviceAreas = view.layers.has('service-areas')
				? await this.#engine.ask('serviceAreas', { limitM: limitsM[1]! })
				: [];
			const isCompared =
				group[0]!.source.plan.edits.length > 0 &&
				centreIdsOf(view) === null &&
				view.layers.has('circle-inner');
			const circleChange = isCompared
				? await this.#engine.ask('circleChange', { limitM: limitsM[0]! })
				: null;
			this.#slides.draw(group, { circles: { inner: inner!, outer: outer! }, circleChange, serviceAreas });
		} catch (error) {
			this.#slides.addFault(group, { kind: 'circles', why: toFault(error) });
		}
	}

	/** Draws the life circle of proposed centres on the slides that show them. */
	async drawSites() {
		const sited = this.#slides.all.filter(
			({ slide, source }) => slide.overlay === 'siting' && source.planning.siting
		);
		for (const group of groupBy(sited, ({ source }) => JSON.stringify(source.planning.siting!.question))) {
			const { plan, planning } = group[0]!.source;
			const { edits } = planning.siting!.sited;
			const centreIds = edits.flatMap((edit) => (edit.kind === 'add-centre' ? [edit.centreId] : []));
			if (centreIds.length === 0) continue;
			try {
				await this.#engine.ask('edit', { edits: [...plan.edits, ...edits] });
				const limitsM = [budgetM(plan.minutes[0], plan.speedMps)];
				const [siteCircle] = await this.#engine.ask('lifeCircles', { limitsM, centreIds });
				this.#slides.draw(group, { siteCircle: siteCircle! });
			} catch (error) {
				this.#slides.addFault(group, { kind: 'circles', why: toFault(error) });
			}
		}
	}

	/** Draws the walk from the community or place that a slide selects. */
	async #drawWalk({ slide, view, faults }: PreparedSlide) {
		const { selection } = view;
		const lngLat = selection?.kind === 'place' ? readPlaceId(selection.id) : undefined;
		const isCommunity = selection?.kind === 'community' && !faults.some(({ kind }) => kind === 'gone');
		if (!lngLat && !isCommunity) return;
		const asked = lngLat ? { lngLat } : { communityId: selection!.id };
		// Without a limit no change is searched for, which slides do not show.
		const { nearest } = await this.#engine.ask('explain', { asked, limitM: Infinity, households: [] });
		const now = this.#slides.all.filter((one) => one.slide === slide);
		this.#slides.draw(now, { walk: nearest?.walk.lngLats ?? null });
	}
}

/** Circles of the whole city, or of the centre that is selected. */
const centreIdsOf = ({ selection }: ViewValues) => (selection?.kind === 'centre' ? [selection.id] : null);

const circlesKey = ({ view, source }: PreparedSlide) =>
	[
		writeEdits(source.plan.edits),
		view.minutes,
		view.speedMps,
		centreIdsOf(view) ?? '',
		view.layers.has('service-areas'),
		view.layers.has('circle-inner')
	].join('|');
