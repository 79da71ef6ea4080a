import { createContext } from 'svelte';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CityMeta, CommunityProps, Entrance } from '#lib/core/city/types.ts';
import { budgetM, isWithin } from '#lib/core/coverage/is-within.ts';
import { summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import type { CoverageSummary } from '#lib/core/coverage/types.ts';
import { listGroundSource } from '#lib/core/ground/list-ground-source.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { GroundCoverage } from '#lib/core/ground/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { StreetLeg } from '#lib/core/measuring/types.ts';
import type { AskedPlace } from '#lib/core/explain/explain-place.ts';
import { isPlanIllustrative } from '#lib/core/model/is-plan-illustrative.ts';
import type { KnownGround } from '#lib/core/openings/known-ground.ts';
import type { CentreRow } from '#lib/core/model/list-centre-rows.ts';
import { measureCity } from '#lib/core/model/measure-city.ts';
import type { PlanDocument } from '#lib/core/model/plan-document.ts';
import { rowsInScope } from '#lib/core/model/rows-in-scope.ts';
import {
	SCOPE_KINDS,
	type MeasuredPlan,
	type PlanContent,
	type PlanRow,
	type Scope
} from '#lib/core/model/types.ts';
import { listEntries } from '#lib/core/search/list-entries.ts';
import type { SearchEntry } from '#lib/core/search/types.ts';
import { listEntrancesOnTrial } from '#lib/carto/entrances-on-trial.ts';
import { nameAddedCentre } from '#lib/carto/name-added-centre.ts';
import { comparePlainCircles } from '#lib/carto/plain-circles.ts';
import type { LoadedPlan, PlaceAnswer, ServiceArea, Stage } from '#lib/worker/protocol.ts';
import type { PlannerInputs } from '#lib/core/planner/types.ts';
import { readPlaceId, type Selection } from '#lib/carto/view-query.ts';
import { AnswersInOrder } from './answers-in-order.ts';
import type { EnginePort } from './engine-port.ts';
import { toFault, type Fault } from './fault.ts';
import type { Trial, TriedWalks } from './trial.svelte.ts';
import type { View } from './view.svelte.ts';

export type { CentreRow, PlaceAnswer, PlanDocument };

export type CommunityRow = PlanRow;

export type PlanState =
	| { kind: 'loading'; stage: Stage | 'features'; share: number }
	| { kind: 'ready' }
	| { kind: 'failed'; fault: Fault };

/** One city's plan, its walking times, and every figure derived from them. */
export class Plan {
	/** Its `asOf` is that of the plan shown. */
	meta = $state.raw() as CityMeta;
	state = $state.raw<PlanState>({ kind: 'loading', stage: 'features', share: 0 });
	document = $state.raw<PlanDocument | null>(null);
	/** The plan as it is, without edits. */
	base = $state.raw<LoadedPlan | null>(null);
	/** Inner and outer life circle as they are drawn now; `null` before the first. */
	circles = $state.raw<{ inner: MultiPolygon; outer: MultiPolygon } | null>(null);
	/** Ground that the inner circle gains and loses by the edits, computed after it is drawn; `null`: no edits. */
	circleChange = $state.raw<CircleChange | null>(null);
	isDrawing = $state(false);
	/** Why the basemap could not be loaded; `null`: no fault. */
	mapFault = $state.raw<Fault | null>(null);
	/** Why the selected community or place is in or out. */
	explained = $state.raw<{ of: Selection; answer: PlaceAnswer } | null>(null);
	serviceAreas = $state.raw<ServiceArea[]>([]);

	readonly #view: View;
	readonly #trial: Trial;
	#engine: EnginePort | undefined;
	#networkFile: ArrayBuffer | undefined;
	#drawing: AbortController | undefined;
	readonly #explanations = new AnswersInOrder();
	readonly #divisions = new AnswersInOrder();
	readonly #readKnownGround: () => Promise<KnownGround>;
	/** The engine that has been sent the known ground (buildings, water, railways), and when that is done. */
	#groundKnown: { to: EnginePort; done: Promise<unknown> } | undefined;
	/** The engine that has been sent the city's land. */
	#landKnownTo: EnginePort | undefined;

	/** @param readKnownGround known obstacles for new links; loaded when links are first asked for */
	constructor(meta: CityMeta, view: View, trial: Trial, readKnownGround: () => Promise<KnownGround>) {
		this.meta = meta;
		this.#view = view;
		this.#trial = trial;
		this.#readKnownGround = readKnownGround;
	}

	/** Walks of the plan with the view's edits, once computed. */
	get computed(): TriedWalks | null {
		return this.#trial.computed;
	}

	/** Whether anything shown stands in for data that is not public. */
	readonly isIllustrative: boolean = $derived(isPlanIllustrative(this.document?.features ?? {}));

	/** The plan without walks; `null` until it is loaded. */
	readonly content: PlanContent | null = $derived.by(() => {
		const { meta, document, isIllustrative } = this;
		return (
			document && { meta, features: document.features, axes: document.axes, isIllustrative, nameAddedCentre }
		);
	});

	/** What of the plan can be found by name; nothing before it is loaded. */
	readonly entries: readonly SearchEntry[] = $derived(this.document ? listEntries(this.document) : []);

	/** The plan, measured with the walks computed so far. */
	readonly #shown: MeasuredPlan | null = $derived.by(() => {
		const { content, computed } = this;
		const { minutes, speedMps } = this.#view;
		return content && measureCity(content, computed, { minutes, speedMps, edits: computed?.edits ?? [] });
	});

	/** The source of all figures, charts and texts; `null` before the walks are computed. */
	readonly measured: MeasuredPlan | null = $derived(this.computed && this.#shown);

	/** The plan without edits, measured with the same minutes and speed; `null` before the walks are computed. */
	readonly baseMeasured: MeasuredPlan | null = $derived.by(() => {
		const { content, base } = this;
		const { minutes, speedMps } = this.#view;
		return base && content && measureCity(content, base, { minutes, speedMps, edits: [] });
	});

	/** Every community, with its walk once it is computed. */
	readonly rows: readonly CommunityRow[] = $derived(this.#shown?.rows ?? []);

	/** What coverage counts. */
	readonly counted: readonly CommunityRow[] = $derived(this.#shown?.counted ?? []);

	/** The plan's centres, then those added on trial. */
	readonly centres: readonly CentreRow[] = $derived(this.#shown?.centres ?? []);

	readonly centreById: ReadonlyMap<string, CentreRow> = $derived(
		new Map(this.centres.map((centre) => [centre.id, centre]))
	);

	/** Communities that plain circles round the centres count wrongly at the inner minutes. */
	readonly miscounted: { over: CommunityRow[]; under: CommunityRow[] } = $derived.by(() => {
		if (!this.#shown) return { over: [], under: [] };
		const ids = new Set(comparePlainCircles(this.#shown).miscountedIds);
		const wrong = this.counted.filter(({ id }) => ids.has(id));
		const isReached = (row: CommunityRow) => isWithin(row.walkSeconds, this.#view.minutes[0] * 60);
		return { over: wrong.filter((row) => !isReached(row)), under: wrong.filter(isReached) };
	});

	/** A community's entrances with those that are added or closed on trial. */
	entrancesOf(community: CommunityProps): Entrance[] {
		return listEntrancesOnTrial(community, this.#view.edits);
	}

	readonly rowById: ReadonlyMap<string, CommunityRow> = $derived(
		new Map(this.rows.map((row) => [row.id, row]))
	);

	/** Totals shown before the plan is loaded: all zero. */
	readonly #nothing: CoverageSummary = $derived.by(() => summarizeCoverage([], this.#view.minutes));

	readonly totals: CoverageSummary = $derived(this.#shown?.totals ?? this.#nothing);

	/** Totals of the plan without edits, to compare with. */
	readonly baseTotals: CoverageSummary = $derived(this.baseMeasured?.totals ?? this.#nothing);

	readonly byCluster: ReadonlyMap<string | null, CoverageSummary> = $derived(
		this.#shown?.byCluster ?? new Map()
	);

	readonly byDistrict: ReadonlyMap<string | null, CoverageSummary> = $derived(
		this.#shown?.byDistrict ?? new Map()
	);

	readonly byCentre: ReadonlyMap<string | null, CoverageSummary> = $derived(
		this.#shown?.byCentre ?? new Map()
	);

	/** The selected part of the city; the whole city without a selection. */
	readonly scopeAsked: Scope = $derived.by(() => {
		const { selection } = this.#view;
		const kind = SCOPE_KINDS.find((known) => known === selection?.kind);
		return selection && kind ? { kind, id: selection.id } : { kind: 'city', id: '' };
	});

	/** Communities not renovated in that part. */
	readonly scope: readonly CommunityRow[] = $derived(rowsInScope(this, this.scopeAsked));

	readonly scopeSummary: CoverageSummary = $derived.by(() =>
		summarizeCoverage(this.scope, this.#view.minutes)
	);

	/** Switches to another engine; answers still due from the former one are ignored. */
	askFrom(engine: EnginePort) {
		this.#engine = engine;
	}

	/** The plan was read. */
	adopt(document: PlanDocument, networkFile: ArrayBuffer) {
		this.#networkFile = networkFile;
		this.document = document;
		if (document.asOf !== undefined) this.meta = { ...this.meta, asOf: document.asOf };
	}

	/** @throws Error before the plan is read */
	get inputs(): PlannerInputs {
		if (!this.document || !this.#networkFile) throw new Error('The plan has not been read yet.');
		const { features, axes, railways } = this.document;
		return { networkFile: this.#networkFile, features, axes: axes.axes, railways };
	}

	/** Enters the failed state, unless the error comes from an engine no longer in use. */
	#failAt(engine: EnginePort, error: unknown) {
		if (engine === this.#engine) this.state = { kind: 'failed', fault: toFault(error) };
	}

	/** Draws the life circles of the view and cancels a drawing still under way. */
	async draw(limitsM: [inner: number, outer: number], centreIds: string[] | null) {
		this.#drawing?.abort();
		const drawing = (this.#drawing = new AbortController());
		const engine = this.#engine!;
		this.isDrawing = true;
		try {
			const [inner, outer] = await engine.ask('lifeCircles', { limitsM, centreIds }, drawing);
			const isWanted = () => !drawing.signal.aborted && engine === this.#engine;
			if (!isWanted()) return;
			this.circles = { inner: inner!, outer: outer! };
			const isTold = centreIds === null && (this.computed?.edits.length ?? 0) > 0;
			if (!isTold) this.circleChange = null;
			const change = isTold && (await engine.ask('circleChange', { limitM: limitsM[0] }, drawing));
			if (change && isWanted()) this.circleChange = change;
		} catch (error) {
			if (!drawing.signal.aborted) this.#failAt(engine, error);
		} finally {
			if (this.#drawing === drawing) this.isDrawing = false;
		}
	}

	/** Stops drawing; the circles on screen stay. */
	cancelDrawing() {
		this.#drawing?.abort();
		this.isDrawing = false;
	}

	/** Explains why a community or place is inside or outside the inner circle. */
	async explain(of: Selection | null) {
		const asked = toAskedPlace(of);
		if (!of || !asked) {
			this.#explanations.forget();
			this.explained = null;
			return;
		}
		const engine = this.#engine!;
		const isDue = this.#explanations.ask();
		const isWanted = () => engine === this.#engine && this.#view.isSelected(of.kind, of.id) && isDue();
		const limitM = budgetM(this.#view.minutes[0], this.#view.speedMps);
		try {
			await this.#tellGround(engine);
			const answer = await engine.ask('explain', {
				asked,
				limitM,
				households: this.#listHouseholds()
			});
			if (isWanted()) this.explained = { of, answer };
		} catch (error) {
			if (isWanted()) this.#failAt(engine, error);
		}
	}

	/** Computes the service areas (nearest centre) within the outer circle. */
	async divide(limitM: number) {
		const isDue = this.#divisions.ask();
		const engine = this.#engine!;
		try {
			const areas = await engine.ask('serviceAreas', { limitM });
			if (engine === this.#engine && isDue()) this.serviceAreas = areas;
		} catch (error) {
			this.#failAt(engine, error);
		}
	}

	/** Households by community; 0 where coverage does not count it. */
	#listHouseholds(): number[] {
		const counted = new Set(this.counted);
		return this.rows.map((row) => (counted.has(row) ? row.households : 0));
	}

	/** Sends the known ground once. If that fails, links are still proposed and marked as crossing unknown ground. */
	#tellGround(engine: EnginePort): Promise<unknown> {
		if (this.#groundKnown?.to !== engine) {
			const send = async () => engine.ask('know', { ground: await this.#readKnownGround() });
			this.#groundKnown = { to: engine, done: send().catch(() => (this.#groundKnown = undefined)) };
		}
		return this.#groundKnown.done;
	}

	/** Finds the best openings within a budget; rejects when the signal aborts. */
	async findOpenings(limitM: number, options: { signal: AbortSignal; onProgress: (share: number) => void }) {
		const engine = this.#engine!;
		await this.#tellGround(engine);
		return engine.ask(
			'findOpenings',
			{ limitM, households: this.#listHouseholds() },
			{ signal: options.signal, onProgress: (_stage, share) => options.onProgress(share) }
		);
	}

	/**
	 * Measures the ground that the life circles of all centres cover; `null` if the city has no land areas.
	 *
	 * @param readLand the city's residential land, `null` if it is not mapped; loaded on first use
	 */
	async measureGround(
		{ minutes, speedMps }: { minutes: readonly number[]; speedMps: number },
		readLand: () => Promise<(Polygon | MultiPolygon)[] | null>,
		options: { signal: AbortSignal; onProgress: (share: number) => void }
	): Promise<GroundCoverage | null> {
		const engine = this.#engine!;
		const source =
			this.#landKnownTo === engine ? null : listGroundSource(this.document!.features, await readLand());
		const limitsM = minutes.map((m) => budgetM(m, speedMps));
		const found = await engine.ask(
			'ground',
			{ minutes: [...minutes], limitsM, source },
			{ signal: options.signal, onProgress: (_stage, share) => options.onProgress(share) }
		);
		this.#landKnownTo = engine;
		return found;
	}

	/** The walk between two positions on the streets of the plan, with what is tried on it. */
	measureLeg(from: LngLat, to: LngLat): Promise<StreetLeg> {
		return this.#engine!.ask('streetLeg', { from, to });
	}

	/** Measures the error of the drawn circle of these centres, or of all, along the streets. */
	measure(limitM: number, centreIds: string[] | null, signal: AbortSignal) {
		return this.#engine!.ask('measure', { limitM, centreIds }, { signal });
	}
}

function toAskedPlace(of: Selection | null): AskedPlace | undefined {
	if (of?.kind === 'community') return { communityId: of.id };
	const lngLat = of?.kind === 'place' ? readPlaceId(of.id) : undefined;
	return lngLat && { lngLat };
}

export const [getPlan, setPlan] = createContext<Plan>();
