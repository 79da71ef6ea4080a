import type { MultiPolygon } from 'geojson';
import { buildDrawingGrid, type DrawingGrid } from '#lib/core/coverage/drawing-grid.ts';
import {
	buildCentreField,
	findNearestCentres,
	type CentreField
} from '#lib/core/coverage/find-nearest-centres.ts';
import { buildLifeCirclePolygon } from '#lib/core/coverage/life-circle-polygon.ts';
import { measurePolygon, type PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import { isOffNetwork, placeSites } from '#lib/core/coverage/place-sites.ts';
import type { Site } from '#lib/core/coverage/types.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { tracePath, type WalkPath } from '#lib/core/network/trace-path.ts';
import type { Network } from '#lib/core/network/types.ts';
import { findNearestSource, type WalkField } from '#lib/core/network/walk-field.ts';
import type { LifeCircleQuestion, LoadedPlan, PlanPlaces, Stage } from './protocol.ts';

/** Tells how far the work is, and lets a cancel in: it throws if the work was cancelled. */
export type Tell = (stage: Stage, share: number) => Promise<void>;

/**
 * The computing core with one plan in memory. Knows neither worker nor page, so that it runs in tests as well.
 */
export class Engine {
	readonly #network: Network;
	readonly #centres: Site[];
	readonly #communities: Site[];
	readonly #field: CentreField;
	#grid: DrawingGrid | undefined;

	private constructor(network: Network, centres: Site[], communities: Site[]) {
		this.#network = network;
		this.#centres = centres;
		this.#communities = communities;
		this.#field = buildCentreField(network, centres);
	}

	/** @throws NetworkFileError if the network file cannot be used */
	static async load(file: Uint8Array, places: PlanPlaces, tell: Tell): Promise<Engine> {
		await tell('network', 0);
		const network = decodeNetwork(file);
		await tell('places', 0.3);
		const snapper = buildSnapper(network);
		const centres = placeSites(places.centres, snapper);
		const communities = placeSites(places.communities, snapper);
		await tell('times', 0.7);
		return new Engine(network, centres, communities);
	}

	describe(): LoadedPlan {
		const network = this.#network;
		return {
			network: {
				nodes: network.nodeCount,
				edges: network.edgeCount,
				lengthKm: network.componentLengthM.reduce((sum, lengthM) => sum + lengthM, 0) / 1000,
				components: network.componentLengthM.length,
				attribution: network.attribution
			},
			walks: findNearestCentres(this.#field, this.#communities).map((walk) => walk ?? null),
			centresOffNetwork: this.#centres.filter(isOffNetwork).map(({ id }) => id)
		};
	}

	/** Life circles for drawing, one a limit, of the nearest of the centres asked for. */
	async lifeCircles({ limitsM, centreIds }: LifeCircleQuestion, tell: Tell): Promise<MultiPolygon[]> {
		await tell('raster', 0);
		const grid = (this.#grid ??= buildDrawingGrid(this.#network));
		const field = this.#fieldOf(centreIds);
		const polygons: MultiPolygon[] = [];
		for (const [i, limitM] of limitsM.entries()) {
			await tell('circle', i / limitsM.length);
			polygons.push(buildLifeCirclePolygon(field, grid, limitM));
		}
		return polygons;
	}

	/** How far a drawn circle is from the truth on the streets. */
	async measure(
		{ limitM, centreIds }: { limitM: number; centreIds: string[] | null },
		tell: Tell
	): Promise<PolygonError> {
		const [polygon] = await this.lifeCircles({ limitsM: [limitM], centreIds }, tell);
		await tell('measure', 0.5);
		return measurePolygon(this.#fieldOf(centreIds), polygon!, limitM);
	}

	#fieldOf(centreIds: string[] | null): WalkField {
		if (!centreIds) return this.#field.field;
		const asked = this.#centres.filter(({ id }) => centreIds.includes(id));
		return buildCentreField(this.#network, asked).field;
	}

	/** The walk from a community's best entrance to its nearest centre's door; `null` where there is none. */
	path(communityId: string): WalkPath | null {
		const community = this.#communities.find(({ id }) => id === communityId);
		if (!community) throw new RangeError(`The plan has no community ${communityId}.`);
		const [walk] = findNearestCentres(this.#field, [community]);
		if (!walk) return null;
		const position = community.positions[walk.entrance]!;
		return tracePath(this.#field.field, position, findNearestSource(this.#field.field, position)!);
	}
}
