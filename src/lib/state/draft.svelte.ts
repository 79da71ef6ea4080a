import type { DraftDocument } from '#lib/core/drafts/types.ts';
import { toFault, type Fault } from './fault.ts';
import { TabDrafts } from './tab-drafts.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Browser features that drafts need. */
export interface DraftPorts {
	fetch: (address: string, init?: RequestInit) => Promise<Response>;
	/** Session storage: per tab, survives a reload. */
	session: Store;
	/** Local storage: per browser, survives closed tabs. */
	local: Store;
	newId: () => string;
	/** Locks a draft for this tab; 'unknown' if the browser has no locks. */
	claim: (id: string) => Promise<'mine' | 'taken' | 'unknown'>;
}

interface DraftActions {
	/** Restores a draft; `withTrial`: including the what-if edits, which are otherwise taken from the address. */
	restore: (document: DraftDocument, options: { withTrial: boolean }) => void;
	/** Whether the address has the what-if edits of a draft. */
	isShown: (document: DraftDocument) => boolean;
	/** Discards all unsaved work. */
	clear: () => void;
}

/** The notice about the draft that is on screen. */
export type DraftNotice = 'restored' | 'waiting' | 'discarded';

const SAVE_DELAY_MS = 600;
const RETRY_DELAY_MS = 5000;
/** Browsers limit keepalive requests to 64 KB. */
const KEEPALIVE_MAX = 60_000;

/** As the server has it. */
interface Found {
	revision: number;
	document: DraftDocument;
}

/** The server rejected the draft (4xx), so that retrying is pointless. */
class NotTaken extends Error {}

/**
 * Saves unsaved work to the server shortly after every change and restores it after a reload or in a new tab. Each open
 * tab has its own draft, so that tabs never overwrite each other.
 */
export class DraftKeeper {
	notice = $state.raw<DraftNotice | null>(null);
	/** Why the last change could not be saved; `null`: no fault. */
	fault = $state.raw<Fault | null>(null);
	/** Whether there are changes that the server has not acknowledged. */
	isUnsaved = $state(false);
	/** Whether the search for an earlier draft is over; nothing is saved before. */
	isWatching = $state(false);

	readonly #url: string;
	readonly #tab: TabDrafts;
	readonly #moment: string;
	readonly #actions: DraftActions;
	readonly #ports: DraftPorts;
	#id: string | undefined;
	#revision = 0;
	#latest: DraftDocument | null = null;
	/** Text that the server has; `undefined` before the first {@link note}. */
	#savedText: string | null | undefined;
	#isSaving = false;
	#isClosed = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** A draft that waits because the address has edits or a scenario of its own, or one that was just discarded. */
	#aside: { id: string; document: DraftDocument } | undefined;

	/**
	 * @param of.cityId the city whose drafts are kept
	 * @param of.moment the plan that the page shows, as parameters of an address; '' is the newest
	 */
	constructor(
		{ cityId, moment }: { cityId: string; moment: string },
		actions: DraftActions,
		ports: DraftPorts
	) {
		this.#url = `/${cityId}/drafts`;
		this.#tab = new TabDrafts(cityId, moment, ports);
		this.#moment = moment;
		this.#actions = actions;
		this.#ports = ports;
	}

	/**
	 * Looks for an earlier draft: this tab's own after a reload, else the latest of a closed tab.
	 *
	 * @param opened.saysTrial the address has edits of its own: in a new tab a draft then waits until the planner
	 *   restores it
	 * @param opened.saysScenario a scenario is put on the desk: a draft then waits, also this tab's own, and what is done
	 *   from there on is another draft
	 */
	async begin({ saysTrial, saysScenario = false }: { saysTrial: boolean; saysScenario?: boolean }) {
		try {
			const own = saysScenario ? undefined : await this.#findOwn();
			if (own) await this.#comeBack(own);
			else await this.#takeOver(saysTrial || saysScenario);
		} catch {
			// An unreadable draft is not overwritten; this tab starts a new one.
			this.#id = undefined;
		}
		this.isWatching = true;
	}

	/** Notes the current unsaved work; `null`: none. */
	note(document: DraftDocument | null) {
		this.#latest = document;
		if (this.#savedText === undefined) {
			// On the first call a restored draft is already on the server, unless this tab continues with a copy.
			this.#savedText = this.#id === undefined ? null : toText(document);
			if (this.#id !== undefined) return;
		}
		if (this.notice === 'discarded' && document) this.notice = null;
		this.isUnsaved = document !== null;
		this.#schedule(SAVE_DELAY_MS);
	}

	/** The page may be about to close: sends unsaved changes now. */
	flush() {
		if (this.isUnsaved) void this.#save({ isLast: true });
	}

	/** The server is reachable again: sends unsaved changes now. */
	retry() {
		if (this.isUnsaved) void this.#save();
	}

	/** Restores the waiting draft. */
	takeWaiting() {
		if (!this.#aside) return;
		const { id, document } = this.#aside;
		this.#aside = undefined;
		this.#own(id);
		this.#actions.restore(document, { withTrial: true });
		this.notice = 'restored';
	}

	/** Discards the restored work or the waiting draft; {@link takeBack} undoes it. */
	async discard() {
		const isWaiting = this.notice === 'waiting';
		const id = isWaiting ? this.#aside!.id : this.#id;
		if (!isWaiting) {
			this.#aside = this.#latest && id ? { id, document: this.#latest } : undefined;
			this.#actions.clear();
			this.#latest = this.#savedText = null;
			this.#id = undefined;
			this.isUnsaved = false;
			if (id !== undefined) this.#tab.leave(id);
		}
		this.notice = this.#aside ? 'discarded' : null;
		if (id !== undefined) await this.#remove(id);
	}

	/** Restores what was discarded last, under a new id. */
	takeBack() {
		if (!this.#aside) return;
		const { document } = this.#aside;
		this.#aside = undefined;
		this.notice = null;
		this.#actions.restore(document, { withTrial: true });
	}

	/** Closes the notice. */
	dismiss() {
		this.notice = null;
		this.#aside = undefined;
	}

	/** The workbench closes: sends unsaved changes and saves nothing afterwards. */
	close() {
		this.flush();
		this.#isClosed = true;
		clearTimeout(this.#timer);
	}

	/**
	 * The draft that goes on here, of those that this tab wrote: the one whose what-if edits the address has, else the one
	 * that was written on the plan that the page shows. Of several the current one.
	 */
	async #findOwn(): Promise<{ id: string; found: Found } | undefined> {
		let best: { id: string; found: Found; rank: number } | undefined;
		for (const { id, moment } of this.#tab.own) {
			const found = await this.#find(id);
			if (!found) continue;
			const rank = (this.#actions.isShown(found.document) ? 2 : 0) + (moment === this.#moment ? 1 : 0);
			if (rank > (best?.rank ?? 0)) best = { id, found, rank };
		}
		return best;
	}

	/** After a reload. A duplicated tab has the original's id, so it copies the draft and continues under a new id. */
	async #comeBack({ id, found }: { id: string; found: Found }) {
		const claim = await this.#ports.claim(id);
		if (claim === 'taken') this.#tab.leave(id);
		else this.#own(id);
		this.#revision = found.revision;
		this.#actions.restore(found.document, { withTrial: false });
		this.notice = 'restored';
	}

	/** In a new tab: takes the latest draft that no other open tab holds. */
	async #takeOver(isToWait: boolean) {
		const ids = new Set([...this.#tab.own.map(({ id }) => id), ...this.#tab.remembered]);
		for (const id of ids) {
			const claim = await this.#ports.claim(id);
			if (claim === 'taken') continue;
			const found = await this.#find(id);
			if (!found) {
				this.#tab.forget(id);
				continue;
			}
			this.#revision = found.revision;
			if (isToWait) {
				this.#aside = { id, document: found.document };
				this.notice = 'waiting';
				return;
			}
			// Without locks another tab may hold it, so this tab continues with a copy.
			if (claim === 'mine') this.#own(id);
			this.#actions.restore(found.document, { withTrial: true });
			this.notice = 'restored';
			return;
		}
	}

	async #find(id: string): Promise<Found | undefined> {
		const response = await this.#ports.fetch(`${this.#url}/${id}`);
		if (response.status === 404) return undefined;
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		return (await response.json()) as Found;
	}

	#schedule(delayMs: number) {
		clearTimeout(this.#timer);
		if (this.#isClosed) return;
		this.#timer = setTimeout(() => void this.#save(), delayMs);
	}

	async #save({ isLast = false } = {}) {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const text = toText(this.#latest);
		if (text === this.#savedText) {
			this.isUnsaved = false;
			this.fault = null;
			return;
		}
		// Changes made during a save are saved after it.
		if (this.#isSaving && !isLast) return;
		this.#isSaving = true;
		try {
			if (text === null) await this.#saveNothing();
			else await this.#saveText(text);
			this.#savedText = text;
			this.fault = null;
		} catch (error) {
			this.fault = toFault(error);
			// A rejected draft is not sent again unchanged.
			if (!(error instanceof NotTaken)) this.#schedule(RETRY_DELAY_MS);
			return;
		} finally {
			this.#isSaving = false;
		}
		if (this.#timer === undefined) this.#schedule(0);
	}

	async #saveText(text: string) {
		const id = this.#id ?? this.#ports.newId();
		if (this.#id === undefined) void this.#ports.claim(id);
		this.#own(id);
		const body = `{"revision":${++this.#revision},"document":${text}}`;
		const response = await this.#ports.fetch(`${this.#url}/${id}`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body,
			keepalive: new TextEncoder().encode(body).length < KEEPALIVE_MAX
		});
		if (response.status >= 400 && response.status < 500) throw new NotTaken(`HTTP ${response.status}`);
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
	}

	async #saveNothing() {
		if (this.#id === undefined) return;
		await this.#remove(this.#id);
		this.#id = undefined;
	}

	async #remove(id: string) {
		const response = await this.#ports.fetch(`${this.#url}/${id}`, { method: 'DELETE' });
		if (!response.ok && response.status !== 404) throw new Error(`HTTP ${response.status}`);
		this.#tab.forget(id);
	}

	/** Makes the draft this tab's own. */
	#own(id: string) {
		this.#id = id;
		this.#tab.take(id);
	}
}

const toText = (document: DraftDocument | null): string | null => document && JSON.stringify(document);
