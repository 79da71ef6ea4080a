import { buildDrawnAxis } from '../axes/build-drawn-axis.ts';
import { describeAxis } from '../axes/describe-axis.ts';
import { AxisError, type AxisLine, type ClassedStreet } from '../axes/types.ts';
import type { LngLat } from '../geometry/types.ts';
import { listNetworkStreets } from '../network/list-network-streets.ts';
import { listCommunityPlaces, type CommunityPlace } from '../coverage/city-places.ts';
import { budgetM } from '../coverage/is-within.ts';
import { buildStreetMesh } from '../drawing/build-street-mesh.ts';
import { drawLifeCircle } from '../drawing/draw-life-circle.ts';
import { isCounted } from '../model/is-counted.ts';
import { listPlanPlaces } from '../model/list-plan-places.ts';
import { measurePlan } from '../model/measure-plan.ts';
import type { Measured } from '../model/types.ts';
import { listMergers } from '../mergers/list-mergers.ts';
import { DEFAULT_GAP_M } from '../neighbours/settings.ts';
import { listNeighbours } from '../neighbours/list-neighbours.ts';
import type { NeighbourPair } from '../neighbours/types.ts';
import { decodeNetwork } from '../network/decode-network.ts';
import type { Network } from '../network/types.ts';
import { buildPackageGround } from '../packages/build-package-ground.ts';
import { describePackage } from '../packages/describe-package.ts';
import { proposePackages } from '../packages/propose-packages.ts';
import type { PackageGround } from '../packages/types.ts';
import { measureScenario } from '../scenarios/measure-scenario.ts';
import type { ScenarioDocument } from '../scenarios/types.ts';
import type { Solver } from '../solver/types.ts';
import { proposeBundles } from '../bundles/propose-bundles.ts';
import type { BundleCommunity, BundlesAnswer } from '../bundles/types.ts';
import { buildZoneGround, planZones, type ZoneGround } from './plan-zones.ts';
import { planSiting } from './plan-siting.ts';
import { roundEditLngLat } from '../what-if/edit-text.ts';
import { EditError, type Edit } from '../what-if/types.ts';
import { listWalks } from '../what-if/list-walks.ts';
import { WhatIfPlan, type WhatIfAnswer } from '../what-if/what-if-plan.ts';
import type {
	AxisQuestion,
	BundlesQuestion,
	DescribedAxis,
	DescribedPackage,
	GroundQuestion,
	PlannerInputs,
	PlannerWork,
	TriedScenario
} from './types.ts';

/** Called with the share of the work done, 0…1. */
export type ReportShare = (share: number) => void;

type Answer<Name extends keyof PlannerWork> = (
	takes: PlannerWork[Name]['takes'],
	onProgress: ReportShare
) => PlannerWork[Name]['gives'] | Promise<PlannerWork[Name]['gives']>;

/**
 * Contiguous planning with one city in memory. Independent of worker and page, so that it runs in tests as well; the
 * same core functions run on the command line.
 */
export class Planner {
	readonly #network: Network;
	readonly #features: PlannerInputs['features'];
	readonly #axes: PlannerInputs['axes'];
	readonly #railways: PlannerInputs['railways'];
	#zoneGround: ZoneGround | undefined;
	#streets: ClassedStreet[] | undefined;
	/** All of them, renovated ones too. */
	readonly #communities: CommunityPlace[];
	readonly #whatIf: WhatIfPlan;
	readonly #loadSolver: () => Promise<Solver>;

	/**
	 * @param loadSolver of linear programs; called only if one is needed
	 * @throws NetworkFileError if the network file cannot be used
	 */
	constructor({ networkFile, features, axes, railways }: PlannerInputs, loadSolver: () => Promise<Solver>) {
		this.#loadSolver = loadSolver;
		this.#network = decodeNetwork(new Uint8Array(networkFile));
		this.#features = features;
		this.#axes = axes;
		this.#railways = railways;
		this.#communities = listCommunityPlaces(features, { all: true });
		this.#whatIf = new WhatIfPlan(this.#network, listPlanPlaces(features));
	}

	/** Every piece of work but the loading. */
	readonly work: { [Name in Exclude<keyof PlannerWork, 'load'>]: Answer<Name> } = {
		neighbours: ({ gapM }) => this.#listNeighbours(gapM),
		packageGround: (question) => this.#buildPackageGround(question),
		packages: ({ settings, locked, seed, ...question }, onProgress) => {
			const ground = this.#buildPackageGround(question);
			return { ground, proposal: proposePackages(ground, settings, { locked, seed, onProgress }) };
		},
		describePackage: (question) => this.#describePackage(question),
		site: (question, onProgress) =>
			planSiting(question, {
				whatIf: this.#whatIf,
				features: this.#features,
				communities: this.#communities,
				loadSolver: this.#loadSolver,
				onProgress
			}),
		axis: (question) => this.#describeAxis(question),
		mergers: ({ minutes, speedMps, memberHouseholds, households, count }, onProgress) =>
			listMergers(
				{
					whatIf: this.#whatIf,
					communities: this.#communities,
					isCounted,
					pairs: this.#listNeighbours(DEFAULT_GAP_M),
					limitM: budgetM(minutes, speedMps),
					limits: { memberHouseholds, households },
					count
				},
				onProgress
			),
		bundles: (question, onProgress) => this.#planBundles(question, onProgress),
		zones: (question, onProgress) => planZones(this.#getZoneGround(), question, onProgress),
		scenario: (document, onProgress) => this.#tryScenario(document, onProgress)
	};

	#buildPackageGround({ gapM, edits, speedMps }: GroundQuestion): PackageGround {
		const { rows, counted } = this.#measure(this.#whatIf.apply(edits), { minutes: [], speedMps });
		return buildPackageGround({
			communities: counted.map(({ props }) => props),
			network: this.#network,
			gapM,
			walks: new Map(rows.map(({ id, centreId, walkSeconds }) => [id, { centreId, walkSeconds }])),
			axes: this.#axes
		});
	}

	#describePackage({
		settings,
		communityIds,
		minutes,
		...question
	}: PlannerWork['describePackage']['takes']): DescribedPackage {
		const ground = this.#buildPackageGround(question);
		const described = { settings, communityIds, minutes, areas: this.#communities, network: this.#network };
		const description = describePackage({ ...described, ground });
		const members = new Set(communityIds);
		const wallEdits = ground.pairs
			.filter(({ a, b, sharedWallM }) => members.has(a) && members.has(b) && sharedWallM > 0)
			.map(({ a, b, line: [[fromLng, fromLat], [toLng, toLat]] }): Edit => ({
				kind: 'open-wall',
				communityIds: [a, b],
				lngLat: roundEditLngLat([(fromLng + toLng) / 2, (fromLat + toLat) / 2])
			}))
			.filter((edit) => this.#canMake([...question.edits, edit]));
		const opened = this.#buildPackageGround({ ...question, edits: [...question.edits, ...wallEdits] });
		return {
			...description,
			wallEdits,
			coveredOpened: describePackage({ ...described, ground: opened }).covered
		};
	}

	#canMake(edits: readonly Edit[]): boolean {
		try {
			this.#whatIf.apply(edits);
			return true;
		} catch (error) {
			if (error instanceof EditError) return false;
			throw error;
		}
	}

	#describeAxis({ alongM, ...asked }: AxisQuestion): DescribedAxis {
		const { axes, clusters, communities } = this.#features;
		const streets = (this.#streets ??= listNetworkStreets(this.#network));
		const own =
			'axisId' in asked ? axes.features.find(({ properties }) => properties.id === asked.axisId) : undefined;
		if ('axisId' in asked && !own) throw new RangeError(`There is no axis "${asked.axisId}".`);
		const line: AxisLine = own
			? {
					streetName: own.properties.streetName,
					halfWidthM: own.properties.halfWidthM,
					lngLats: own.geometry.coordinates as LngLat[]
				}
			: drawAxis('lngLats' in asked ? asked.lngLats : [], streets);
		const areas = communities.features.map(({ geometry, properties: { id, state } }) => ({
			id,
			state,
			geometry
		}));
		const builtUp = clusters.features.map(({ geometry }) => geometry);
		return { ...describeAxis(line, areas, streets, { alongM, builtUp }), lngLats: line.lngLats };
	}

	async #planBundles(
		{ by, leastHouseholds, mostHouseholds, maxDistanceM, ...options }: BundlesQuestion,
		onProgress: ReportShare
	): Promise<BundlesAnswer> {
		const communities = this.#features.communities.features
			.filter(({ properties }) => isCounted(properties))
			.map(({ geometry, properties }): BundleCommunity => ({
				...properties,
				geometry,
				groupId: by === 'district' ? properties.districtId : properties.clusterId
			}));
		return proposeBundles(communities, {
			...options,
			sizes: { leastHouseholds, mostHouseholds },
			maxDistanceM: maxDistanceM ?? Infinity,
			solver: await this.#loadSolver(),
			onProgress
		});
	}

	#getZoneGround(): ZoneGround {
		return (this.#zoneGround ??= buildZoneGround(this.#features, this.#network, this.#railways));
	}

	#tryScenario(document: ScenarioDocument, onProgress: ReportShare): TriedScenario {
		const { minutes, speedMps } = document;
		const answer = this.#whatIf.apply(document.edits);
		onProgress(0.3);
		const mesh = buildStreetMesh(answer.ground.network);
		const draw = (budget: number) =>
			drawLifeCircle(mesh, answer.centreField.field, budgetM(budget, speedMps));
		const [inner, outer] = [draw(minutes[0]), draw(minutes[1])];
		onProgress(0.9);
		const { counted } = this.#measure(answer, { minutes, speedMps });
		return {
			walks: listWalks(answer, this.#whatIf.base),
			circles: { inner, outer },
			figures: measureScenario(document, counted, answer.ground.centres.length)
		};
	}

	#measure(
		answer: WhatIfAnswer,
		asked: { minutes: readonly number[]; speedMps: number }
	): Measured<CommunityPlace> {
		return measurePlan({ communities: this.#communities }, listWalks(answer, this.#whatIf.base), asked);
	}

	#listNeighbours(gapM: number): NeighbourPair[] {
		const areas = this.#features.communities.features.map(({ geometry, properties: { id } }) => ({
			id,
			geometry
		}));
		return listNeighbours(areas, this.#network, { gapM }).pairs;
	}
}

/** A line that follows no street is treated as a lane of this half-width, metres; assumed. */
const DRAWN_HALF_WIDTH_M = 10;

function drawAxis(lngLats: LngLat[], streets: readonly ClassedStreet[]): AxisLine {
	try {
		return buildDrawnAxis({ lngLats }, streets);
	} catch (error) {
		if (!(error instanceof AxisError)) throw error;
		return buildDrawnAxis({ lngLats, halfWidthM: DRAWN_HALF_WIDTH_M }, streets);
	}
}
