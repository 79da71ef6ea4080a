import type { Network } from '../network/types.ts';
import {
	addCentre,
	buildCentreField,
	buildFieldWithout,
	findNearestCentres,
	type CentreField
} from '../coverage/find-nearest-centres.ts';
import type { NearestWalk } from '../coverage/types.ts';
import { buildRawPlan, type PlanPlaces, type RawPlan } from './build-ground.ts';
import { GroundEditor } from './edit-ground.ts';
import type { Edit, Ground, LeftOut, PlacedSite, StandingEdit } from './types.ts';

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
	/** Walls, links and passages of the plan that have no effect, as long as nothing is tried. */
	readonly leftOut: readonly LeftOut[];
	readonly #rawPlan: RawPlan;
	readonly #editor: GroundEditor;
	readonly #baseAnswer: WhatIfAnswer;
	#last: WhatIfAnswer;
	/** All centres but the one that is being moved. */
	#held: { network: Network; others: readonly PlacedSite[]; left: string; field: CentreField } | undefined;

	/** @param from a plan on the same network: only what is different is computed */
	constructor(network: Network, places: PlanPlaces, from?: WhatIfPlan) {
		this.#rawPlan = buildRawPlan(network, places, from && from.#rawPlan);
		this.#editor = new GroundEditor(this.raw, this.standing);
		this.base = this.#editor.apply([]);
		this.leftOut = this.#editor.leftOut;
		this.#baseAnswer = this.#compute(this.base, from && from.#baseAnswer);
		this.#last = this.#baseAnswer;
	}

	/** The plan without edits and without its walls, links and passages. */
	get raw(): Ground {
		return this.#rawPlan.ground;
	}

	/** Walls, links and passages of the plan: edits that come before all others. */
	get standing(): readonly StandingEdit[] {
		return this.#rawPlan.places.standing ?? [];
	}

	get answer(): WhatIfAnswer {
		return this.#last;
	}

	/** The plan with other places on the same streets, without edits. This one stays as it is. */
	withPlaces(places: PlanPlaces): WhatIfPlan {
		return new WhatIfPlan(this.raw.network, places, this);
	}

	/**
	 * The plan with exactly these edits.
	 *
	 * @throws EditError if one of them cannot be made; the last answer is unchanged
	 */
	apply(edits: readonly Edit[]): WhatIfAnswer {
		return (this.#last = this.#compute(this.#editor.apply(edits), this.#last));
	}

	#compute(ground: Ground, last: WhatIfAnswer | undefined): WhatIfAnswer {
		const centreField = this.#search(ground, last);
		const { communities } = ground;
		if (!last || centreField !== last.centreField)
			return { ground, centreField, walks: findNearestCentres(centreField, communities) };
		const { walks, ground: before } = last;
		const isKnown = (site: PlacedSite, i: number) => site === before.communities[i];
		const fresh = findNearestCentres(
			centreField,
			communities.filter((site, i) => !isKnown(site, i))
		).values();
		return {
			ground,
			centreField,
			walks: communities.map((site, i) => (isKnown(site, i) ? walks[i] : fresh.next().value))
		};
	}

	#search({ network, centres }: Ground, last: WhatIfAnswer | undefined): CentreField {
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
