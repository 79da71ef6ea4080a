import type { Network } from '../network/types.ts';
import {
	addCentre,
	buildCentreField,
	buildFieldWithout,
	findNearestCentres,
	type CentreField
} from '../coverage/find-nearest-centres.ts';
import type { NearestWalk } from '../coverage/types.ts';
import { buildGround, type PlanPlaces } from './build-ground.ts';
import { GroundEditor } from './edit-ground.ts';
import type { Edit, Ground, PlacedSite } from './types.ts';

/** A plan with its edits, and every walking time of it. */
export interface WhatIfAnswer {
	ground: Ground;
	centreField: CentreField;
	/** As long as the communities; `undefined` where no centre can be reached. */
	walks: (NearestWalk | undefined)[];
}

/**
 * A plan for what-if edits, fast enough for a drag: results are cached, and only what an edit affects is computed
 * again. The answer equals that of a computation from scratch.
 */
export class WhatIfPlan {
	/** The plan without edits. */
	readonly base: Ground;
	readonly #editor: GroundEditor;
	#last: WhatIfAnswer;
	/** All centres but the one that is being moved. */
	#held: { network: Network; others: readonly PlacedSite[]; left: string; field: CentreField } | undefined;

	constructor(network: Network, places: PlanPlaces) {
		this.base = buildGround(network, places);
		this.#editor = new GroundEditor(this.base);
		this.#last = this.#compute(this.#editor.apply([]));
	}

	get answer(): WhatIfAnswer {
		return this.#last;
	}

	/**
	 * The plan with exactly these edits.
	 *
	 * @throws EditError if one of them cannot be made; the last answer is unchanged
	 */
	apply(edits: readonly Edit[]): WhatIfAnswer {
		return (this.#last = this.#compute(this.#editor.apply(edits)));
	}

	#compute(ground: Ground): WhatIfAnswer {
		const centreField = this.#search(ground);
		return { ground, centreField, walks: findNearestCentres(centreField, ground.communities) };
	}

	#search({ network, centres }: Ground): CentreField {
		const last = this.#last as WhatIfAnswer | undefined;
		if (last?.ground.network !== network) return buildCentreField(network, centres);
		const known = new Set(last.ground.centres);
		const fresh = centres.filter((centre) => !known.has(centre));
		if (fresh.length === 0 && centres.length === known.size) return last.centreField;
		const moved = fresh[0];
		if (fresh.length !== 1 || !moved) return buildCentreField(network, centres);
		const others = centres.filter((centre) => centre !== moved);
		if (
			this.#held?.network !== network ||
			this.#held.left !== moved.id ||
			!areSame(this.#held.others, others)
		)
			this.#held = {
				network,
				others,
				left: moved.id,
				field: buildFieldWithout(network, centres, centres.indexOf(moved))
			};
		return addCentre(this.#held.field, centres, centres.indexOf(moved));
	}
}

const areSame = (a: readonly PlacedSite[], b: readonly PlacedSite[]) =>
	a.length === b.length && a.every((site, i) => site === b[i]);
