import type { Db } from '../db/port.ts';

type Listener = () => void;

/**
 * Tells those who follow a plan that its log has grown: in this process at once, in others through the database. It is
 * a wake-up only; what happened is read from the log.
 */
export class PlanEvents {
	readonly #listeners = new Map<string, Set<Listener>>();
	readonly #ofAll = new Set<(cityId: string | undefined) => void>();
	readonly #pass: ((cityId: string) => void) | undefined;

	/** @param pass wakes the other processes */
	constructor(pass?: (cityId: string) => void) {
		this.#pass = pass;
	}

	/** The log of a city has grown here. */
	tell(cityId: string) {
		this.wake(cityId);
		this.#pass?.(cityId);
	}

	/** The log of a city has grown somewhere. */
	wake(cityId: string) {
		for (const listener of this.#listeners.get(cityId) ?? []) listener();
		for (const listener of this.#ofAll) listener(cityId);
	}

	/** @returns ends it */
	follow(cityId: string, listener: Listener): () => void {
		const own = this.#listeners.get(cityId) ?? new Set();
		this.#listeners.set(cityId, own);
		own.add(listener);
		return () => {
			own.delete(listener);
			if (own.size === 0) this.#listeners.delete(cityId);
		};
	}

	/**
	 * Follows every city.
	 *
	 * @param listener is told which; undefined: any may have changed unheard
	 * @returns ends it
	 */
	followAll(listener: (cityId: string | undefined) => void): () => void {
		this.#ofAll.add(listener);
		return () => void this.#ofAll.delete(listener);
	}

	/** Wakes everybody: what was missed while the database could not be heard is read now. */
	wakeAll() {
		for (const listeners of this.#listeners.values()) for (const listener of listeners) listener();
		for (const listener of this.#ofAll) listener(undefined);
	}
}

const eventsOf = new WeakMap<Db, PlanEvents>();

/** What is told of the plans of a database, in this process. */
export function planEvents(db: Db): PlanEvents {
	let events = eventsOf.get(db);
	if (!events) eventsOf.set(db, (events = connect(db)));
	return events;
}

const CHANNEL = 'lianpian_plan';
/** Wake-ups of one city within this time are one: each takes a lock of the whole instance when it is sent. */
const BATCH_MS = 25;

function connect(db: Db): PlanEvents {
	if (!db.notify || !db.listen) return new PlanEvents();
	const due = new Set<string>();
	const events = new PlanEvents((cityId) => {
		if (due.size === 0)
			setTimeout(() => {
				const cities = [...due];
				due.clear();
				// Whoever misses it asks again by itself.
				for (const city of cities) db.notify!(CHANNEL, city).catch(() => {});
			}, BATCH_MS).unref();
		due.add(cityId);
	});
	void db.listen(CHANNEL, {
		onNotice: (cityId) => events.wake(cityId),
		onConnected: () => events.wakeAll()
	});
	return events;
}
