import type { BriefingDocument, Overlay, Slide } from '#lib/core/briefings/types.ts';
import type { CityMeta } from '#lib/core/city/types.ts';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { listPlanPlaces } from '#lib/core/model/list-plan-places.ts';
import type { MeasuredPlan, WalkSettings } from '#lib/core/model/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import type { PlannerWork } from '#lib/core/planner/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import { readPlaceId, readViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import type { EngineWork } from '#lib/worker/protocol.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import { toFault, type Fault } from '../fault.ts';
import { measureWalks, prepareSlide } from './prepare-slide.ts';
import { askForPackages, askForSites } from '#lib/core/planner/usual-questions.ts';
import { TryOn } from './try-on.svelte.ts';
import { needsPlanner } from './needs-planner.ts';
import type { Asker, OpeningStage, PreparedSlide, PresenterSource, SlideFault } from './types.ts';

/**
 * Everything that a briefing shows, fetched and computed at its opening, so that nothing is asked for afterwards: a
 * network that goes away does not stop it. Slides are there as soon as the walks are; what takes longer joins them.
 */
export class Opening {
	/** What is done now, and its share, 0…1; `null` once everything is there. */
	stage = $state.raw<{ stage: OpeningStage; share: number } | null>({ stage: 'plan', share: 0 });
	/** Why nothing can be shown; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);
	/** The basemap could not be had: slides are shown without. */
	mapFault = $state.raw<Fault | null>(null);
	plan = $state.raw<PlanDocument | null>(null);
	tiles = $state.raw<ArrayBuffer | null>(null);
	slides = $state.raw<readonly PreparedSlide[]>([]);

	readonly #document: BriefingDocument;
	readonly #meta: CityMeta;
	readonly #source: PresenterSource;
	#engine: Asker<EngineWork> | undefined;
	#planner: Promise<Asker<PlannerWork>> | undefined;
	#networkFile: ArrayBuffer | undefined;
	#isClosed = false;

	constructor(document: BriefingDocument, meta: CityMeta, source: PresenterSource) {
		this.#document = document;
		this.#meta = meta;
		this.#source = source;
	}

	/** Failure is a state, not an exception. */
	async run() {
		try {
			await this.#load();
			await this.#computeWalks();
			await this.#computeDrawings();
			await this.#computePlanning();
			this.slides = this.slides.map((slide) => ({ ...slide, isDone: true }));
			this.stage = null;
			// Whoever goes on trying asks the engine again; nobody asks the planner.
			this.#endPlanner();
		} catch (error) {
			if (!this.#isClosed) this.fault = toFault(error);
			this.#endWorkers();
		}
	}

	close() {
		this.#isClosed = true;
		this.#endWorkers();
	}

	/** Lets somebody go on trying on a slide that is done, without a network: it follows in `slides`. */
	tryOn(slide: PreparedSlide): TryOn {
		const known = { plan: this.plan!, meta: this.#meta };
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
					await this.#draw([before]);
					return this.slides.find((one) => one.slide === before.slide)!;
				}
			},
			(changed) => this.#change([changed], () => changed)
		);
	}

	#endWorkers() {
		this.#engine?.close();
		this.#endPlanner();
	}

	#endPlanner() {
		void this.#planner?.then(
			(planner) => planner.close(),
			() => {}
		);
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
		const known = { plan: this.plan!, meta: this.#meta };
		const asItIs = measureOnce((asked) => measureWalks({ ...asked, edits: [] }, base, known));
		this.slides = this.#document.slides.map((slide) => prepareSlide(slide, asItIs));
		for (const group of groupBy(this.#document.slides, editsOf)) {
			const { edits } = readViewQuery(new URLSearchParams(group[0]!.query));
			if (edits.length > 0) await this.#tryEdits(group, edits);
		}
	}

	/** Where slides try changes, their numbers are of the plan with them; as it is where they cannot be made. */
	async #tryEdits(group: readonly Slide[], edits: readonly Edit[]) {
		const known = { plan: this.plan!, meta: this.#meta };
		const members = this.slides.filter(({ slide }) => group.includes(slide));
		try {
			const walks = await this.#engine!.ask('edit', { edits: [...edits] });
			this.#change(members, ({ slide, source }) =>
				prepareSlide(slide, (asked) => measureWalks(asked, walks, known), source.plan)
			);
		} catch (error) {
			this.#change(members, (slide) => withFault(slide, { kind: 'edits', why: toFault(error) }));
		}
	}

	async #computeDrawings() {
		const groups = groupBy(this.slides, circlesKey);
		let done = 0;
		for (const sameEdits of groupBy(this.slides, ({ source }) => writeEdits(source.plan.edits))) {
			await this.#engine!.ask('edit', { edits: [...sameEdits[0]!.source.plan.edits] });
			for (const group of groupBy(sameEdits, circlesKey)) {
				this.#reportProgress('circles', done++ / groups.length);
				await this.#draw(group);
			}
			for (const slide of sameEdits) await this.#drawWalk(slide);
		}
	}

	/** Circles, and who is nearest to which centre, of slides that show the same. */
	async #draw(group: readonly PreparedSlide[]) {
		const { view } = group[0]!;
		const limitsM = view.minutes.map((minutes) => budgetM(minutes, view.speedMps));
		try {
			const [inner, outer] = await this.#engine!.ask('lifeCircles', {
				limitsM,
				centreIds: centreIdsOf(view)
			});
			const serviceAreas = view.layers.has('service-areas')
				? await this.#engine!.ask('serviceAreas', { limitM: limitsM[1]! })
				: [];
			const isTold =
				group[0]!.source.plan.edits.length > 0 &&
				centreIdsOf(view) === null &&
				view.layers.has('circle-inner');
			const circleChange = isTold ? await this.#engine!.ask('circleChange', { limitM: limitsM[0]! }) : null;
			this.#change(group, (slide) => ({
				...slide,
				drawing: {
					...slide.drawing,
					circles: { inner: inner!, outer: outer! },
					circleChange,
					serviceAreas
				}
			}));
		} catch (error) {
			this.#change(group, (slide) => withFault(slide, { kind: 'circles', why: toFault(error) }));
		}
	}

	/** The way from a community or a place that a slide is about. */
	async #drawWalk({ slide, view, faults }: PreparedSlide) {
		const { selection } = view;
		const lngLat = selection?.kind === 'place' ? readPlaceId(selection.id) : undefined;
		const isCommunity = selection?.kind === 'community' && !faults.some(({ kind }) => kind === 'gone');
		if (!lngLat && !isCommunity) return;
		const asked = lngLat ? { lngLat } : { communityId: selection!.id };
		// No limit: nobody asks here what would have to change.
		const { nearest } = await this.#engine!.ask('explain', { asked, limitM: Infinity, households: [] });
		const now = this.slides.filter((one) => one.slide === slide);
		this.#change(now, (one) => ({
			...one,
			drawing: { ...one.drawing, walk: nearest?.walk.lngLats ?? null }
		}));
	}

	async #computePlanning() {
		const jobs = [
			...this.#jobsOf('packages', askForPackages, (ask, takes) => ask('packages', takes)),
			...this.#jobsOf('siting', askForSites, async (ask, question) => ({
				question,
				sited: await ask('site', question)
			}))
		];
		for (const [i, job] of jobs.entries())
			await job((share) => this.#reportProgress('planning', (i + share) / jobs.length));
		await this.#drawSites();
		const linked = this.slides.filter(({ view }) => view.layers.has('neighbours'));
		if (linked.length === 0) return;
		try {
			const planner = await this.#startPlanner();
			const neighbours = await planner.ask('neighbours', { gapM: DEFAULT_GAP_M });
			this.#change(linked, (slide) => ({ ...slide, drawing: { ...slide.drawing, neighbours } }));
		} catch (error) {
			this.#change(linked, (slide) => withFault(slide, { kind: 'neighbours', why: toFault(error) }));
		}
	}

	/** The life circles that proposed centres would bring, on the slides that show where they go. */
	async #drawSites() {
		const sited = this.slides.filter(
			({ slide, source }) => slide.overlay === 'siting' && source.planning.siting
		);
		for (const group of groupBy(sited, ({ source }) => JSON.stringify(source.planning.siting!.question))) {
			const { plan, planning } = group[0]!.source;
			const { edits } = planning.siting!.sited;
			const centreIds = edits.flatMap((edit) => (edit.kind === 'add-centre' ? [edit.centreId] : []));
			if (centreIds.length === 0) continue;
			try {
				await this.#engine!.ask('edit', { edits: [...plan.edits, ...edits] });
				const limitsM = [budgetM(plan.minutes[0], plan.speedMps)];
				const [siteCircle] = await this.#engine!.ask('lifeCircles', { limitsM, centreIds });
				this.#change(group, (slide) => ({
					...slide,
					drawing: { ...slide.drawing, siteCircle: siteCircle! }
				}));
			} catch (error) {
				this.#change(group, (slide) => withFault(slide, { kind: 'circles', why: toFault(error) }));
			}
		}
	}

	/** One job for all slides that ask the planner the same. */
	#jobsOf<Question>(
		what: Overlay,
		questionOf: (plan: WalkSettings) => Question,
		answer: (
			ask: Asker<PlannerWork>['ask'],
			question: Question
		) => Promise<NonNullable<PreparedSlide['source']['planning'][Overlay]>>
	) {
		const asking = this.slides.filter(({ slide }) => needsPlanner(slide, what));
		return groupBy(asking, ({ source }) => JSON.stringify(questionOf(source.plan))).map(
			(group) => async (onProgress: (share: number) => void) => {
				onProgress(0);
				const members = this.slides.filter(({ slide }) => group.some((one) => one.slide === slide));
				try {
					const planner = await this.#startPlanner();
					const ask: Asker<PlannerWork>['ask'] = (work, takes) =>
						planner.ask(work, takes, { onProgress: (_stage, share) => onProgress(share) });
					const facts = await answer(ask, questionOf(group[0]!.source.plan));
					this.#change(members, (slide) => ({
						...slide,
						source: { ...slide.source, planning: { ...slide.source.planning, [what]: facts } }
					}));
				} catch (error) {
					this.#change(members, (slide) => withFault(slide, { kind: what, why: toFault(error) }));
				}
			}
		);
	}

	async #startPlanner(): Promise<Asker<PlannerWork>> {
		const { features, axes, railways } = this.plan!;
		this.#planner ??= Promise.resolve(
			this.#source.makePlanner({ networkFile: this.#networkFile!, features, axes: axes.axes, railways })
		);
		return this.#planner;
	}

	/** Puts others in place of some slides, by what they are made from. */
	#change(some: readonly PreparedSlide[], change: (slide: PreparedSlide) => PreparedSlide) {
		const made = new Set(some.map(({ slide }) => slide));
		this.slides = this.slides.map((one) => (made.has(one.slide) ? change(one) : one));
	}

	#reportProgress(stage: OpeningStage, share: number) {
		if (!this.#isClosed) this.stage = { stage, share };
	}
}

const withFault = (slide: PreparedSlide, fault: SlideFault): PreparedSlide => ({
	...slide,
	faults: [...slide.faults, fault]
});

/** Slides of the same minutes and speed have one plan. */
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

/** The items of each key together, keys in the order they first come in. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return [...groups.values()];
}
