import { listBriefingProblems } from '#lib/core/briefings/list-briefing-problems.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import { BriefingDraft, type DraftOrigin } from './briefing-draft.svelte.ts';
import { chooseFreeName } from './choose-free-name.ts';

/** A briefing that the server keeps, in a list. */
export interface KeptBriefing {
	id: string;
	name: string;
	updatedAt: string;
	revision: number;
	slideCount: number;
}

interface WholeBriefing extends KeptBriefing {
	document: BriefingDocument;
}

/** The server did not do what was asked: 409, name taken or changed meanwhile; 404, gone. */
export class BriefingRefused extends Error {
	override readonly name = 'BriefingRefused';
	readonly status: number;

	constructor(message: string, status: number) {
		super(message);
		this.status = status;
	}
}

/** Why a draft could not be kept, where the planner has to choose. */
export type BriefingConflict =
	/** Somebody kept another version meanwhile. */
	| { kind: 'changed'; theirs: DraftOrigin & { updatedAt: string } }
	/** Somebody deleted it meanwhile. */
	| { kind: 'gone' };

/** The briefings of a city, and the one being edited. Nothing that is typed is lost unless the planner says so. */
export class Briefings {
	/** The one changed last first; `null` until they were asked for. */
	kept = $state.raw<readonly KeptBriefing[] | null>(null);
	draft = $state.raw<BriefingDraft | null>(null);
	conflict = $state.raw<BriefingConflict | null>(null);
	/** Why the last request failed; `null` while all is well. */
	fault = $state.raw<Error | null>(null);
	isBusy = $state(false);
	/** Whether the draft was to be saved as no briefing can be. */
	areProblemsTold = $state(false);

	readonly #url: string;

	/** @param url of the list */
	constructor(url: string) {
		this.#url = url;
	}

	async list() {
		await this.#run(() => this.#list());
	}

	async open(id: string) {
		await this.#run(async () => this.#edit(await this.#get(id)));
	}

	/** Begins a briefing; it is kept when it is saved. Its name is its title, or the next that is free. */
	begin(document: BriefingDocument) {
		this.#edit({ id: null, revision: 0, name: this.#freeName(document.title), document });
	}

	/** Puts the draft away, with what was not saved of it. */
	close() {
		this.draft = null;
		this.conflict = null;
		this.fault = null;
	}

	/**
	 * A draft with problems is not sent: they are told from then on, and its first slide with one is shown.
	 *
	 * @returns whether the draft is kept now
	 */
	async save(): Promise<boolean> {
		const { draft } = this;
		if (!draft || this.isBusy) return false;
		if (draft.name.trim() === '') draft.name = this.#freeName(draft.document.title);
		const [problem] = listBriefingProblems(draft.plain.document);
		this.areProblemsTold = problem !== undefined;
		if (problem) {
			if (problem.slide !== null) draft.at = problem.slide - 1;
			return false;
		}
		return this.#run(async () => {
			const sent = draft.plain;
			const { id, revision } = draft;
			try {
				const kept = (await (id === null
					? this.#send('', 'POST', sent)
					: this.#send(pathOf(id), 'PUT', { ...sent, revision }))) as WholeBriefing;
				draft.name = draft.name === sent.name ? kept.name : draft.name;
				draft.markKept(kept);
				this.conflict = null;
				await this.#list();
			} catch (error) {
				if (id !== null) this.conflict = await this.#findConflict(error, id, revision);
				if (!this.conflict) throw error;
			}
		}).then((isDone) => isDone && this.conflict === null);
	}

	/** Takes what somebody else has kept in place of the draft. */
	takeTheirs() {
		if (this.conflict?.kind === 'changed') this.#edit(this.conflict.theirs);
	}

	/** Keeps the draft as a briefing of its own, beside the one it started from. */
	async saveAsCopy(): Promise<boolean> {
		const { draft } = this;
		if (!draft) return false;
		const isListed = await this.#run(() => this.#list());
		if (!isListed) return false;
		draft.name = this.#freeName(draft.name);
		draft.markKept({ id: null, revision: 0, ...draft.plain });
		this.conflict = null;
		return this.save();
	}

	async copy(id: string) {
		await this.#run(async () => {
			const { name, document } = await this.#get(id);
			await this.#send('', 'POST', { name: this.#freeName(name), document });
			await this.#list();
		});
	}

	async remove(id: string) {
		await this.#run(async () => {
			await this.#send(pathOf(id), 'DELETE');
			await this.#list();
		});
	}

	/** @returns `undefined` if it could not be read; why is told as a fault */
	async read(id: string): Promise<WholeBriefing | undefined> {
		let found: WholeBriefing | undefined;
		await this.#run(async () => {
			found = await this.#get(id);
		});
		return found;
	}

	#edit(origin: DraftOrigin) {
		this.areProblemsTold = false;
		this.conflict = null;
		this.fault = null;
		this.draft = new BriefingDraft(origin);
	}

	/** A conflict says 409 as a taken name does: the revision tells them apart. */
	async #findConflict(error: unknown, id: string, revision: number): Promise<BriefingConflict | null> {
		if (!(error instanceof BriefingRefused)) return null;
		if (error.status === 404) return { kind: 'gone' };
		if (error.status !== 409) return null;
		const theirs = await this.#get(id);
		return theirs.revision === revision ? null : { kind: 'changed', theirs };
	}

	#freeName(name: string): string {
		return chooseFreeName(
			name,
			(this.kept ?? []).map((one) => one.name)
		);
	}

	async #list() {
		this.kept = (await this.#send('', 'GET')) as KeptBriefing[];
	}

	#get(id: string): Promise<WholeBriefing> {
		return this.#send(pathOf(id), 'GET') as Promise<WholeBriefing>;
	}

	async #run(work: () => Promise<void> | void): Promise<boolean> {
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

	async #send(path: string, method: string, sent?: unknown): Promise<unknown> {
		const response = await fetch(`${this.#url}${path}`, {
			method,
			...(sent === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) })
		});
		const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
		if (response.ok) return body;
		const detail = (body as { detail?: unknown } | null)?.detail;
		throw new BriefingRefused(
			typeof detail === 'string' ? detail : `${this.#url}${path}: HTTP ${response.status}`,
			response.status
		);
	}
}

const pathOf = (id: string) => `/${encodeURIComponent(id)}`;
