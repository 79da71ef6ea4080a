import { randomUUID } from 'node:crypto';
import type { Db } from '../db/port.ts';
import { logFault } from '../http/log-fault.ts';
import { planEvents } from '../plan/plan-events.ts';
import { endLease, findDue, LEASE_MS, takeLease, tellShare } from './build-state.ts';
import { findCityFiles, keepNewFiles } from './find-city-files.ts';
import { storeFile, type FileKind } from './stored-files.ts';

/** A file made of the plan's streets. */
export interface BuiltFile {
	/** Of the plan that it was made of. */
	revision: number;
	content: Uint8Array;
}

/** Makes a file of a city as its plan is now, off this thread. */
export type BuildFile = (
	cityId: string,
	kind: FileKind,
	options: { onProgress: (share: number) => void; signal: AbortSignal }
) => Promise<BuiltFile>;

/** Share of the whole that the network is; the basemap takes longer. */
const SHARE_OF: Record<FileKind, readonly [from: number, to: number]> = {
	network: [0, 0.2],
	basemap: [0.2, 1]
};

/** How often progress is told. */
const TELL_MS = 1000;

/**
 * Makes network and basemap again whenever streets of a plan have changed. Of several processes with one database, one
 * makes them and all have them; if it ends before it is done, another goes on. Streets that change meanwhile are made
 * next: a network is always finished first, a basemap is given up for the newer one.
 */
export class CityBuilder {
	readonly #db: Db;
	readonly #build: BuildFile;
	readonly #holder = randomUUID();
	readonly #busy = new Map<string, Promise<void>>();
	/** Cities of which something was told while they were made. */
	readonly #again = new Set<string>();
	/** Of basemaps that are made. */
	readonly #stops = new Map<string, AbortController>();
	/** Revisions that could not be built: only another change is a reason to try again. */
	readonly #failed = new Map<string, number>();
	readonly #timers = new Map<string, NodeJS.Timeout>();
	readonly #unfollow: () => void;
	#isClosed = false;

	constructor(db: Db, build: BuildFile) {
		this.#db = db;
		this.#build = build;
		this.#unfollow = planEvents(db).followAll((cityId) => {
			void (cityId === undefined ? this.lookAtAll().catch(logFault) : this.look(cityId));
		});
	}

	/** Goes on with what was not finished when the last process ended. */
	async lookAtAll(): Promise<void> {
		const cities = await this.#db.query<{ id: string }>('select id from city where removed_at is null');
		for (const { id } of cities) await this.look(id);
	}

	/** Makes what is due of a city. @returns when it is done, or another process does it */
	look(cityId: string): Promise<void> {
		const busy = this.#busy.get(cityId);
		if (busy) {
			this.#again.add(cityId);
			void this.#giveUpOld(cityId);
			return busy;
		}
		if (this.#isClosed) return Promise.resolve();
		const work = this.#work(cityId)
			.catch((error: unknown) => {
				if (!this.#isClosed) logFault(error);
			})
			.then(() => {
				this.#busy.delete(cityId);
				return this.#again.delete(cityId) ? this.look(cityId) : undefined;
			});
		this.#busy.set(cityId, work);
		return work;
	}

	/** Basemaps take minutes where cities are large: one of streets that have changed again is given up. */
	async #giveUpOld(cityId: string) {
		const stop = this.#stops.get(cityId);
		const due = stop && (await findDue(this.#db, cityId).catch(() => undefined));
		if (due?.kinds.includes('network')) stop?.abort(new Superseded());
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#unfollow();
		for (const timer of this.#timers.values()) clearTimeout(timer);
		for (const stop of this.#stops.values()) stop.abort(new Superseded());
		await Promise.all(this.#busy.values());
	}

	async #work(cityId: string): Promise<void> {
		let isMine = false;
		try {
			while (!this.#isClosed) {
				const due = await findDue(this.#db, cityId);
				if (!due || this.#failed.get(cityId) === due.revision) return;
				isMine = await takeLease(this.#db, cityId, this.#holder);
				if (!isMine) return this.#lookLater(cityId);
				this.#tell(cityId);
				// What was there before belongs to the revisions before.
				await keepNewFiles(this.#db, cityId, await findCityFiles(this.#db, cityId));
				await this.#make(cityId, due.kinds[0]!, due.revision);
			}
		} finally {
			if (isMine) {
				await endLease(this.#db, cityId, this.#holder).catch(() => {});
				this.#tell(cityId);
			}
		}
	}

	async #make(cityId: string, kind: FileKind, dueRevision: number): Promise<void> {
		const stop = new AbortController();
		if (kind === 'basemap') this.#stops.set(cityId, stop);
		const [from, to] = SHARE_OF[kind];
		let share = from;
		const say = () =>
			void tellShare(this.#db, cityId, this.#holder, share)
				.then(() => this.#tell(cityId))
				.catch(() => {});
		const told = setInterval(say, TELL_MS);
		try {
			const { revision, content } = await this.#build(cityId, kind, {
				onProgress: (done) => (share = from + (to - from) * done),
				signal: stop.signal
			});
			await storeFile(this.#db, cityId, { kind, revision, origin: 'plan', content });
			this.#tell(cityId);
		} catch (error) {
			if (stop.signal.aborted) return;
			this.#failed.set(cityId, dueRevision);
			throw error;
		} finally {
			clearInterval(told);
			this.#stops.delete(cityId);
		}
	}

	/** Another process makes it; if it does not come back, this one does. */
	#lookLater(cityId: string) {
		clearTimeout(this.#timers.get(cityId));
		const later = setTimeout(() => void this.look(cityId), LEASE_MS + TELL_MS).unref();
		this.#timers.set(cityId, later);
	}

	#tell(cityId: string) {
		if (!this.#isClosed) planEvents(this.#db).tell(cityId);
	}
}

/** Newer streets are there. */
class Superseded extends Error {
	override readonly name = 'Superseded';
}
