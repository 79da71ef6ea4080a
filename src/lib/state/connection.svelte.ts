import { createContext } from 'svelte';
import { isConnectionLost, KnownFault, toFault, type Fault } from './fault.ts';

/** What the connection needs of the browser. */
export interface ConnectionPorts {
	/** Whether the server answers, asked anew. */
	probe: () => Promise<boolean>;
	/** Whether the server has another program than this page, asked anew. */
	isOutdated: () => Promise<boolean>;
}

/** Between two questions whether the server is back; the last for as long as it takes. */
const PAUSES_MS = [1000, 2000, 3000, 5000];

/**
 * Whether the server can be reached. Whoever could not says so; from then on it is asked until it answers, and who
 * waits for it goes on without a reload.
 */
export class Connection {
	isLost = $state(false);
	/** Whether the server has a newer program: parts that this page has not fetched yet are gone. */
	isOutdated = $state(false);

	readonly #ports: ConnectionPorts;
	readonly #waiting = new Set<() => void>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;
	#isAsking = false;
	#isClosed = false;
	/** Whether a part of the program did not come: some of its styles may be missing as well. */
	#hasMissedPart = false;

	constructor(ports: ConnectionPorts) {
		this.#ports = ports;
	}

	/** Something failed: where that was for want of the server, it is asked until it is back. */
	report(error: unknown): Fault {
		const fault = toFault(error);
		if (isConnectionLost(fault)) this.lose();
		return fault;
	}

	/** The server cannot be reached. */
	lose() {
		if (this.isLost || this.#isClosed) return;
		this.isLost = true;
		this.#asked = 0;
		this.#schedule();
	}

	/** The browser has a network again: the server is asked at once. */
	hope() {
		if (this.isLost) void this.#ask();
	}

	/** Calls back each time the server is back. @returns ends that */
	onBack(resume: () => void): () => void {
		this.#waiting.add(resume);
		return () => this.#waiting.delete(resume);
	}

	/** `fetch`, of which the connection hears when nobody answers. */
	watch<Arguments extends unknown[], Answer>(
		fetch: (...request: Arguments) => Promise<Answer>
	): (...request: Arguments) => Promise<Answer> {
		return async (...request) => {
			try {
				return await fetch(...request);
			} catch (error) {
				this.report(error);
				throw error;
			}
		};
	}

	/**
	 * Loads a part of the program that is fetched when it is needed.
	 *
	 * @throws KnownFault that says whether it is for want of the network, the server, or this very part, and whether a
	 *   newer program is why
	 */
	async load<Part>(part: () => Promise<Part>): Promise<Part> {
		try {
			if (this.#hasMissedPart) await mendStyles();
			return await part();
		} catch (cause) {
			this.#hasMissedPart = true;
			throw await this.#explain(cause);
		}
	}

	close() {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		this.#waiting.clear();
	}

	async #explain(cause: unknown): Promise<unknown> {
		const fault = toFault(cause);
		if (fault.code !== 'part') {
			this.report(cause);
			return cause;
		}
		// Browsers say no more than that it did not come.
		if (!(await this.#ports.probe())) {
			this.lose();
			return new KnownFault({ code: isOffline() ? 'offline' : 'unreachable', parameters: {} }, { cause });
		}
		await this.#compare();
		return this.isOutdated ? new KnownFault({ code: 'new-version', parameters: {} }, { cause }) : cause;
	}

	#schedule() {
		clearTimeout(this.#timer);
		if (this.#isClosed) return;
		const pause = PAUSES_MS[Math.min(this.#asked++, PAUSES_MS.length - 1)];
		this.#timer = setTimeout(() => void this.#ask(), pause);
	}

	async #ask() {
		clearTimeout(this.#timer);
		// One question at a time; an answer for a page that is closed is for nobody.
		if (this.#isAsking) return;
		this.#isAsking = true;
		const isBack = await this.#ports.probe().catch(() => false);
		this.#isAsking = false;
		if (this.#isClosed) return;
		if (!isBack) return this.#schedule();
		this.isLost = false;
		for (const resume of this.#waiting) resume();
		await this.#compare();
	}

	async #compare() {
		this.isOutdated ||= await this.#ports.isOutdated().catch(() => false);
	}
}

const isOffline = () => typeof navigator !== 'undefined' && navigator.onLine === false;

let mending: Promise<unknown> | undefined;

/**
 * Fetches styles again that failed to come: the bundler takes a link that stands in the page for one that was loaded.
 * One run serves all who ask meanwhile, since a link that another run replaces never tells whether it was loaded.
 */
function mendStyles(): Promise<unknown> {
	if (typeof document === 'undefined') return Promise.resolve();
	mending ??= Promise.all(
		[...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
			.filter(({ sheet }) => sheet === null)
			.map(loadAgain)
	).finally(() => (mending = undefined));
	return mending;
}

function loadAgain(link: HTMLLinkElement): Promise<void> {
	return new Promise((resolve, reject) => {
		const again = link.cloneNode() as HTMLLinkElement;
		again.addEventListener('load', () => resolve());
		again.addEventListener('error', () => reject(new Error(`Unable to preload CSS for ${link.href}`)));
		link.replaceWith(again);
	});
}

export const [getConnection, setConnection] = createContext<Connection>();
