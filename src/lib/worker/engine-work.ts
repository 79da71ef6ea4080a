import { Engine, type ReportStage } from './engine.ts';
import type { EngineWork } from './protocol.ts';

/** An engine that does what it is asked for by name, whoever asks: the worker's channel or the page itself. */
export class EngineAtWork {
	#engine: Engine | undefined;

	/** @throws Error if anything is asked before the plan is loaded; else as the work itself */
	async perform<Name extends keyof EngineWork>(
		work: Name,
		takes: EngineWork[Name]['takes'],
		onProgress: ReportStage
	): Promise<EngineWork[Name]['gives']> {
		return this.#work[work](takes, onProgress);
	}

	get #loaded(): Engine {
		if (!this.#engine) throw new Error('The plan has not been loaded.');
		return this.#engine;
	}

	readonly #work: {
		[Name in keyof EngineWork]: (
			takes: EngineWork[Name]['takes'],
			onProgress: ReportStage
		) => EngineWork[Name]['gives'] | Promise<EngineWork[Name]['gives']>;
	} = {
		load: async ({ networkFile, places, railways }, onProgress) => {
			this.#engine = await Engine.load(new Uint8Array(networkFile), places, onProgress, railways);
			return this.#engine.describe();
		},
		replacePlaces: ({ places }) => this.#loaded.replacePlaces(places),
		know: ({ ground }) => {
			this.#loaded.know(ground);
			return null;
		},
		edit: ({ edits }) => this.#loaded.edit(edits),
		lifeCircles: (question, onProgress) => this.#loaded.lifeCircles(question, onProgress),
		circleChange: (question, onProgress) => this.#loaded.circleChange(question, onProgress),
		serviceAreas: (question, onProgress) => this.#loaded.serviceAreas(question, onProgress),
		streetLeg: ({ from, to }) => this.#loaded.streetLeg(from, to),
		measure: (question, onProgress) => this.#loaded.measure(question, onProgress),
		ground: (question, onProgress) => this.#loaded.ground(question, onProgress),
		explain: ({ asked, limitM, households }) => this.#loaded.explain(asked, limitM, households),
		findOpenings: (question, onProgress) => this.#loaded.findOpenings(question, onProgress)
	};
}
