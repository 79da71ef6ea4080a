import { createContext } from 'svelte';
import { emptyScenario } from '#lib/core/scenarios/empty-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import type { TriedScenario } from '#lib/core/planner/types.ts';
import type { View } from '../view.svelte.ts';
import type { WhatIf } from '../what-if.svelte.ts';
import type { Planning } from './planning.svelte.ts';

export type { TriedScenario };

/** A scenario that the server keeps. */
export interface KeptScenario {
	id: string;
	name: string;
	createdAt: string;
}

/** The server did not do what was asked: 409, the name is taken; 404, there is no such scenario (any more). */
export class ScenarioRefused extends Error {
	override readonly name = 'ScenarioRefused';
	readonly status: number;

	constructor(message: string, status: number) {
		super(message);
		this.status = status;
	}
}

/** The plan as it is, and what is on trial now, as if they were kept. */
export const BASE_ID = 'base';
export const NOW_ID = 'now';

/** Scenarios that are kept with the city, what is on screen as one of them, and the way between both. */
export class Scenarios {
	/** Oldest first; `null` until they were asked for. */
	kept = $state.raw<readonly KeptScenario[] | null>(null);
	/** Why the last request failed; `null` while all is well. */
	fault = $state.raw<Error | null>(null);
	isBusy = $state(false);

	readonly #url: string;
	readonly #view: View;
	readonly #planning: Planning;
	readonly #whatIf: WhatIf;

	constructor(url: string, { view, planning, whatIf }: { view: View; planning: Planning; whatIf: WhatIf }) {
		this.#url = url;
		this.#view = view;
		this.#planning = planning;
		this.#whatIf = whatIf;
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

	/** Whether anything is planned or tried at all. */
	get isEmpty(): boolean {
		const { edits, packages, bundles, zones } = this.now;
		return edits.length === 0 && !packages && !bundles && !zones;
	}

	async list() {
		await this.#run(async () => {
			this.kept = (await this.#send('', {})) as KeptScenario[];
		});
	}

	/** @returns whether it is kept */
	async keep(name: string): Promise<boolean> {
		return this.#run(async () => {
			await this.#send('', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ name, document: this.now })
			});
			this.kept = (await this.#send('', {})) as KeptScenario[];
		});
	}

	async remove(id: string) {
		await this.#run(async () => {
			await this.#send(`/${encodeURIComponent(id)}`, { method: 'DELETE' });
			this.kept = (await this.#send('', {})) as KeptScenario[];
		});
	}

	/** Puts a scenario in place of what is on trial now. */
	async open(id: string) {
		await this.#run(async () => {
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
		const { document } = (await this.#send(`/${encodeURIComponent(id)}`, {})) as {
			document: ScenarioDocument;
		};
		return document;
	}

	/** A scenario computed. */
	async try(id: string): Promise<{ document: ScenarioDocument; tried: TriedScenario }> {
		const document = await this.get(id);
		return { document, tried: await this.#planning.ask('scenario', document) };
	}

	async #run(work: () => Promise<void>): Promise<boolean> {
		this.isBusy = true;
		this.fault = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.fault = error instanceof Error ? error : new Error(String(error));
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	async #send(path: string, init: RequestInit): Promise<unknown> {
		const response = await fetch(`${this.#url}${path}`, init);
		const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
		if (response.ok) return body;
		const detail = (body as { detail?: unknown } | null)?.detail;
		const message = typeof detail === 'string' ? detail : `${this.#url}${path}: HTTP ${response.status}`;
		throw new ScenarioRefused(message, response.status);
	}
}

export const [getScenarios, setScenarios] = createContext<Scenarios>();
