import { createContext } from 'svelte';
import type { MultiPolygon, Polygon } from 'geojson';
import type { GroundCoverage, GroundGap } from '#lib/core/ground/types.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { Plan } from './plan.svelte.ts';
import { Run } from './run.svelte.ts';
import type { View } from './view.svelte.ts';

interface GroundQuestion {
	edits: readonly Edit[];
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
}

/** Ground coverage of the life circles, computed on request, and the gap that is open in the panel. */
export class Ground {
	/** Whether gaps are shaded on the map. */
	isShaded = $state(true);
	picked = $state.raw<GroundGap | null>(null);
	readonly run: Run<GroundQuestion, GroundCoverage | null>;

	readonly #view: View;

	/** @param readLand the city's residential land; `null` if it is not mapped */
	constructor(plan: Plan, view: View, readLand: () => Promise<(Polygon | MultiPolygon)[] | null>) {
		this.#view = view;
		this.run = new Run((question, options) => plan.measureGround(question, readLand, options));
	}

	get question(): GroundQuestion {
		const { edits, minutes, speedMps } = this.#view;
		return { edits, minutes, speedMps };
	}

	/** Whether what was found is of other circles than those on the map. */
	get isStale(): boolean {
		return this.run.isStale(this.question);
	}

	/** Gaps of the inner circle, as the map shades them; none of circles that are no longer drawn. */
	get shaded(): readonly GroundGap[] {
		const found = this.run.result;
		if (!found || !this.isShaded || this.isStale) return [];
		return found.gaps.filter(({ minutes }) => minutes === found.minutes[0]);
	}

	measure() {
		this.picked = null;
		void this.run.start(this.question);
	}
}

export const [getGround, setGround] = createContext<Ground>();
