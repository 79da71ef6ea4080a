import type { EditingPorts } from './editing-ports.ts';

type Ports = Pick<EditingPorts, 'local' | 'session' | 'claim' | 'newId'>;

/**
 * What a page has begun and not finished, kept in this browser over a reload. Each page keeps it under a key of its own,
 * so that tabs never overwrite each other; what a closed page left is taken over by one page.
 */
export class UnfinishedWork {
	/** Session storage has the key of the tab's last page under it. */
	readonly #name: string;
	readonly #ports: Ports;
	#ownKey: string | undefined;

	/** @param cityId names what is kept */
	constructor(cityId: string, ports: Ports) {
		this.#name = `lianpian:unfinished:${cityId}`;
		this.#ports = ports;
	}

	/** Keeps this page's work instead of what it kept before; `null`: there is none any more. */
	keep(value: unknown) {
		if (value !== null) this.#ports.local.setItem(this.#own(), JSON.stringify(value));
		else if (this.#ownKey !== undefined) this.#ports.local.removeItem(this.#ownKey);
	}

	/**
	 * Takes over what no open page holds, and keeps it as this page's: what this tab left before it was loaded again, else
	 * the latest. Without locks an open page may hold it; that page keeps its own again with its next step.
	 *
	 * @param isWanted whether it can be gone on with now; else it stays where it is
	 * @returns `null`: there is none
	 */
	async takeOver(isWanted: (value: unknown) => boolean): Promise<unknown> {
		const { local, claim } = this.#ports;
		for (const key of this.#listOthers()) {
			if (!isWanted(this.#read(key)) || (await claim(key)) === 'taken') continue;
			// Meanwhile something else may have been begun here.
			const value = this.#read(key);
			if (!isWanted(value)) continue;
			this.keep(value);
			// Where there is no room for it, it stays where it was.
			if (local.getItem(this.#own()) !== null) local.removeItem(key);
			return value;
		}
		return null;
	}

	#own(): string {
		if (this.#ownKey === undefined) {
			// Time first, so that keys sort as they were made.
			const time = Date.now().toString().padStart(15, '0');
			this.#ownKey = `${this.#name}:${time}-${this.#ports.newId()}`;
			this.#ports.session.setItem(this.#name, this.#ownKey);
			void this.#ports.claim(this.#ownKey);
		}
		return this.#ownKey;
	}

	/** This tab's own of before first, then the latest. */
	#listOthers(): string[] {
		const last = this.#ports.session.getItem(this.#name);
		const keys = (this.#ports.local.keys?.() ?? []).filter(
			(key) => key.startsWith(`${this.#name}:`) && key !== this.#ownKey
		);
		const others = keys.filter((key) => key !== last).toSorted();
		return [...keys.filter((key) => key === last), ...others.toReversed()];
	}

	/** @returns `null` if it cannot be read */
	#read(key: string): unknown {
		try {
			return JSON.parse(this.#ports.local.getItem(key) ?? 'null');
		} catch {
			return null;
		}
	}
}
