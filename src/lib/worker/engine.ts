import type { MultiPolygon } from 'geojson';
import { buildCentreField } from '#lib/core/coverage/find-nearest-centres.ts';
import { measurePolygon, type PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { drawServiceAreas } from '#lib/core/drawing/draw-service-areas.ts';
import type { StreetMesh } from '#lib/core/drawing/street-mesh.ts';
import { explainPlace, type AskedPlace } from '#lib/core/explain/explain-place.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { GroundLand } from '#lib/core/ground/build-ground-land.ts';
import type { CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { DrawnCircle, GroundCoverage } from '#lib/core/ground/types.ts';
import { buildStreetStart } from '#lib/core/measuring/build-street-start.ts';
import { measureStreetLeg } from '#lib/core/measuring/measure-street-leg.ts';
import type { StreetLeg, StreetStart } from '#lib/core/measuring/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import type { WalkField } from '#lib/core/network/walk-field.ts';
import type { PlanPlaces } from '#lib/core/what-if/build-ground.ts';
import { listWalks, type PlanWalks } from '#lib/core/what-if/list-walks.ts';
import { EditError, type Edit, type Ground } from '#lib/core/what-if/types.ts';
import { adviseChanges } from '#lib/core/openings/advise-changes.ts';
import { findOpenings } from '#lib/core/openings/find-openings.ts';
import { paceProgress, runSteps } from '#lib/core/openings/pace.ts';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { OpeningIndex } from '#lib/core/openings/opening-index.ts';
import type { Opening } from '#lib/core/openings/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import type {
	GroundQuestion,
	LifeCircleQuestion,
	LoadedPlan,
	NetworkFacts,
	PlaceAnswer,
	ReplacedPlan,
	ServiceArea,
	Stage
} from './protocol.ts';

/** Tells how far the work is, and lets a cancel in: it throws if the work was cancelled. */
export type ReportStage = (stage: Stage, share: number) => Promise<void>;

/**
 * The computing core with one plan and its edits in memory. Knows neither worker nor page, so that it runs in tests
 * as well.
 */
export class Engine {
	readonly #facts: NetworkFacts;
	#plan: WhatIfPlan;
	#edits: readonly Edit[] = [];
	#known: KnownGround;
	/** Of the plan and the ground as they are; made when it is needed. */
	#index: OpeningIndex | undefined;
	/** `null` where the city has none, or nobody has told of it yet. */
	#land: GroundLand | null = null;
	#mesh: StreetMesh | undefined;
	/** The circle of the plan without edits that was last compared with. */
	#before: { base: Ground; limitM: number; circle: MultiPolygon } | undefined;
	/** Where walks were last measured from. */
	#start: StreetStart | undefined;
	/** The field of the centres last asked for alone: any minute is drawn from it. */
	#asked: { ground: Ground; key: string; field: WalkField } | undefined;

	private constructor(network: Network, places: PlanPlaces, railways: readonly LngLat[][]) {
		this.#facts = describeNetwork(network);
		this.#plan = new WhatIfPlan(network, places);
		this.#known = { ...UNKNOWN_GROUND, lines: railways };
	}

	/** @throws NetworkFileError if the network file cannot be used */
	static async load(
		file: Uint8Array,
		places: PlanPlaces,
		onProgress: ReportStage,
		railways: readonly LngLat[][] = []
	): Promise<Engine> {
		await onProgress('network', 0);
		const network = decodeNetwork(file);
		await onProgress('places', 0.3);
		return new Engine(network, places, railways);
	}

	describe(): LoadedPlan {
		const { answer, base, leftOut } = this.#plan;
		return { network: this.#facts, ...listWalks(answer, base), leftOut };
	}

	/** The plan with other places on the same streets. Edits that it does not allow are given up. */
	replacePlaces(places: PlanPlaces): ReplacedPlan {
		this.#plan = this.#plan.withPlaces(places);
		this.#index = undefined;
		let refused: ReplacedPlan['refused'] = null;
		try {
			this.#plan.apply(this.#edits);
		} catch (error) {
			if (!(error instanceof EditError)) throw error;
			refused = { message: error.message, problem: error.problem };
			this.#edits = [];
		}
		return { ...this.describe(), refused };
	}

	/** Tells what is known of the ground beside the streets: links that are proposed go round it. */
	know(ground: KnownGround) {
		this.#known = ground;
		this.#index = undefined;
	}

	get #openings(): OpeningIndex {
		const { raw, standing } = this.#plan;
		return (this.#index ??= new OpeningIndex(raw, this.#known, standing));
	}

	/** @throws EditError if an edit cannot be made; the plan stays as it was */
	edit(edits: readonly Edit[]): PlanWalks {
		this.#plan.apply(edits);
		this.#edits = edits;
		return listWalks(this.#plan.answer, this.#plan.base);
	}

	/** Life circles for drawing, one a limit, of the nearest of the centres asked for. */
	async lifeCircles(
		{ limitsM, centreIds }: LifeCircleQuestion,
		onProgress: ReportStage
	): Promise<MultiPolygon[]> {
		const polygons: MultiPolygon[] = [];
		for (const [i, limitM] of limitsM.entries()) {
			await onProgress('circle', i / limitsM.length);
			// Edits may have come in between: each circle is of the plan as it is when it is drawn.
			polygons.push(drawLifeCircle(this.#prepareMesh(), this.#fieldOf(centreIds), limitM));
		}
		return polygons;
	}

	/** Ground that the circle of all centres gains and loses by the edits. */
	async circleChange({ limitM }: { limitM: number }, onProgress: ReportStage): Promise<CircleChange> {
		const { compareCircles } = await import('./measure-ground.ts');
		await onProgress('circle', 0);
		const { base } = this.#plan;
		if (this.#before?.base !== base || this.#before.limitM !== limitM) {
			const { field } = buildCentreField(base.network, base.centres);
			const mesh = this.#mesh?.network === base.network ? this.#mesh : buildStreetMesh(base.network);
			this.#before = { base, limitM, circle: drawLifeCircle(mesh, field, limitM) };
			await onProgress('circle', 0.4);
		}
		const { circle } = this.#before;
		const [after] = await this.lifeCircles({ limitsM: [limitM], centreIds: null }, onProgress);
		return compareCircles(circle, after!);
	}

	/** The city divided by nearest centre, as far as the limit; a centre that is nearest to nothing has no part. */
	async serviceAreas({ limitM }: { limitM: number }, onProgress: ReportStage): Promise<ServiceArea[]> {
		await onProgress('circle', 0);
		const { ground, centreField } = this.#plan.answer;
		const areas = drawServiceAreas(this.#prepareMesh(), centreField.field, limitM);
		const centreOf = new Map(
			centreField.field.sources.map(({ site }, i) => [site, centreField.doors[i]!.centre])
		);
		return [...areas].map(([site, area]) => ({ centreId: ground.centres[centreOf.get(site)!]!.id, area }));
	}

	/** Links and barriers make another network, and that another mesh. */
	#prepareMesh(): StreetMesh {
		const { network } = this.#plan.answer.ground;
		if (this.#mesh?.network !== network) this.#mesh = buildStreetMesh(network);
		return this.#mesh;
	}

	/** The walk between two positions along the streets: from the same start again it costs no search. */
	streetLeg(from: LngLat, to: LngLat): StreetLeg {
		const { ground } = this.#plan.answer;
		const isStart = (lngLat: LngLat) =>
			this.#start?.streets === ground && this.#start.lngLat.join() === lngLat.join();
		if (!isStart(from)) this.#start = buildStreetStart(ground, from);
		return measureStreetLeg(this.#start!, to);
	}

	/** How far a drawn circle is from the truth on the streets. */
	async measure(
		{ limitM, centreIds }: { limitM: number; centreIds: string[] | null },
		onProgress: ReportStage
	): Promise<PolygonError> {
		const [polygon] = await this.lifeCircles({ limitsM: [limitM], centreIds }, onProgress);
		await onProgress('measure', 0.5);
		return measurePolygon(this.#fieldOf(centreIds), polygon!, limitM);
	}

	/** How much ground the circles of all centres cover. */
	async ground(
		{ minutes, limitsM, source }: GroundQuestion,
		onProgress: ReportStage
	): Promise<GroundCoverage | null> {
		// The overlay of areas is a quarter of the worker's code, and most visits never ask for ground.
		const { buildGroundLand, measureGroundInSteps } = await import('./measure-ground.ts');
		if (source) this.#land = buildGroundLand(source);
		const land = this.#land;
		if (!land) return null;
		const circles: DrawnCircle[] = [];
		for (const [i, limitM] of limitsM.entries()) {
			await onProgress('ground', (0.2 * i) / limitsM.length);
			const field = this.#fieldOf(null);
			const circle = drawLifeCircle(this.#prepareMesh(), field, limitM);
			circles.push({ minutes: minutes[i]!, circle, error: measurePolygon(field, circle, limitM) });
		}
		return runSteps(measureGroundInSteps(land, circles), (share) => onProgress('ground', share), [0.2, 1]);
	}

	#fieldOf(centreIds: string[] | null): WalkField {
		const { ground, centreField } = this.#plan.answer;
		if (!centreIds) return centreField.field;
		const key = centreIds.join(' ');
		if (this.#asked?.ground !== ground || this.#asked.key !== key) {
			const asked = ground.centres.filter(({ id }) => centreIds.includes(id));
			this.#asked = { ground, key, field: buildCentreField(ground.network, asked).field };
		}
		return this.#asked.field;
	}

	/** The openings that bring most households within the limit, best first. */
	async findOpenings(
		{ limitM, households }: { limitM: number; households: number[] },
		onProgress: ReportStage
	): Promise<Opening[]> {
		const { answer } = this.#plan;
		const question = { index: this.#openings, answer, edits: this.#edits, households, limitM };
		return findOpenings(
			question,
			paceProgress(
				(share) => onProgress('openings', share),
				() => performance.now()
			)
		);
	}

	/** @throws RangeError if the plan has no such community */
	explain(asked: AskedPlace, limitM: number, households: readonly number[] = []): PlaceAnswer {
		const { answer } = this.#plan;
		const explained = explainPlace(answer, asked);
		if (explained.nearest && explained.nearest.distanceM <= limitM)
			return { ...explained, cheapest: null, others: [] };
		const place = 'communityId' in asked ? asked : { place: { ...asked, positions: explained.positions } };
		const question = { index: this.#openings, answer, edits: this.#edits, limitM, households, ...place };
		const { cheapest = null, others = [] } = adviseChanges(question) ?? {};
		return { ...explained, cheapest, others };
	}
}

function describeNetwork(network: Network): NetworkFacts {
	return {
		nodes: network.nodeCount,
		edges: network.edgeCount,
		lengthKm: network.componentLengthM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000,
		components: network.componentLengthM.length,
		attribution: network.attribution
	};
}
