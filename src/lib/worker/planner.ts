import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { coverAnswer, type CommunityPlace } from '#lib/core/coverage/compute-coverage.ts';
import { budgetM } from '#lib/core/coverage/is-within.ts';
import { buildStreetMesh } from '#lib/core/drawing/build-street-mesh.ts';
import { drawLifeCircle } from '#lib/core/drawing/draw-life-circle.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import type { NeighbourPair } from '#lib/core/neighbours/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { Network } from '#lib/core/network/types.ts';
import { buildPackageGround } from '#lib/core/packages/build-package-ground.ts';
import { describePackage } from '#lib/core/packages/describe-package.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import type { PackageGround } from '#lib/core/packages/types.ts';
import { measureScenario } from '#lib/core/scenarios/measure-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { roundEditLngLat } from '#lib/core/what-if/edit-text.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { listWalks } from '#lib/core/what-if/list-walks.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';
import type {
	DescribedPackage,
	GroundQuestion,
	PlannerInputs,
	PlannerWork,
	TriedScenario
} from './planner-protocol.ts';

/** Tells the share of the work that is done, 0…1. */
export type TellShare = (share: number) => void;

type Answer<Name extends keyof PlannerWork> = (
	takes: PlannerWork[Name]['takes'],
	tell: TellShare
) => PlannerWork[Name]['gives'] | Promise<PlannerWork[Name]['gives']>;

/**
 * Contiguous planning with one city in memory. Knows neither worker nor page, so that it runs in tests as well; the
 * same core functions run on the command line.
 */
export class Planner {
	readonly #network: Network;
	readonly #features: PlannerInputs['features'];
	readonly #axes: PlannerInputs['axes'];
	/** All of them, and the ids of those that figures count. */
	readonly #communities: CommunityPlace[];
	readonly #countedIds: ReadonlySet<string>;
	readonly #whatIf: WhatIfPlan;

	/** @throws NetworkFileError if the network file cannot be used */
	constructor({ networkFile, features, axes }: PlannerInputs) {
		this.#network = decodeNetwork(new Uint8Array(networkFile));
		this.#features = features;
		this.#axes = axes;
		this.#communities = listCommunityPlaces(features, { all: true });
		this.#countedIds = new Set(listCommunityPlaces(features).map(({ id }) => id));
		this.#whatIf = new WhatIfPlan(this.#network, {
			centres: listCentrePlaces(features),
			communities: this.#communities
		});
	}

	/** Every piece of work but the loading. */
	readonly work: { [Name in Exclude<keyof PlannerWork, 'load'>]: Answer<Name> } = {
		neighbours: ({ gapM }) => this.#listNeighbours(gapM),
		packageGround: (question) => this.#buildPackageGround(question),
		packages: ({ settings, locked, seed, ...question }, tell) => {
			const ground = this.#buildPackageGround(question);
			return { ground, proposal: proposePackages(ground, settings, { locked, seed, tell }) };
		},
		describePackage: (question) => this.#describePackage(question),
		scenario: (document, tell) => this.#tryScenario(document, tell)
	};

	#buildPackageGround({ gapM, edits, speedMps }: GroundQuestion): PackageGround {
		const { ground, walks } = this.#whatIf.apply(edits);
		return buildPackageGround({
			communities: this.#communities.filter(({ id }) => this.#countedIds.has(id)),
			network: this.#network,
			gapM,
			walks: new Map(
				this.#communities.map(({ id }, i) => {
					const walk = walks[i];
					return [
						id,
						{
							centreId: walk ? ground.centres[walk.centre]!.id : null,
							walkSeconds: walk ? walk.distanceM / speedMps : null
						}
					];
				})
			),
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

	#tryScenario(document: ScenarioDocument, tell: TellShare): TriedScenario {
		const { minutes, speedMps } = document;
		const answer = this.#whatIf.apply(document.edits);
		tell(0.3);
		const mesh = buildStreetMesh(answer.ground.network);
		const draw = (budget: number) =>
			drawLifeCircle(mesh, answer.centreField.field, budgetM(budget, speedMps));
		const [inner, outer] = [draw(minutes[0]), draw(minutes[1])];
		tell(0.9);
		const { items } = coverAnswer(answer, this.#communities, {
			minutes,
			speedMps,
			isCounted: ({ id }) => this.#countedIds.has(id)
		});
		return {
			walks: listWalks(answer),
			circles: { inner, outer },
			figures: measureScenario(document, items, answer.ground.centres.length)
		};
	}

	#listNeighbours(gapM: number): NeighbourPair[] {
		const areas = this.#features.communities.features.map(({ geometry, properties: { id } }) => ({
			id,
			geometry
		}));
		return listNeighbours(areas, this.#network, { gapM }).pairs;
	}
}
