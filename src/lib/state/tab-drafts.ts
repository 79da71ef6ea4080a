type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft that a tab wrote. */
export interface TabDraft {
	id: string;
	/** The plan that it was last written on, as parameters of an address. */
	moment: string;
}

/** Drafts remembered per city by a browser, and by a tab. */
const REMEMBERED_MAX = 20;
const OF_TAB_MAX = 5;

/** Remembers which drafts are this tab's, and which this browser has. */
export class TabDrafts {
	readonly #key: string;
	readonly #moment: string;
	readonly #session: Store;
	readonly #local: Store;

	/** @param moment the plan that the page shows, as parameters of an address */
	constructor(cityId: string, moment: string, { session, local }: { session: Store; local: Store }) {
		this.#key = `lianpian:drafts:${cityId}`;
		this.#moment = moment;
		this.#session = session;
		this.#local = local;
	}

	/** This tab's, the current one first. More than one, where a scenario was opened beside unsaved work. */
	get own(): readonly TabDraft[] {
		const current = this.#session.getItem(this.#key);
		const written = parseList(this.#session.getItem(this.#writtenKey)).filter(isTabDraft);
		if (current === null) return written;
		const known = written.find(({ id }) => id === current) ?? { id: current, moment: this.#moment };
		return [known, ...written.filter(({ id }) => id !== current)];
	}

	/** This browser's, the latest first. */
	get remembered(): readonly string[] {
		return parseList(this.#local.getItem(this.#key)).filter((id) => typeof id === 'string');
	}

	/** Makes a draft this tab's current one, and the first that a new tab tries after this one is closed. */
	take(id: string) {
		const others = this.own.filter((other) => other.id !== id);
		this.#session.setItem(this.#key, id);
		this.#write([{ id, moment: this.#moment }, ...others]);
		this.#remember([id, ...this.remembered.filter((other) => other !== id)]);
	}

	/** It is this tab's no longer. */
	leave(id: string) {
		const others = this.own.filter((other) => other.id !== id);
		if (this.#session.getItem(this.#key) === id) this.#session.removeItem(this.#key);
		this.#write(others);
	}

	/** It is gone. */
	forget(id: string) {
		this.leave(id);
		this.#remember(this.remembered.filter((other) => other !== id));
	}

	get #writtenKey(): string {
		return `${this.#key}:written`;
	}

	#write(drafts: readonly TabDraft[]) {
		if (drafts.length === 0) this.#session.removeItem(this.#writtenKey);
		else this.#session.setItem(this.#writtenKey, JSON.stringify(drafts.slice(0, OF_TAB_MAX)));
	}

	#remember(ids: readonly string[]) {
		if (ids.length === 0) this.#local.removeItem(this.#key);
		else this.#local.setItem(this.#key, JSON.stringify(ids.slice(0, REMEMBERED_MAX)));
	}
}

function parseList(text: string | null): unknown[] {
	try {
		const list: unknown = JSON.parse(text ?? '[]');
		return Array.isArray(list) ? list : [];
	} catch {
		return [];
	}
}

function isTabDraft(one: unknown): one is TabDraft {
	const { id, moment } = (one ?? {}) as Partial<TabDraft>;
	return typeof id === 'string' && typeof moment === 'string';
}
