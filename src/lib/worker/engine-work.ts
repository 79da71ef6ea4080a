import { Engine, type Tell } from './engine.ts';
import type { EngineWork } from './protocol.ts';

/** An engine that does what it is asked for by name, whoever asks: the worker's channel or the page itself. */
export class EngineAtWork {
	#engine: Engine | undefined;

	/** @throws Error if anything is asked before the plan is loaded; else as the work itself */
	async perform<Name extends keyof EngineWork>(
		work: Name,
		takes: EngineWork[Name]['takes'],
		tell: Tell
	): Promise<EngineWork[Name]['gives']> {
		return this.#work[work](takes, tell);
	}

	get #loaded(): Engine {
		if (!this.#engine) throw new Error('The plan has not been loaded.');
		return this.#engine;
	}

	readonly #work: {
		[Name in keyof EngineWork]: (
			takes: EngineWork[Name]['takes'],
			tell: Tell
		) => EngineWork[Name]['gives'] | Promise<EngineWork[Name]['gives']>;
	} = {
		load: async ({ networkFile, places, railways }, tell) => {
			this.#engine = await Engine.load(new Uint8Array(networkFile), places, tell, railways);
			return this.#engine.describe();
		},
		know: ({ ground }) => {
			this.#loaded.know(ground);
			return null;
		},
		edit: ({ edits }) => this.#loaded.edit(edits),
		lifeCircles: (question, tell) => this.#loaded.lifeCircles(question, tell),
		circleChange: (question, tell) => this.#loaded.circleChange(question, tell),
		serviceAreas: (question, tell) => this.#loaded.serviceAreas(question, tell),
		measure: (question, tell) => this.#loaded.measure(question, tell),
		ground: (question, tell) => this.#loaded.ground(question, tell),
		explain: ({ asked, limitM, households }) => this.#loaded.explain(asked, limitM, households),
		findOpenings: (question, tell) => this.#loaded.findOpenings(question, tell)
	};
}
