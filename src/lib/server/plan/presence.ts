import type { Db } from '../db/port.ts';

/** Somebody who edits the plan now. */
export interface Person {
	/** Of the page, made by it. */
	id: string;
	/** '' where they did not say. */
	name: string;
	/** Where they look. */
	lngLat: [number, number];
	zoom: number;
}

/** Who has not been heard of for so long is gone. */
const GONE_MS = 30_000;
const CHANNEL = 'lianpian_presence';

interface Told {
	cityId: string;
	person: Person;
	isLeaving: boolean;
}

/** Who edits which city now, in every process that shares the database. Nothing of it is stored. */
export class Presence {
	readonly #people = new Map<string, Map<string, { person: Person; heardMs: number }>>();
	readonly #listeners = new Set<(cityId: string) => void>();
	readonly #pass: ((told: Told) => void) | undefined;

	/** @param pass tells the other processes */
	constructor(pass?: (told: Told) => void) {
		this.#pass = pass;
	}

	/** Somebody is there, looks elsewhere, or leaves. */
	tell(told: Told) {
		this.hear(told);
		this.#pass?.(told);
	}

	/** The same, told by another process. */
	hear({ cityId, person, isLeaving }: Told) {
		const people = this.#people.get(cityId) ?? new Map<string, { person: Person; heardMs: number }>();
		this.#people.set(cityId, people);
		if (isLeaving) people.delete(person.id);
		else people.set(person.id, { person, heardMs: Date.now() });
		for (const listener of this.#listeners) listener(cityId);
	}

	/** Everybody who was heard of lately, by id. */
	list(cityId: string): Person[] {
		const people = this.#people.get(cityId);
		if (!people) return [];
		const sinceMs = Date.now() - GONE_MS;
		for (const [id, { heardMs }] of people) if (heardMs < sinceMs) people.delete(id);
		return [...people.values()].map(({ person }) => person).toSorted((a, b) => (a.id < b.id ? -1 : 1));
	}

	/** @returns ends it */
	follow(listener: (cityId: string) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
}

const presenceOf = new WeakMap<Db, Presence>();

/** Who edits the cities of a database. */
export function presence(db: Db): Presence {
	let known = presenceOf.get(db);
	if (!known) presenceOf.set(db, (known = connect(db)));
	return known;
}

function connect(db: Db): Presence {
	if (!db.notify || !db.listen) return new Presence();
	// Whoever misses one hears the next.
	const here = new Presence((told) => void db.notify!(CHANNEL, JSON.stringify(told)).catch(() => {}));
	void db.listen(CHANNEL, {
		onNotice: (payload) => here.hear(JSON.parse(payload) as Told),
		onConnected: () => {}
	});
	return here;
}
