import { createContext } from 'svelte';
import type { MultiPolygon } from 'geojson';
import type { CityAxes } from '#lib/core/axes/list-city-axes.ts';
import type { CityFeatures, CityMeta, CommunityProps } from '#lib/core/city/types.ts';
import { listCentrePlaces } from '#lib/core/coverage/city-places.ts';
import { summarizeBy, summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import type { CoverageItem, CoverageSummary } from '#lib/core/coverage/types.ts';
import type { WalkPath } from '#lib/core/network/trace-path.ts';
import type { SearchEntry } from '#lib/core/search/types.ts';
import type { EngineClient } from '#lib/worker/engine-client.ts';
import type { LoadedPlan, Stage } from '#lib/worker/protocol.ts';
import type { View } from './view.svelte.ts';

/** What the server sends of a city: all but the streets, which the basemap draws and the worker walks. */
export interface PlanDocument {
	features: Omit<CityFeatures, 'streets'>;
	/** Communities along the axes, computed once for the streets as they are. */
	axes: CityAxes;
	search: SearchEntry[];
}

/** A community as the screen needs it: facts and its walk. */
export interface CommunityRow extends CoverageItem {
	props: CommunityProps;
	/** Ids of the axes it lies along. */
	axisIds: string[];
	distanceM: number | null;
}

export type PlanState =
	| { kind: 'loading'; stage: Stage | 'features'; share: number }
	| { kind: 'ready' }
	| { kind: 'failed'; message: string };

/** One city's plan, its walking times, and every figure derived from them. */
export class Plan {
	readonly meta: CityMeta;
	state = $state.raw<PlanState>({ kind: 'loading', stage: 'features', share: 0 });
	document = $state.raw<PlanDocument | null>(null);
	computed = $state.raw<LoadedPlan | null>(null);
	/** Inner and outer life circle as they are drawn now; `null` before the first. */
	circles = $state.raw<{ inner: MultiPolygon; outer: MultiPolygon } | null>(null);
	isDrawing = $state(false);
	/** Why the basemap is not there; `null` while all is well. */
	mapFault = $state.raw<string | null>(null);
	path = $state.raw<{ communityId: string; walk: WalkPath | null } | null>(null);

	readonly #view: View;
	#engine: EngineClient | undefined;
	#drawing: AbortController | undefined;

	constructor(meta: CityMeta, view: View) {
		this.meta = meta;
		this.#view = view;
	}

	/** Every community with its walk, in id order. */
	readonly rows: CommunityRow[] = $derived.by(() => {
		const { document, computed } = this;
		if (!document) return [];
		const axisIdsOf = new Map<string, string[]>();
		for (const { id, members } of document.axes.axes)
			for (const member of members) axisIdsOf.set(member.id, [...(axisIdsOf.get(member.id) ?? []), id]);
		const centres = document.features.centres.features.filter(({ properties }) => properties.open);
		return document.features.communities.features.map(({ properties: props }, i) => {
			const walk = computed?.walks[i] ?? null;
			return {
				props,
				id: props.id,
				clusterId: props.clusterId,
				districtId: props.districtId,
				households: props.households,
				people: props.people,
				floorAreaM2: props.floorAreaM2,
				axisIds: axisIdsOf.get(props.id) ?? [],
				distanceM: walk?.distanceM ?? null,
				centreId: walk ? centres[walk.centre]!.properties.id : null,
				walkSeconds: walk ? walk.distanceM / this.#view.speedMps : null
			};
		});
	});

	/** What coverage counts: communities not renovated. */
	readonly counted: CommunityRow[] = $derived(this.rows.filter(({ props }) => props.state !== 'accepted'));

	readonly rowById: ReadonlyMap<string, CommunityRow> = $derived(
		new Map(this.rows.map((row) => [row.id, row]))
	);

	readonly totals: CoverageSummary = $derived.by(() => summarizeCoverage(this.counted, this.#view.minutes));

	readonly byCluster: ReadonlyMap<string | null, CoverageSummary> = $derived.by(() =>
		summarizeBy(this.counted, (row) => row.clusterId, this.#view.minutes)
	);

	readonly byDistrict: ReadonlyMap<string | null, CoverageSummary> = $derived.by(() =>
		summarizeBy(this.counted, (row) => row.districtId, this.#view.minutes)
	);

	readonly byCentre: ReadonlyMap<string | null, CoverageSummary> = $derived.by(() =>
		summarizeBy(this.counted, (row) => row.centreId, this.#view.minutes)
	);

	/** Communities not renovated in the part of the city that is selected; all where none is. */
	readonly scope: CommunityRow[] = $derived.by(() => {
		const selection = this.#view.selection;
		switch (selection?.kind) {
			case 'cluster':
				return this.counted.filter((row) => row.clusterId === selection.id);
			case 'district':
				return this.counted.filter((row) => row.districtId === selection.id);
			case 'centre':
				return this.counted.filter((row) => row.centreId === selection.id);
			case 'axis':
				return this.counted.filter((row) => row.axisIds.includes(selection.id));
			default:
				return this.counted;
		}
	});

	readonly scopeSummary: CoverageSummary = $derived.by(() =>
		summarizeCoverage(this.scope, this.#view.minutes)
	);

	/** Whether anything shown stands in for data that is not public. */
	readonly isIllustrative: boolean = $derived(
		Object.values(this.document?.features ?? {}).some(({ features }) =>
			features.some(({ properties }) => properties.provenance === 'illustrative')
		)
	);

	/** Fetches the plan and computes its walking times. Failure is a state, not an exception. */
	async load(engine: EngineClient, urls: { plan: string; network: string }) {
		this.#engine = engine;
		// A load that another one has overtaken has nothing more to say.
		const isCurrent = () => this.#engine === engine;
		try {
			this.state = { kind: 'loading', stage: 'features', share: 0 };
			const [plan, network] = await Promise.all([fetchWell(urls.plan), fetchWell(urls.network)]);
			const document: PlanDocument = await plan.json();
			const networkFile = await network.arrayBuffer();
			if (!isCurrent()) return;
			this.document = document;
			this.#forgetUnknown(document);
			const computed = await engine.ask(
				'load',
				{
					networkFile,
					places: {
						centres: listCentrePlaces(document.features),
						communities: document.features.communities.features.map(({ geometry, properties }) => ({
							id: properties.id,
							geometry,
							ways: properties.entrances.map(({ lngLat }) => lngLat)
						}))
					}
				},
				{
					onProgress: (stage, share) => {
						if (isCurrent()) this.state = { kind: 'loading', stage, share };
					}
				}
			);
			if (!isCurrent()) return;
			this.computed = computed;
			this.state = { kind: 'ready' };
		} catch (error) {
			if (isCurrent()) this.#failWith(error);
		}
	}

	/** A link may select what this plan does not have: then nothing is selected. */
	#forgetUnknown({ search }: PlanDocument) {
		const { selection } = this.#view;
		if (selection && !search.some(({ kind, id }) => kind === selection.kind && id === selection.id))
			this.#view.selection = null;
	}

	#failWith(error: unknown) {
		this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
	}

	/** Draws the life circles of the view; an earlier drawing still under way is dropped. */
	async draw(limitsM: [inner: number, outer: number], centreIds: string[] | null) {
		this.#drawing?.abort();
		const drawing = (this.#drawing = new AbortController());
		this.isDrawing = true;
		try {
			const [inner, outer] = await this.#engine!.ask('lifeCircles', { limitsM, centreIds }, drawing);
			this.circles = { inner: inner!, outer: outer! };
		} catch (error) {
			if (!drawing.signal.aborted)
				this.state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
		} finally {
			if (this.#drawing === drawing) this.isDrawing = false;
		}
	}

	/** Stops drawing; the circles on screen stay. */
	cancelDrawing() {
		this.#drawing?.abort();
		this.isDrawing = false;
	}

	async findPath(communityId: string | null) {
		if (communityId === null) {
			this.path = null;
			return;
		}
		try {
			const walk = await this.#engine!.ask('path', { communityId });
			if (this.#view.isSelected('community', communityId)) this.path = { communityId, walk };
		} catch (error) {
			if (this.#view.isSelected('community', communityId)) this.#failWith(error);
		}
	}

	/** How far the drawn circle of these centres, or of all, is from the truth on the streets. */
	measure(limitM: number, centreIds: string[] | null, signal: AbortSignal) {
		return this.#engine!.ask('measure', { limitM, centreIds }, { signal });
	}
}

async function fetchWell(address: string): Promise<Response> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
	return response;
}

export const [getPlan, setPlan] = createContext<Plan>();
