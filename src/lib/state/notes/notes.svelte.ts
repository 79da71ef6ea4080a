import { createContext } from 'svelte';
import type { NoteProps } from '#lib/core/city/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listThreads, type NoteThread } from '#lib/core/notes/list-threads.ts';
import { removeNote } from '#lib/core/notes/remove-note.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import type { PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import type { EditNote, Editing } from '../editing/editing.svelte.ts';
import { isAnyInHand, type MapTool } from '../map-tool.ts';
import type { Plan } from '../plan.svelte.ts';

/** What the panel of notes shows: one thread, a note that is being written, or a list, of some notes or of all. */
export type OpenNotes =
	| { kind: 'thread'; id: string }
	| { kind: 'new'; lngLat: LngLat; about: string }
	| { kind: 'list'; ids: ReadonlySet<string> | null };

type NewNote = Pick<NoteProps, 'id' | 'text' | 'about' | 'replyTo'>;

/** Key of the changed text of a note or reply among what is written. */
export const editKey = (id: string): string => `edit:${id}`;

/** Notes on the map (批注): which are seen, which is open, and what is written. They are changes of the plan like any other. */
export class Notes {
	/** What is open; `null`: nothing. */
	open = $state.raw<OpenNotes | null>(null);
	/** A place for a new note is being chosen on the map. */
	isPlacing = $state(false);
	isOnMap = $state(true);
	/** Whether the map shows threads that are settled. */
	showsResolved = $state(false);
	/** A thread that the map is to bring into sight; `null` once it does. */
	toLook = $state<string | null>(null);
	/** What is written and not sent: of a new note under '', of replies under the note's id, of changed texts under {@link editKey}. */
	written = $state<Record<string, string>>({});
	/** What is wrong with the last note; empty: nothing. */
	problems = $state.raw<readonly ChangeProblem[]>([]);

	/** Notes that were sent from this page and are not in the log yet, by their change set. */
	readonly #sent = new Map<string, { key: string; lngLat: LngLat; note: NewNote }>();
	readonly #plan: Plan;
	readonly #editing: Editing;
	readonly #newId: () => string;
	readonly #others: () => readonly MapTool[];

	/** @param others tools that take the map's clicks, too: one at a time does */
	constructor(
		plan: Plan,
		editing: Editing,
		{ newId, others = () => [] }: { newId: () => string; others?: () => readonly MapTool[] }
	) {
		this.#plan = plan;
		this.#editing = editing;
		this.#newId = newId;
		this.#others = others;
	}

	/** A note in the hand takes the map's clicks. */
	get tool(): 'note' | null {
		return this.isPlacing || this.open?.kind === 'new' ? 'note' : null;
	}

	/** Puts the note in the hand away; what is written of it is kept. */
	take(_: null) {
		if (this.tool) this.close();
	}

	/** Whoever takes another tool has done with placing. */
	giveWay() {
		if (isAnyInHand(this.#others())) this.take(null);
	}

	/** As they are now, one's own included; the same map until a note changes, whatever else does. */
	readonly #now = $derived.by(() => this.#editing.plan?.notes);
	/** All threads, oldest first; before anything was changed, as they were loaded. */
	readonly threads: readonly NoteThread[] = $derived.by(() => {
		const loaded = () =>
			this.#plan.document?.features.notes?.features as unknown as PlanFeature[] | undefined;
		return listThreads(this.#now?.values() ?? loaded() ?? []);
	});

	readonly pins: readonly NoteThread[] = $derived.by(() => {
		const openId = this.open?.kind === 'thread' ? this.open.id : '';
		return this.threads.filter(
			({ id, resolved }) => id === openId || (this.isOnMap && (this.showsResolved || !resolved))
		);
	});

	/** Whether notes can be written: an earlier plan is only read. */
	get isReadOnly(): boolean {
		return this.#editing.isReadOnly;
	}

	/** For the address; '' while no thread is open. */
	get query(): string {
		return this.open?.kind === 'thread' ? new URLSearchParams({ note: this.open.id }).toString() : '';
	}

	find(id: string): NoteThread | undefined {
		return this.threads.find((thread) => thread.id === id);
	}

	/**
	 * Opens the thread of a note or of a reply.
	 *
	 * @param options.isOnMap it was picked there: the map stays where it is
	 */
	show(id: string, { isOnMap = false } = {}) {
		const thread = this.threads.find((one) => one.id === id || one.replies.some((reply) => reply.id === id));
		this.#turnTo({ kind: 'thread', id: thread?.id ?? id });
		if (!isOnMap) this.toLook = thread?.id ?? id;
	}

	/** Lists all notes, or some. */
	list(ids: ReadonlySet<string> | null = null) {
		this.#turnTo({ kind: 'list', ids });
	}

	/** Takes a note in the hand to put on the map, or puts it away. */
	place() {
		// What is being written is moved by a click as it is.
		if (this.isReadOnly || this.open?.kind === 'new') return;
		this.isPlacing = !this.isPlacing;
		if (this.isPlacing) this.#takeUp();
		void this.#editing.prepare();
	}

	/** Begins a note at a place, or moves the one that is being written there. */
	begin(lngLat: LngLat, about = '') {
		if (this.isReadOnly) return;
		void this.#editing.prepare();
		this.#takeUp();
		this.#turnTo({ kind: 'new', lngLat, about });
	}

	close() {
		this.open = null;
		this.isPlacing = false;
		this.problems = [];
	}

	/** Something else was picked: what is read is closed, what is being written stays. */
	leave() {
		if (this.open?.kind === 'thread') this.close();
	}

	/** Adds the note that was begun, and opens it. @returns whether it was possible */
	async write(text: string): Promise<boolean> {
		if (this.open?.kind !== 'new') return false;
		const { lngLat, about } = this.open;
		const id = this.#freshId();
		if (!(await this.#send('', lngLat, { id, text, about, replyTo: '' }))) return false;
		this.open = { kind: 'thread', id };
		return true;
	}

	async reply({ id, lngLat }: NoteThread, text: string): Promise<boolean> {
		return this.#send(id, lngLat, { id: this.#freshId(), text, about: '', replyTo: id });
	}

	async rewrite(id: string, text: string): Promise<boolean> {
		const wanted = { layer: 'notes', featureId: id, op: 'set', field: 'text', value: text } as const;
		if (!(await this.#change([wanted]))) return false;
		delete this.written[editKey(id)];
		return true;
	}

	settle(id: string, resolved: boolean): Promise<boolean> {
		return this.#change([{ layer: 'notes', featureId: id, op: 'set', field: 'resolved', value: resolved }]);
	}

	/** Removes a note with its replies, or one reply. */
	async remove(id: string): Promise<boolean> {
		await this.#editing.prepare();
		const { plan } = this.#editing;
		if (!plan || !(await this.#change(removeNote(plan, id)))) return false;
		delete this.written[editKey(id)];
		for (const [setId, { note }] of this.#sent)
			if (note.id === id || note.replyTo === id) this.#sent.delete(setId);
		if (this.open?.kind === 'thread' && this.open.id === id) this.close();
		return true;
	}

	/**
	 * The server has refused something: a note or reply that was sent from this page is in its field again, and no longer
	 * among what was refused. Where the field has another text by now, it stays there.
	 */
	takeBack() {
		const { refused, recent } = this.#editing;
		for (const { id } of recent) this.#sent.delete(id);
		for (const { set } of refused.list) {
			const sent = this.#sent.get(set.id);
			if (!sent || this.written[sent.key]) continue;
			const { key, lngLat, note } = sent;
			this.written[key] = note.text;
			this.#sent.delete(set.id);
			refused.take(set.id);
			if (this.open?.kind === 'thread' && this.open.id === note.id)
				this.open = { kind: 'new', lngLat, about: note.about };
		}
	}

	#takeUp() {
		for (const other of this.#others()) other.take(null);
		this.open = null;
	}

	#turnTo(open: OpenNotes) {
		this.isPlacing = false;
		this.problems = [];
		this.open = open;
	}

	#freshId(): string {
		return `note-${this.#newId().slice(0, 8)}`;
	}

	/** @param key of the field that it was written in */
	async #send(key: string, lngLat: LngLat, note: NewNote): Promise<boolean> {
		const id = this.#newId();
		// Before it is on its way: it may be refused at once.
		this.#sent.set(id, { key, lngLat, note });
		if (!(await this.#change([this.#add(lngLat, note)], { id }))) {
			this.#sent.delete(id);
			return false;
		}
		delete this.written[key];
		return true;
	}

	#add(lngLat: LngLat, said: NewNote): WantedChange {
		const properties = {
			author: this.#editing.author,
			writtenAt: new Date().toISOString(),
			resolved: false,
			...said
		};
		const value: PlanFeature = {
			type: 'Feature',
			properties,
			geometry: { type: 'Point', coordinates: [...lngLat] }
		};
		return { layer: 'notes', featureId: said.id, op: 'add', value };
	}

	async #change(wanted: WantedChange[], as: EditNote = {}): Promise<boolean> {
		await this.#editing.prepare();
		if (!this.#editing.plan) return false;
		this.problems = this.#editing.change(wanted, as);
		return this.problems.length === 0;
	}
}

export const [getNotes, setNotes] = createContext<Notes>();
