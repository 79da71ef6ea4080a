import { BUNDLE_SIZE } from '#lib/core/bundles/settings.ts';
import type { BundlesAnswer } from '#lib/core/bundles/types.ts';
import type { BundlesQuestion } from '#lib/core/planner/types.ts';
import type { Memento } from '#lib/core/drafts/types.ts';
import { Run } from '../run.svelte.ts';
import { pickFields, putFields, type KeepsWork } from './memento.ts';
import type { Planning } from './planning.svelte.ts';

export type { BundlesQuestion };

/** The desk of property bundles: its settings and the bundle that is open; results are stored with scenarios. */
export class BundlesDesk implements KeepsWork {
	by = $state<BundlesQuestion['by']>('district');
	least: number = $state(BUNDLE_SIZE.leastHouseholds);
	most: number = $state(BUNDLE_SIZE.mostHouseholds);
	/** `null`: no limit. */
	maxDistanceM = $state<number | null>(null);
	marginYuan = $state(0);
	keepsCommonIncome = $state(false);
	pickedId = $state<string | null>(null);
	readonly run: Run<BundlesQuestion, BundlesAnswer>;

	readonly #planning: Planning;

	constructor(planning: Planning) {
		this.#planning = planning;
		this.run = new Run((question, options) => planning.ask('bundles', question, options));
	}

	/** The answer itself is kept beside the desks. */
	get memento(): Memento {
		return { ...pickFields(this, FIELDS), asked: this.run.question };
	}

	restore(memento: Memento) {
		putFields(this, memento, FIELDS);
		const asked = memento['asked'] as BundlesQuestion | null;
		this.run.restore(asked && this.answer && { question: asked, result: this.answer });
	}

	get answer(): BundlesAnswer | null {
		return this.#planning.bundles;
	}

	get question(): BundlesQuestion {
		const { by, least, most, maxDistanceM, marginYuan, keepsCommonIncome } = this;
		return {
			by,
			leastHouseholds: least,
			mostHouseholds: most,
			maxDistanceM,
			marginYuan,
			keepsCommonIncome
		};
	}

	async propose() {
		this.pickedId = null;
		const found = await this.run.start(this.question);
		if (found) this.#planning.bundles = found;
	}
}

const FIELDS = [
	'by',
	'least',
	'most',
	'maxDistanceM',
	'marginYuan',
	'keepsCommonIncome',
	'pickedId'
] as const;
