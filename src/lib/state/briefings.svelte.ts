import { listBriefingProblems } from '#lib/core/briefings/list-briefing-problems.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import { BriefingDraft, type DraftOrigin } from './briefing-draft.svelte.ts';
import { chooseFreeName } from './choose-free-name.ts';
import type { DocumentPlan, Renewed } from './document-plan.svelte.ts';
import { ServerRefused } from './ask-server.ts';
import { Documents, type KeptDocument } from './documents.svelte.ts';

/** A briefing that the server keeps, in a list. */
export interface KeptBriefing extends KeptDocument {
	slideCount: number;
}

type WholeBriefing = KeptBriefing & { document: BriefingDocument };

/** Why a draft could not be kept, where the planner has to choose. */
export type BriefingConflict =
	/** Another version was saved meanwhile. */
	| { kind: 'changed'; theirs: DraftOrigin & { updatedAt: string } }
	/** It was deleted meanwhile. */
	| { kind: 'gone' };

/** The briefings of a city, and the one being edited. Nothing that is typed is lost unless the planner says so. */
export class Briefings {
	draft = $state.raw<BriefingDraft | null>(null);
	conflict = $state.raw<BriefingConflict | null>(null);
	/** Whether the draft was to be saved as no briefing can be. */
	areProblemsTold = $state(false);

	readonly #documents: Documents<BriefingDocument, KeptBriefing>;

	readonly #documentPlan: Pick<DocumentPlan, 'shown'>;

	/**
	 * @param url of the list
	 * @param documentPlan the plan on screen, which those that are saved here are made on
	 */
	constructor(url: string, documentPlan: Pick<DocumentPlan, 'shown'>) {
		this.#documents = new Documents(url);
		this.#documentPlan = documentPlan;
	}

	/** Last changed first; `null` until loaded. */
	get kept(): readonly KeptBriefing[] | null {
		return this.#documents.kept;
	}

	/** Why the last request failed; `null` while all is well. */
	get fault(): Error | null {
		return this.#documents.fault;
	}

	get isBusy(): boolean {
		return this.#documents.isBusy;
	}

	async list() {
		await this.#documents.run(() => this.#documents.list());
	}

	async open(id: string) {
		await this.#documents.run(async () => this.#edit(await this.#documents.get(id)));
	}

	/** Begins a briefing; it is kept when it is saved. Its name is its title, or the next that is free. */
	begin(document: BriefingDocument) {
		this.#edit({ id: null, revision: 0, name: this.#freeName(document.title), document });
	}

	/** Puts the draft away, with what was not saved of it. */
	close() {
		this.draft = null;
		this.conflict = null;
		this.#documents.fault = null;
	}

	/**
	 * A draft with problems is not sent: they are shown from then on, beginning with the first slide that has one.
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
		return this.#documents
			.run(async () => {
				const sent = draft.plain;
				const madeOn = this.#documentPlan.shown;
				const { id, revision } = draft;
				try {
					const kept = await (id === null
						? this.#documents.create({ ...sent, madeOn })
						: this.#documents.replace(id, { ...sent, revision, madeOn }));
					draft.name = draft.name === sent.name ? kept.name : draft.name;
					draft.markKept(kept);
					this.conflict = null;
					await this.#documents.list();
				} catch (error) {
					if (id !== null) this.conflict = await this.#findConflict(error, id);
					if (!this.conflict) throw error;
				}
			})
			.then((isDone) => isDone && this.conflict === null);
	}

	/** Replaces the draft with the version that was saved meanwhile. */
	takeTheirs() {
		if (this.conflict?.kind === 'changed') this.#edit(this.conflict.theirs);
	}

	/** Saves the draft as a new briefing, beside the one that it started from. */
	async saveAsCopy(): Promise<boolean> {
		const { draft } = this;
		if (!draft) return false;
		const isListed = await this.#documents.run(() => this.#documents.list());
		if (!isListed) return false;
		draft.name = this.#freeName(draft.name);
		draft.markKept({ id: null, revision: 0, ...draft.plain });
		this.conflict = null;
		return this.save();
	}

	async copy(id: string) {
		await this.#documents.run(async () => {
			const { name, document, madeOn } = await this.#documents.get(id);
			await this.#documents.create({
				name: this.#freeName(name),
				document,
				madeOn: madeOn ?? undefined
			});
			await this.#documents.list();
		});
	}

	/** Makes a briefing again on the newest plan. @returns `undefined` if that failed: see `fault` */
	async renew({ id, revision }: KeptBriefing, { drop }: { drop: boolean }): Promise<Renewed | undefined> {
		let renewed: Renewed | undefined;
		await this.#documents.run(async () => {
			renewed = await this.#documents.renew(id, { revision, drop });
			await this.#documents.list();
		});
		return renewed;
	}

	async remove(id: string) {
		await this.#documents.run(async () => {
			await this.#documents.remove(id);
			await this.#documents.list();
		});
	}

	/** @returns `undefined` if it could not be read; the reason is shown as a fault */
	async read(id: string): Promise<WholeBriefing | undefined> {
		let found: WholeBriefing | undefined;
		await this.#documents.run(async () => {
			found = await this.#documents.get(id);
		});
		return found;
	}

	#edit(origin: DraftOrigin) {
		this.areProblemsTold = false;
		this.conflict = null;
		this.#documents.fault = null;
		this.draft = new BriefingDraft(origin);
	}

	async #findConflict(error: unknown, id: string): Promise<BriefingConflict | null> {
		if (!(error instanceof ServerRefused)) return null;
		if (error.status === 404) return { kind: 'gone' };
		if (error.refusal?.code !== 'document-changed') return null;
		return { kind: 'changed', theirs: await this.#documents.get(id) };
	}

	#freeName(name: string): string {
		return chooseFreeName(
			name,
			(this.kept ?? []).map((one) => one.name)
		);
	}
}
