import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { PlanPlaces } from '#lib/core/what-if/build-ground.ts';
import { listWalks, type PlanWalks } from '#lib/core/what-if/list-walks.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';

/** Files of larger networks are left to the worker: reading one here would stop the page. About 100,000 nodes. */
const MOST_BYTES = 2_500_000;

/**
 * The page's own copy of the plan for what-if edits: a step of a drag takes a millisecond or two, less than asking a
 * worker does while the map draws. Made when the first edit comes, or when the page has nothing else to do.
 */
export class LiveTrial {
	readonly #networkFile: ArrayBuffer;
	#places: PlanPlaces;
	readonly #mostBytes: number;
	#plan: WhatIfPlan | undefined;

	/** @param mostBytes of a network file; a larger one is left to the worker */
	constructor(networkFile: ArrayBuffer, places: PlanPlaces, mostBytes = MOST_BYTES) {
		this.#mostBytes = mostBytes;
		this.#networkFile = networkFile;
		this.#places = places;
	}

	/** Makes the copy, so that the first edit need not wait for it. */
	prepare() {
		if (this.#networkFile.byteLength > this.#mostBytes) return;
		this.#plan ??= new WhatIfPlan(decodeNetwork(new Uint8Array(this.#networkFile)), this.#places);
	}

	/** The plan with other places, walls, links and passages on the same streets, from now on. */
	replacePlaces(places: PlanPlaces) {
		this.#places = places;
		this.#plan &&= this.#plan.withPlaces(places);
	}

	/** @returns the walks, or why the edits cannot be made; `undefined` where the network is too large for the page */
	apply(edits: readonly Edit[]): PlanWalks | { refused: EditError } | undefined {
		this.prepare();
		if (!this.#plan) return undefined;
		try {
			return listWalks(this.#plan.apply(edits), this.#plan.base);
		} catch (error) {
			if (error instanceof EditError) return { refused: error };
			throw error;
		}
	}
}
