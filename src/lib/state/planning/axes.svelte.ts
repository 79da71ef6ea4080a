import { DEFAULT_ALONG_M } from '#lib/core/axes/list-along-axis.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import type { AxisQuestion, DescribedAxis } from '#lib/core/planner/types.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { Planning } from './planning.svelte.ts';

export type { DescribedAxis };

/** The desk of axes: the line that is open, and the communities along it. */
export class AxesDesk implements KeepsWork {
	/** An axis of the city; `null`: the line that was drawn. */
	axisId = $state<string | null>(null);
	drawn = $state.raw<LngLat[] | null>(null);
	alongM = $state(DEFAULT_ALONG_M);
	/** The community that is looked at. */
	pickedId = $state<string | null>(null);
	readonly run: Run<AxisQuestion, DescribedAxis>;

	constructor(planning: Planning) {
		this.run = new Run((question, options) => planning.ask('axis', question, options));
	}

	get memento(): Memento {
		return pickFields(this, FIELDS);
	}

	restore(memento: Memento) {
		putFields(this, memento, FIELDS);
		if (this.question) void this.describe();
		else this.run.restore(null);
	}

	get question(): AxisQuestion | null {
		if (this.axisId !== null) return { axisId: this.axisId, alongM: this.alongM };
		return this.drawn && { lngLats: this.drawn, alongM: this.alongM };
	}

	/** Opens an axis of the city, or the line that was drawn. */
	show(axisId: string | null) {
		this.axisId = axisId;
		this.pickedId = null;
		void this.describe();
	}

	draw(line: LngLat[]) {
		this.drawn = line;
		this.show(null);
	}

	async describe() {
		const { question } = this;
		if (question) await this.run.start(question);
	}
}

const FIELDS = ['axisId', 'drawn', 'alongM', 'pickedId'] as const;
