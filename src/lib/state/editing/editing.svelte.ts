import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import { createContext } from 'svelte';
import type { CityFeatures } from '#lib/core/city/types.ts';
import type { ChangeProblem } from '#lib/core/plan/change-problem.ts';
import { movesDate } from '#lib/core/plan/moves-date.ts';
import type { OwnChangeSet, PlanReplica } from '#lib/core/plan/plan-replica.ts';
import type { LoggedChangeSet, Plan, PlanFeature, WantedChange } from '#lib/core/plan/types.ts';
import { ServerRefused } from '../ask-server.ts';
import { toFault, type Fault } from '../fault.ts';
import type {
	EditingCore,
	EditingPorts,
	EditNote,
	KnownThen,
	NetworkState,
	Person
} from './editing-ports.ts';
import { Outbox } from './outbox.ts';
import { OwnSteps } from './own-steps.svelte.ts';
import { RefusedChanges } from './refused-changes.svelte.ts';
import { UnfinishedWork } from './unfinished-work.ts';

export type * from './editing-ports.ts';

/** Where this browser keeps who edits in it. */
const AUTHOR_KEY = 'lianpian:author';

/**
 * The plan as it is changed here and by others: one's own change sets are shown at once, kept until the server has them,
 * sent in order, and undone by name; what others do comes in as it happens.
 */
export class Editing {
	/** The plan as shown: the newest of the log, with one's own changes on top; `null` before it is loaded. */
	plan = $state.raw<Plan | null>(null);
	/** Whether an earlier plan is shown: changes are made to the newest only. */
	readonly isReadOnly: boolean;
	/** The plan as it was loaded, without one's own changes; `null` before editing is ready. */
	base: Plan | null = null;
	/** What changes are computed with; `null` before editing is ready. */
	core = $state.raw<EditingCore | null>(null);
	/** Revision of the log that has come so far. */
	revision = $state(0);
	/** ISO date of what is newest in the change sets that have come, notes apart; '' before the first. */
	asOf = $state.raw('');
	/** Own change sets that the server does not have yet. */
	pendingCount = $state(0);
	/** Why the last change could not be made; `null`: it could. */
	fault = $state.raw<Fault | null>(null);
	/** Who else edits the plan now. */
	others = $state.raw<readonly Person[]>([]);
	/** The network that the server has; `null` before it has told. */
	network = $state.raw<NetworkState | null>(null);
	/** Change sets that came while the page is open, newest first. */
	recent = $state.raw<readonly LoggedChangeSet[]>([]);
	/** How many clashes one's own changes have met since the page was opened. */
	clashCount = $state(0);
	/** What an undo left, since somebody changed it later; `null`: nothing. */
	skipped = $state.raw<ChangeAnswer['skipped'] | null>(null);
	/** Who edits, as the log has it; kept in this browser. */
	author = $state('');
	/** Whether the plan holds its streets: they are read when somebody edits. */
	streets = $state<'none' | 'asked' | 'held' | 'of-extract'>('none');
	readonly steps: OwnSteps;
	/** What the server would not take. */
	readonly refused: RefusedChanges;
	/** What is begun and not in the plan yet. */
	readonly unfinished: UnfinishedWork;

	readonly #ports: EditingPorts;
	readonly #outbox: Outbox;
	#loaded: { features: Partial<CityFeatures>; revision: number } | undefined;
	#preparing: Promise<void> | undefined;
	#replica: PlanReplica | undefined;
	/** Streets were asked for, maybe before there was a plan. */
	#wantsStreets = false;
	/** Of the plan that was loaded before. */
	#before: PlanReplica | undefined;
	#stop: (() => void) | undefined;
	#isSending = false;
	/** Whether the last attempt to send found nobody who answers. */
	#isCutOff = false;
	/** Of this page, for those who follow the same plan. */
	readonly #ownId: string;

	/** @param cityId names what is kept in the browser */
	constructor(cityId: string, ports: EditingPorts, { isReadOnly = false } = {}) {
		this.isReadOnly = isReadOnly;
		this.#ports = ports;
		this.author = ports.local.getItem(AUTHOR_KEY) ?? '';
		this.#ownId = ports.newId();
		this.#outbox = new Outbox(cityId, ports);
		this.steps = new OwnSteps(cityId, ports);
		this.refused = new RefusedChanges(cityId, ports);
		this.unfinished = new UnfinishedWork(cityId, ports);
	}

	/** Takes over the plan that was loaded; what an earlier page could not send is put on top and sent. */
	begin(features: Partial<CityFeatures>, revision: number) {
		this.#loaded = { features, revision };
		this.#before = this.#replica ?? this.#before;
		this.#replica = undefined;
		this.revision = revision;
		if (this.core) this.#start(this.core);
		else if (this.isReadOnly || this.#outbox.count > 0) void this.prepare();
	}

	/** Makes ready for changes: fetches what they are computed with. Until then nothing can be changed. */
	prepare(): Promise<void> {
		this.#preparing ??= this.#load();
		return this.#preparing;
	}

	async #load() {
		try {
			const core = await this.#ports.loadCore();
			this.core = core;
			this.#start(core);
		} catch (error) {
			// Asked for again when it is needed again.
			this.#preparing = undefined;
			this.fault = toFault(error);
		}
	}

	#start({ makeReplica }: EditingCore) {
		if (!this.#loaded || this.#replica) return;
		const { features, revision } = this.#loaded;
		const replica = makeReplica(features, revision);
		if (this.streets === 'held') this.#keepStreets(replica);
		this.base = replica.shown;
		this.#replica = replica;
		if (this.isReadOnly) this.plan = replica.shown;
		else {
			// What does not fit the newest plan is not shown, and sent all the same: the server keeps it as a clash.
			for (const set of this.#outbox.list()) replica.propose(set);
			this.#show();
			void this.flush();
			if (this.#wantsStreets) void this.holdStreets();
		}
	}

	/** Reads the streets too, so that they can be edited; may be called again. A failure becomes a state. */
	async holdStreets(): Promise<void> {
		this.#wantsStreets = true;
		if (this.isReadOnly || this.streets !== 'none') return;
		this.streets = 'asked';
		try {
			await this.prepare();
			for (let held = ''; held !== 'held' && this.#replica;) {
				const { revision, streets, isOfExtract } = await this.#ports.readStreets();
				if (isOfExtract) {
					this.streets = 'of-extract';
					return;
				}
				// While it was asked for, the plan may have moved on, or have been loaded anew.
				if (this.#replica && this.#replica.revision < revision) await this.#catchUp();
				if (!this.#replica) break;
				held = this.#replica.hold('streets', byId(streets), revision);
			}
			this.streets = this.#replica ? 'held' : 'none';
			if (this.#replica) this.#proposeAgain(this.#replica);
		} catch (error) {
			this.streets = 'none';
			this.fault = toFault(error);
		}
	}

	/** A plan that is loaded anew comes without the streets that are held; most often they are known at its revision. */
	#keepStreets(replica: PlanReplica) {
		const streets = this.#before?.findLayer('streets', replica.revision);
		if (streets) replica.hold('streets', streets, replica.revision);
		else {
			this.streets = 'none';
			void this.holdStreets();
		}
	}

	/** What an earlier page did to streets is shown once they are there. */
	#proposeAgain(replica: PlanReplica) {
		const shown = new Set(replica.pending.map(({ id }) => id));
		for (const set of this.#outbox.list()) if (!shown.has(set.id)) replica.propose(set);
		this.#show();
	}

	/** Follows the log until the returned function is called; an earlier plan stays as it is. */
	follow(): () => void {
		if (this.isReadOnly) return () => {};
		this.#stop?.();
		const stop = this.#ports.follow(this.revision, {
			onset: (set) => void this.#receive(set),
			onnetwork: (state) => (this.network = state),
			onpeople: (people) => (this.others = people.filter(({ id }) => id !== this.#ownId))
		});
		this.#stop = stop;
		return stop;
	}

	/**
	 * Changes the plan: shown at once, sent when it can be.
	 *
	 * @returns what is wrong with the changes; then nothing is changed
	 */
	change(wanted: readonly WantedChange[], note: EditNote = {}): ChangeProblem[] {
		const [replica, core] = [this.#replica, this.core];
		if (!replica || !core || this.isReadOnly || wanted.length === 0) return [];
		// As the server will read them: rounded, in order, checked by the layers' schema.
		const { changes, problems } = core.readChanges(wanted);
		if (problems.length > 0) return problems;
		const set: OwnChangeSet = {
			id: note.id ?? this.#ports.newId(),
			...(note.since ?? replica.base),
			author: this.author,
			reason: note.reason ?? '',
			source: note.source ?? 'edit',
			...(note.asOf ? { asOf: note.asOf } : {}),
			changes
		};
		const before = replica.shown;
		const refused = replica.propose(set);
		if (refused.length > 0) return refused;
		const broken = core.judgeWanted(before, replica.shown, changes, set.author);
		if (broken.length > 0) {
			replica.drop(set.id);
			return broken;
		}
		this.#put(set);
		this.steps.did(set.id);
		return [];
	}

	/**
	 * Makes a change set again that the server would not take: on what it was made on, or on the plan as it is now, where
	 * the server does not know that.
	 *
	 * @returns what is wrong with it still; then it is kept as it was
	 */
	resend(id: string): ChangeProblem[] {
		const kept = this.refused.list.find(({ set }) => set.id === id);
		if (!kept || !this.#replica) return [];
		const { code, parameters } = kept.fault;
		const isBaseUnknown = code === 'refused' && parameters.refusal.code === 'unknown-base';
		const known = isBaseUnknown ? this.#replica.base : {};
		const set = { ...kept.set, ...known, id: this.#ports.newId() };
		const problems = this.#replica.propose(set);
		if (problems.length > 0) return problems;
		this.#put(set);
		this.steps.did(set.id);
		this.refused.take(id);
		return [];
	}

	/** What a change would be made on that begins now. */
	get knownNow(): KnownThen {
		return this.#replica?.base ?? { base: this.revision, knows: [] };
	}

	/** Keeps changes with those that could not be saved: they do not fit the plan any more. */
	refuse(changes: WantedChange[], problems: ChangeProblem[], known: KnownThen) {
		const { author } = this;
		const id = this.#ports.newId();
		this.refused.addUnfit({ id, ...known, author, reason: '', source: 'edit', changes }, problems);
	}

	/** Tells the others that somebody edits here and looks there; without a place, that they have stopped. */
	sayHere(at: { lngLat: [number, number]; zoom: number } | null) {
		const { lngLat, zoom } = at ?? { lngLat: [0, 0] as [number, number], zoom: 0 };
		this.#ports.sayHere({ id: this.#ownId, name: this.author, lngLat, zoom, isLeaving: at === null });
	}

	/** Says who edits from now on. */
	sign(author: string) {
		this.author = author.trim().slice(0, 80);
		this.#ports.local.setItem(AUTHOR_KEY, this.author);
	}

	get canUndo(): boolean {
		return this.steps.done.length > 0;
	}

	get canRedo(): boolean {
		return this.steps.undone.length > 0;
	}

	/** Takes one's own last change set back. */
	undo() {
		const target = this.steps.done.at(-1);
		if (target !== undefined) this.#takeBack(target, (id) => this.steps.undid(id));
	}

	/** Makes the change set again that was undone last. */
	redo() {
		const target = this.steps.undone.at(-1);
		if (target !== undefined) this.#takeBack(target, (id) => this.steps.redid(id));
	}

	/** Sends what waits, in order; called again when the server is back. */
	async flush(): Promise<void> {
		if (!this.#replica && this.#outbox.count > 0) return this.prepare();
		if (this.#isSending || !this.#replica) return;
		this.#isSending = true;
		try {
			for (let set = this.#outbox.first(); set; set = this.#outbox.first()) {
				try {
					const answer = await this.#ports.send(set);
					if (this.#isCutOff) this.fault = null;
					this.#isCutOff = false;
					this.#outbox.remove(set.id);
					this.clashCount += answer.clashes.length;
					if (answer.skipped?.length) this.skipped = answer.skipped;
					if (answer.revision > this.revision) await this.#catchUp();
				} catch (error) {
					if (!(error instanceof ServerRefused) || error.status >= 500) throw error;
					// As it stands, the server will not take it; whoever made it decides what becomes of it.
					this.fault = toFault(error);
					if (set.changes.length > 0) this.refused.add(set, this.fault);
					this.#outbox.remove(set.id);
					this.steps.forget(set.id);
					this.#replica.drop(set.id);
					this.#show();
				}
			}
		} catch (error) {
			// It is kept, and sent when the server is back.
			this.#isCutOff = true;
			this.fault = toFault(error);
		} finally {
			this.#isSending = false;
			this.pendingCount = this.#outbox.count;
		}
	}

	close() {
		this.#stop?.();
		this.#stop = undefined;
	}

	#takeBack(target: string, note: (undoId: string) => void) {
		const replica = this.#replica;
		if (!replica) return;
		const set: OwnChangeSet = {
			id: this.#ports.newId(),
			...replica.base,
			author: this.author,
			reason: '',
			source: 'undo',
			changes: [],
			undo: target
		};
		replica.propose(set);
		note(set.id);
		this.#put(set);
	}

	#put(set: OwnChangeSet) {
		this.fault = null;
		this.skipped = null;
		this.#outbox.add(set);
		this.#show();
		void this.flush();
	}

	async #catchUp() {
		for (const set of await this.#ports.readLog(this.revision)) this.#take(set);
	}

	async #receive(set: LoggedChangeSet) {
		await this.prepare();
		if (this.#take(set)) return;
		try {
			await this.#catchUp();
		} catch {
			// The next change set that comes asks again.
		}
	}

	/** @returns false if those before it are missing */
	#take(set: LoggedChangeSet): boolean {
		const replica = this.#replica;
		if (!replica) return true;
		const came = replica.receive(set);
		if (came === 'new') {
			this.recent = [set, ...this.recent].slice(0, 500);
			if (set.asOf > this.asOf && movesDate(set)) this.asOf = set.asOf;
			this.#show();
		}
		return came !== 'gap';
	}

	#show() {
		const replica = this.#replica!;
		this.plan = replica.shown;
		this.revision = replica.revision;
		this.pendingCount = this.#outbox.count;
	}
}

const byId = ({ features }: CityFeatures['streets']) =>
	new Map(features.map((street) => [street.properties.id, street as unknown as PlanFeature]));

export const [getEditing, setEditing] = createContext<Editing>();
