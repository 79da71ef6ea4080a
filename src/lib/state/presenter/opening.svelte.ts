import type { BriefingDocument, Slide } from '#lib/core/briefings/types.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import type { MeasuredPlan, WalkSettings } from '#lib/core/model/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { readViewQuery } from '#lib/carto/view-query.ts';
import type { EngineWork } from '#lib/worker/protocol.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import { toFault, type Fault } from '../fault.ts';
import { measureWalks, prepareSlide } from './prepare-slide.ts';
import { TryOn } from './try-on.svelte.ts';
import { groupBy } from './group-by.ts';
import { SlideDrawings } from './slide-drawings.ts';
import { SlidePlanning } from './slide-planning.ts';
import { SlideSet } from './slide-set.svelte.ts';
import type { OpeningStage, PreparedSlide, PresenterSource, WorkerPort } from './types.ts';

/**
 * Loads and computes everything that a briefing shows when it is opened, so that it can be presented without a network.
 * Slides are available once the walks are computed; drawings and planning results are added as they are finished.
 */
export class Opening {
	/** The current step and its progress, 0…1; `null` when finished. */
	stage = $state.raw<{ stage: OpeningStage; share: number } | null>({ stage: 'plan', share: 0 });
	/** Why the briefing cannot be shown; `null`: no fault. */
	fault = $state.raw<Fault | null>(null);
	/** Why the basemap could not be loaded; slides are shown without it. */
	mapFault = $state.raw<Fault | null>(null);
	plan = $state.raw<PlanDocument | null>(null);
	tiles = $state.raw<ArrayBuffer | null>(null);

	readonly #document: BriefingDocument;
	readonly #meta: CityMeta;
	readonly #source: PresenterSource;
	readonly #slides = new SlideSet();
	readonly #planning: SlidePlanning;
	#engine: WorkerPort<EngineWork> | undefined;
	#networkFile: ArrayBuffer | undefined;
	#isClosed = false;

	constructor(document: BriefingDocument, meta: CityMeta, source: PresenterSource) {
		this.#document = document;
		this.#meta = meta;
		this.#source = source;
		this.#planning = new SlidePlanning(this.#slides, () => {
			const { features, axes, railways } = this.plan!;
			return source.makePlanner({ networkFile: this.#networkFile!, features, axes: axes.axes, railways });
		});
	}

	/** The plan and its city, whose date is that of the plan. */
	get #known(): { plan: PlanDocument; meta: CityMeta } {
		const { asOf = this.#meta.asOf } = this.plan!;
		return { plan: this.plan!, meta: { ...this.#meta, asOf } };
	}

	get slides(): readonly PreparedSlide[] {
		return this.#slides.all;
	}

	/** Loads and computes everything. A failure becomes a state, not an exception. */
	async run() {
		try {
			await this.#load();
			await this.#computeWalks();
			const drawings = new SlideDrawings(this.#slides, this.#engine!);
			await drawings.drawAll((share) => this.#reportProgress('circles', share));
			await this.#planning.run((share) => this.#reportProgress('planning', share));
			await drawings.drawSites();
			await this.#planning.linkNeighbours();
			this.#slides.change(this.slides, (slide) => ({ ...slide, isDone: true }));
			this.stage = null;
			// The engine is needed for what-if edits on slides, the planner no more.
			this.#planning.close();
		} catch (error) {
			if (!this.#isClosed) this.fault = toFault(error);
			this.#endWorkers();
		}
	}

	close() {
		this.#isClosed = true;
		this.#endWorkers();
	}

	/** Starts what-if edits on a finished slide; works offline and updates `slides`. */
	tryOn(slide: PreparedSlide): TryOn {
		const known = this.#known;
		return new TryOn(
			slide,
			{
				measure: async (before, edits) => {
					const walks = await this.#engine!.ask('edit', { edits: [...edits] });
					const view = { ...before.view, edits: [...edits] };
					const plan = measureWalks(view, walks, known);
					const inForce = before.before ?? before.source.plan;
					return {
						...before,
						view,
						source: { ...before.source, plan },
						before: edits.length > 0 ? inForce : null
					};
				},
				draw: async (before) => {
					await new SlideDrawings(this.#slides, this.#engine!).draw([before]);
					return this.slides.find((one) => one.slide === before.slide)!;
				}
			},
			(changed) => this.#slides.change([changed], () => changed)
		);
	}

	#endWorkers() {
		this.#engine?.close();
		this.#planning.close();
	}

	async #load() {
		this.#reportProgress('plan', 0);
		const tiles = this.#source.loadTiles().then(
			(bytes) => (this.tiles = bytes),
			(error: unknown) => {
				this.mapFault = toFault(error);
			}
		);
		const [plan, networkFile] = await Promise.all([this.#source.loadPlan(), this.#source.loadNetwork()]);
		this.#reportProgress('tiles', 0.5);
		await tiles;
		this.plan = plan;
		this.#networkFile = networkFile;
	}

	async #computeWalks() {
		this.#reportProgress('walks', 0);
		const { features } = this.plan!;
		const places = listPlanPlaces(features);
		this.#engine = await this.#source.makeEngine();
		const base = await this.#engine.ask('load', {
			networkFile: this.#networkFile!,
			places,
			railways: this.plan!.railways
		});
		const known = this.#known;
		const asItIs = measureOnce((asked) => measureWalks({ ...asked, edits: [] }, base, known));
		this.#slides.all = this.#document.slides.map((slide) => prepareSlide(slide, asItIs));
		for (const group of groupBy(this.#document.slides, editsOf)) {
			const { edits } = readViewQuery(new URLSearchParams(group[0]!.query));
			if (edits.length > 0) await this.#tryEdits(group, edits);
		}
	}

	/** Computes slides with edits; if the edits cannot be made, they show the plan without them. */
	async #tryEdits(group: readonly Slide[], edits: readonly Edit[]) {
		const known = this.#known;
		const members = this.slides.filter(({ slide }) => group.includes(slide));
		try {
			const walks = await this.#engine!.ask('edit', { edits: [...edits] });
			this.#slides.change(members, ({ slide, source }) =>
				prepareSlide(slide, (asked) => measureWalks(asked, walks, known), source.plan)
			);
		} catch (error) {
			this.#slides.addFault(members, { kind: 'edits', why: toFault(error) });
		}
	}

	#reportProgress(stage: OpeningStage, share: number) {
		if (!this.#isClosed) this.stage = { stage, share };
	}
}

/** Measures once for each combination of minutes and speed. */
function measureOnce(measure: (asked: WalkSettings) => MeasuredPlan): (asked: WalkSettings) => MeasuredPlan {
	const measured = new Map<string, MeasuredPlan>();
	return (asked) => {
		const key = `${asked.minutes.join()} ${asked.speedMps}`;
		const plan = measured.get(key) ?? measure(asked);
		measured.set(key, plan);
		return plan;
	};
}

const editsOf = ({ query }: Slide) => writeEdits(readViewQuery(new URLSearchParams(query)).edits);
