import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import type { PlanPlaces } from '#lib/core/what-if/build-ground.ts';
import { listWalks, type PlanWalks } from '#lib/core/what-if/list-walks.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan } from '#lib/core/what-if/what-if-plan.ts';

/** Files of larger networks are left to the worker: reading one here would stop the page. About 100,000 nodes. */
const MOST_BYTES = 2_500_000;

/**
 * The page's own copy of the plan for trying edits: a step of a drag takes a millisecond or two, less than asking a
 * worker does while the map draws. Made when the first edit comes.
 */
export class LiveTrial {
	readonly #networkFile: ArrayBuffer;
	readonly #places: PlanPlaces;
	#plan: WhatIfPlan | undefined;

	constructor(networkFile: ArrayBuffer, places: PlanPlaces) {
		this.#networkFile = networkFile;
		this.#places = places;
	}

	/** @returns the walks, or why the edits cannot be made; `undefined` where the network is too large for the page */
	apply(edits: readonly Edit[]): PlanWalks | { refused: string } | undefined {
		if (this.#networkFile.byteLength > MOST_BYTES) return undefined;
		try {
			this.#plan ??= new WhatIfPlan(decodeNetwork(new Uint8Array(this.#networkFile)), this.#places);
			return listWalks(this.#plan.apply(edits), this.#plan.base);
		} catch (error) {
			if (error instanceof EditError) return { refused: error.message };
			throw error;
		}
	}
}
