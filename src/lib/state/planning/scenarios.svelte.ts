import { createContext } from 'svelte';
import { emptyScenario } from '#lib/core/scenarios/empty-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { TriedScenario } from '#lib/core/planner/types.ts';
import type { DocumentPlan, Renewed } from '../document-plan.svelte.ts';
import { Documents, type KeptDocument } from '../documents.svelte.ts';
import type { View } from '../view.svelte.ts';
import type { WhatIf } from '../what-if.svelte.ts';
import type { Planning } from './planning.svelte.ts';

export type { TriedScenario };

/** The plan as it is, and what is on trial now, as if they were kept. */
export const BASE_ID = 'base';
export const NOW_ID = 'now';

/** Scenarios that are kept with the city, what is on screen as one of them, and the way between both. */
export class Scenarios {
	readonly #documents: Documents<ScenarioDocument>;
	readonly #view: View;
	readonly #planning: Planning;
	readonly #whatIf: WhatIf;
	readonly #documentPlan: DocumentPlan;

	constructor(
		url: string,
		{
			view,
			planning,
			whatIf,
			documentPlan
		}: { view: View; planning: Planning; whatIf: WhatIf; documentPlan: DocumentPlan }
	) {
		this.#documents = new Documents(url);
		this.#view = view;
		this.#planning = planning;
		this.#whatIf = whatIf;
		this.#documentPlan = documentPlan;
	}

	/** Oldest first; `null` until loaded. */
	get kept(): readonly KeptDocument[] | null {
		return this.#documents.kept;
	}

	/** Why the last request failed; `null` while all is well. */
	get fault(): Error | null {
		return this.#documents.fault;
	}

	get isBusy(): boolean {
		return this.#documents.isBusy;
	}

	/** What is on trial now. */
	get now(): ScenarioDocument {
		const { packages, bundles, zones } = this.#planning;
		const { edits, minutes, speedMps } = this.#view;
		return {
			format: 1,
			edits: [...edits],
			minutes: [...minutes],
			speedMps,
			packages: packages && packages.packages.length > 0 ? packages : null,
			bundles,
			zones
		};
	}

	/** Whether there is anything to save: plans or what-if edits. */
	get isEmpty(): boolean {
		const { edits, packages, bundles, zones } = this.now;
		return edits.length === 0 && !packages && !bundles && !zones;
	}

	async list() {
		await this.#documents.run(() => this.#documents.list());
	}

	/** @returns whether it is kept */
	async keep(name: string): Promise<boolean> {
		return this.#documents.run(async () => {
			const madeOn = this.#documentPlan.shown;
			await this.#documents.create({ name, document: this.now, madeOn });
			await this.#documents.list();
		});
	}

	async remove(id: string) {
		await this.#documents.run(async () => {
			await this.#documents.remove(id);
			await this.#documents.list();
		});
	}

	/** Makes a scenario again on the newest plan. @returns `undefined` if that failed: see `fault` */
	async renew({ id, revision }: KeptDocument, { drop }: { drop: boolean }): Promise<Renewed | undefined> {
		let renewed: Renewed | undefined;
		await this.#documents.run(async () => {
			renewed = await this.#documents.renew(id, { revision, drop });
			await this.#documents.list();
		});
		return renewed;
	}

	/** Puts a scenario in place of what is on trial now. */
	async open(id: string) {
		await this.#documents.run(async () => {
			const document = await this.get(id);
			this.#whatIf.forget();
			Object.assign(this.#view, {
				edits: document.edits,
				minutes: document.minutes,
				speedMps: document.speedMps
			});
			this.#view.steps++;
			this.#planning.put(document);
		});
	}

	/** @throws Error if the server has none of that id */
	async get(id: string): Promise<ScenarioDocument> {
		if (id === NOW_ID) return this.now;
		if (id === BASE_ID) {
			const { minutes, speedMps } = this.#view;
			return emptyScenario({ minutes: [...minutes], speedMps });
		}
		const { document } = await this.#documents.get(id);
		return document;
	}

	/** A scenario computed. */
	async try(id: string): Promise<{ document: ScenarioDocument; tried: TriedScenario }> {
		const document = await this.get(id);
		return { document, tried: await this.#planning.ask('scenario', document) };
	}
}

export const [getScenarios, setScenarios] = createContext<Scenarios>();
