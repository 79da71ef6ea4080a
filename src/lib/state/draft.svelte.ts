import type { DraftDocument } from '#lib/core/drafts/types.ts';
import { toFault, type Fault } from './fault.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a draft needs of the browser. */
export interface DraftPorts {
	fetch: (address: string, init?: RequestInit) => Promise<Response>;
	/** Of this tab: it survives a reload. */
	session: Store;
	/** Of this browser: it survives all tabs. */
	local: Store;
	newId: () => string;
	/** Takes a draft for this tab; 'unknown' where the browser cannot tell what other tabs have. */
	claim: (id: string) => Promise<'mine' | 'taken' | 'unknown'>;
}

interface DraftActions {
	/** Puts what a draft holds on the desk; `withTrial`: what is tried as well, which the address holds otherwise. */
	restore: (document: DraftDocument, options: { withTrial: boolean }) => void;
	/** Clears the desk. */
	clear: () => void;
}

/** What the planner is told about the draft. */
export type DraftNotice = 'restored' | 'waiting' | 'discarded';

const SAVE_DELAY_MS = 600;
const RETRY_DELAY_MS = 5000;
/** Browsers send no more than 64 KB after a page has gone. */
const KEEPALIVE_MAX = 60_000;
/** Drafts that a browser remembers of a city. */
const REMEMBERED_MAX = 20;

/** The server refuses the draft itself. */
class NotTaken extends Error {}

/**
 * Keeps what is on the desk on the server, a moment after every change, and puts it back after a reload or in a new
 * tab. Each open tab has a draft of its own: none overwrites another's.
 */
export class DraftKeeper {
	notice = $state.raw<DraftNotice | null>(null);
	/** Why the last change is not kept yet; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);
	/** Whether something is on the desk that the server has not acknowledged. */
	isUnsaved = $state(false);
	/** Whether what was there before has been looked for: until then nothing is saved. */
	isWatching = $state(false);

	readonly #url: string;
	readonly #key: string;
	readonly #actions: DraftActions;
	readonly #ports: DraftPorts;
	#id: string | undefined;
	#revision = 0;
	#latest: DraftDocument | null = null;
	/** What the server has; `undefined` before the first look at the desk. */
	#savedText: string | null | undefined;
	#isSaving = false;
	#isClosed = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** A draft that the address does not go with, or that was discarded. */
	#aside: { id: string; document: DraftDocument } | undefined;

	/** @param cityId whose drafts these are */
	constructor(cityId: string, actions: DraftActions, ports: DraftPorts) {
		this.#url = `/${cityId}/drafts`;
		this.#key = `lianpian:drafts:${cityId}`;
		this.#actions = actions;
		this.#ports = ports;
	}

	/**
	 * Looks for what was on the desk: this tab's own draft after a reload, else the last one of a tab that is closed.
	 *
	 * @param saysTrial the address tries changes of its own: in a new tab a draft then waits to be asked for
	 */
	async begin({ saysTrial }: { saysTrial: boolean }) {
		try {
			const own = this.#ports.session.getItem(this.#key);
			if (own !== null) await this.#comeBack(own);
			else await this.#takeOver(saysTrial);
		} catch {
			// What could not be read is not overwritten: this tab begins a draft of its own.
			this.#id = undefined;
		}
		this.isWatching = true;
	}

	/** What is on the desk now; `null`: nothing that would be missed. */
	note(document: DraftDocument | null) {
		this.#latest = document;
		if (this.#savedText === undefined) {
			// The first look: what was put back is on the server, unless this tab goes on with a copy of it.
			this.#savedText = this.#id === undefined ? null : toText(document);
			if (this.#id !== undefined) return;
		}
		if (this.notice === 'discarded' && document) this.notice = null;
		this.isUnsaved = document !== null;
		this.#schedule(SAVE_DELAY_MS);
	}

	/** The page may be gone in a moment: what is not saved is sent now. */
	flush() {
		if (this.isUnsaved) void this.#save({ isLast: true });
	}

	/** The server is back: what it has not got is sent at once. */
	retry() {
		if (this.isUnsaved) void this.#save();
	}

	/** Puts the draft on the desk that waited. */
	takeWaiting() {
		if (!this.#aside) return;
		const { id, document } = this.#aside;
		this.#aside = undefined;
		this.#own(id);
		this.#actions.restore(document, { withTrial: true });
		this.notice = 'restored';
	}

	/** Clears the desk of what was put back, or forgets the draft that waits; {@link takeBack} undoes it. */
	async discard() {
		const isWaiting = this.notice === 'waiting';
		const id = isWaiting ? this.#aside!.id : this.#id;
		if (!isWaiting) {
			this.#aside = this.#latest && id ? { id, document: this.#latest } : undefined;
			this.#actions.clear();
			this.#latest = this.#savedText = null;
			this.#id = undefined;
			this.isUnsaved = false;
			this.#ports.session.removeItem(this.#key);
		}
		this.notice = this.#aside ? 'discarded' : null;
		if (id !== undefined) await this.#remove(id);
	}

	/** Puts back what was discarded last, under a new id. */
	takeBack() {
		if (!this.#aside) return;
		const { document } = this.#aside;
		this.#aside = undefined;
		this.notice = null;
		this.#actions.restore(document, { withTrial: true });
	}

	/** The planner has read the notice. */
	dismiss() {
		this.notice = null;
		this.#aside = undefined;
	}

	/** The workbench is left: what is not saved is sent, and nothing after it. */
	close() {
		this.flush();
		this.#isClosed = true;
		clearTimeout(this.#timer);
	}

	/** After a reload. A duplicated tab has its original's id: it copies what is there and goes on under its own. */
	async #comeBack(id: string) {
		const [claim, found] = await Promise.all([this.#ports.claim(id), this.#find(id)]);
		if (!found) return;
		if (claim === 'taken') this.#ports.session.removeItem(this.#key);
		else this.#own(id);
		this.#revision = found.revision;
		this.#actions.restore(found.document, { withTrial: false });
		this.notice = 'restored';
	}

	/** In a new tab: the last draft that no open tab has. */
	async #takeOver(saysTrial: boolean) {
		for (const id of this.#listRemembered()) {
			const claim = await this.#ports.claim(id);
			if (claim === 'taken') continue;
			const found = await this.#find(id);
			if (!found) {
				this.#forget(id);
				continue;
			}
			this.#revision = found.revision;
			if (saysTrial) {
				this.#aside = { id, document: found.document };
				this.notice = 'waiting';
				return;
			}
			// Where nobody can tell whether it is open elsewhere, this tab goes on with a copy.
			if (claim === 'mine') this.#own(id);
			this.#actions.restore(found.document, { withTrial: true });
			this.notice = 'restored';
			return;
		}
	}

	async #find(id: string): Promise<{ revision: number; document: DraftDocument } | undefined> {
		const response = await this.#ports.fetch(`${this.#url}/${id}`);
		if (response.status === 404) return undefined;
		if (!response.ok) throw new Error(`HTTP ${response.status}`);
		return (await response.json()) as { revision: number; document: DraftDocument };
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
		// What comes while this is under way is saved after it.
		if (this.#isSaving && !isLast) return;
		this.#isSaving = true;
		try {
			if (text === null) await this.#saveNothing();
			else await this.#saveText(text);
			this.#savedText = text;
			this.fault = null;
		} catch (error) {
			this.fault = toFault(error);
			// What the server will not have is not offered again as it is.
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
		this.#ports.session.removeItem(this.#key);
	}

	async #remove(id: string) {
		const response = await this.#ports.fetch(`${this.#url}/${id}`, { method: 'DELETE' });
		if (!response.ok && response.status !== 404) throw new Error(`HTTP ${response.status}`);
		this.#forget(id);
	}

	/** The draft is this tab's, and the first that a new tab looks at once this one is closed. */
	#own(id: string) {
		this.#id = id;
		this.#ports.session.setItem(this.#key, id);
		this.#remember([id, ...this.#listRemembered().filter((other) => other !== id)]);
	}

	#forget(id: string) {
		this.#remember(this.#listRemembered().filter((other) => other !== id));
	}

	#listRemembered(): string[] {
		try {
			const ids: unknown = JSON.parse(this.#ports.local.getItem(this.#key) ?? '[]');
			return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
		} catch {
			return [];
		}
	}

	#remember(ids: readonly string[]) {
		if (ids.length === 0) this.#ports.local.removeItem(this.#key);
		else this.#ports.local.setItem(this.#key, JSON.stringify(ids.slice(0, REMEMBERED_MAX)));
	}
}

const toText = (document: DraftDocument | null): string | null => document && JSON.stringify(document);
