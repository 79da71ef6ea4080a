import type { MadeOn, Named } from '#lib/core/plan/made-on.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { Renewed } from './document-plan.svelte.ts';
import { askServer } from './ask-server.ts';

/** Something that the server keeps under a name, in a list. */
export interface KeptDocument {
	id: string;
	name: string;
	createdAt: string;
	updatedAt: string;
	/** One more with every change. */
	revision: number;
	/** The plan that it was made on; `null`: not known. */
	madeOn: MadeOn | null;
}

type Whole<Row, Content> = Row & { document: Content };

/** What the server keeps of one kind with a city: the list, and the way to each. */
export class Documents<Content, Row extends KeptDocument = KeptDocument> {
	/** In the server's order; `null` until loaded. */
	kept = $state.raw<readonly Row[] | null>(null);
	/** Why the last work failed; `null` while all is well. */
	fault = $state.raw<Error | null>(null);
	isBusy = $state(false);

	readonly #url: string;

	/** @param url of the list */
	constructor(url: string) {
		this.#url = url;
	}

	/** Works with the server; a failure is kept as the fault. @returns whether all went well */
	async run(work: () => Promise<void> | void): Promise<boolean> {
		this.isBusy = true;
		this.fault = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.fault = error as Error;
			return false;
		} finally {
			this.isBusy = false;
		}
	}

	/** Loads the list again. @throws ServerRefused and what `fetch` throws, as do all methods below */
	async list(): Promise<void> {
		this.kept = (await this.#send('', 'GET')) as Row[];
	}

	get(id: string): Promise<Whole<Row, Content>> {
		return this.#send(pathOf(id), 'GET') as Promise<Whole<Row, Content>>;
	}

	/** @param sent.madeOn the plan that it was made on; left out: the newest */
	create(sent: {
		name: string;
		document: Content;
		madeOn?: MadeOn | undefined;
	}): Promise<Whole<Row, Content>> {
		return this.#send('', 'POST', sent) as Promise<Whole<Row, Content>>;
	}

	/** @param sent.revision that the change started from; refused with 409 if there is another by now */
	replace(
		id: string,
		sent: { name: string; document: Content; revision: number; madeOn?: MadeOn | undefined }
	): Promise<Whole<Row, Content>> {
		return this.#send(pathOf(id), 'PUT', sent) as Promise<Whole<Row, Content>>;
	}

	/**
	 * Makes a document again on the newest plan.
	 *
	 * @param sent.drop whether what that plan has no place for may be left out; else nothing is changed if there is any
	 */
	async renew(id: string, sent: { revision: number; drop: boolean }): Promise<Renewed> {
		const { kept, lost, names } = (await this.#send(pathOf(id), 'POST', sent)) as {
			kept: Whole<Row, Content> | null;
			lost: LostPart[];
			names: Record<string, Named>;
		};
		return { isKept: kept !== null, lost, names };
	}

	async remove(id: string): Promise<void> {
		await this.#send(pathOf(id), 'DELETE');
	}

	#send(path: string, method: string, sent?: unknown): Promise<unknown> {
		return askServer(`${this.#url}${path}`, method, sent);
	}
}

const pathOf = (id: string) => `/${encodeURIComponent(id)}`;
