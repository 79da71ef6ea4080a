import type { Acknowledged } from './run-client.ts';

/** A change set as the log has it; written anew here, so that the check shares no code with what it checks. */
export interface LogRow {
	id: string;
	revision: number;
	base: number;
	author: string;
	source: string;
	undoes: string | null;
	changes: {
		layer: string;
		featureId: string;
		op: string;
		field?: string;
		before?: unknown;
		after?: unknown;
	}[];
}

export interface LogVerdict {
	changeSets: number;
	changes: number;
	clashes: number;
	/** Acknowledged and not in the log, or there twice, or with another number. */
	lost: number;
	/** Wanted changes that are neither in the log nor in a clash nor so already. */
	vanished: number;
	/** Changes that replaced what their author had not seen. */
	overwritten: number;
	/** Undos that touched another's newer field. */
	wrongUndos: number;
	/** The first few, in words. */
	examples: string[];
}

interface Entry {
	revision: number;
	id: string;
	author: string;
	undoes: string | null;
	value: string;
}

/**
 * Holds a log against what its clients were told, field by field and value by value.
 *
 * @param first revisions up to this one are how the plan began
 * @returns the verdict, and the features that the log gives when it is replayed from nothing, by `layer id`
 */
export class LogCheck {
	readonly verdict: LogVerdict = {
		changeSets: 0,
		changes: 0,
		clashes: 0,
		lost: 0,
		vanished: 0,
		overwritten: 0,
		wrongUndos: 0,
		examples: []
	};
	/** The plan, replayed: by `layer id`, properties and geometry as fields. */
	readonly features = new Map<string, Map<string, unknown>>();
	/** By `layer id field`: who changed it, oldest first. */
	readonly #history = new Map<string, Entry[]>();
	readonly #acknowledged: Map<string, Acknowledged>;
	readonly #seen = new Set<string>();
	readonly #revisionOf = new Map<string, number>();
	#last: number;

	constructor(acknowledged: readonly Acknowledged[], { first }: { first: number }) {
		this.#acknowledged = new Map(acknowledged.map((one) => [one.set.id, one]));
		this.#last = first - 1;
	}

	/** The next rows of the log, in order. */
	read(rows: readonly LogRow[]) {
		for (const row of rows) {
			if (row.revision !== this.#last + 1)
				this.#say('lost', `revision ${row.revision} follows ${this.#last}`);
			this.#last = row.revision;
			if (this.#seen.has(row.id)) this.#say('lost', `${row.id} stands twice`);
			this.#seen.add(row.id);
			this.#revisionOf.set(row.id, row.revision);
			this.verdict.changeSets++;
			this.verdict.changes += row.changes.length;
			const told = this.#acknowledged.get(row.id);
			if (told && told.answer.revision !== row.revision)
				this.#say('lost', `${row.id} was told ${told.answer.revision}`);
			if (told?.set.changes) this.#checkWanted(told, row);
			for (const change of row.changes) this.#take(change, row, told);
		}
	}

	/** To be called after the last row. */
	finish(): LogVerdict {
		for (const id of this.#acknowledged.keys())
			if (!this.#seen.has(id)) this.#say('lost', `${id} is not in the log`);
		return this.verdict;
	}

	#checkWanted({ set, answer }: Acknowledged, row: LogRow) {
		this.verdict.clashes += answer.clashes.length;
		const wanted = new Map<string, unknown>();
		const removed = new Set<string>();
		for (const { layer, featureId, op, field, value } of set.changes!) {
			const key = `${layer} ${featureId}`;
			if (op === 'set') wanted.set(`${key} ${field}`, value);
			else if (op === 'remove') {
				removed.add(key);
				for (const name of wanted.keys()) if (name.startsWith(`${key} `)) wanted.delete(name);
			}
		}
		const clashing = new Set(
			answer.clashes.flatMap(({ changes }) =>
				changes.map(({ layer, featureId, field }) =>
					field === null ? `${layer} ${featureId}` : `${layer} ${featureId} ${field}`
				)
			)
		);
		for (const [key, value] of wanted) {
			const feature = key.slice(0, key.lastIndexOf(' '));
			if (removed.has(feature) || clashing.has(key) || clashing.has(feature)) continue;
			const field = key.slice(feature.length + 1);
			const made = row.changes.some(
				(change) =>
					`${change.layer} ${change.featureId}` === feature &&
					(change.op === 'add'
						? show((change.after as { properties: Record<string, unknown> }).properties[field]) ===
							show(value)
						: change.field === field && show(change.after) === show(value))
			);
			const now = this.features.get(feature)?.get(field);
			// What its author saw: the plan that it is based on, with what they had done since. Who wants what they see changes nothing.
			const seen = (this.#history.get(key) ?? []).findLast(
				({ revision, id }) => revision <= row.base || set.knows?.includes(id)
			);
			if (!made && show(now) !== show(value) && seen?.value !== show(value))
				this.#say('vanished', `${row.id} wanted ${key} = ${show(value)}`);
		}
	}

	#take(change: LogRow['changes'][number], row: LogRow, told: Acknowledged | undefined) {
		const key = `${change.layer} ${change.featureId}`;
		if (change.op === 'add') {
			const { properties, geometry } = change.after as {
				properties: Record<string, unknown>;
				geometry: unknown;
			};
			this.features.set(key, new Map([...Object.entries(properties), ['geometry', geometry]]));
			for (const field of [...Object.keys(properties), 'geometry'])
				this.#note(`${key} ${field}`, row, this.features.get(key)!.get(field));
			return;
		}
		if (change.op === 'remove') {
			this.features.delete(key);
			return;
		}
		const field = `${key} ${change.field}`;
		const history = this.#history.get(field) ?? [];
		if (row.undoes !== null) this.#checkUndo(field, history, row);
		else if (told) {
			const knows = new Set(told.set.knows);
			const unseen = history.filter(({ revision, id }) => revision > row.base && !knows.has(id));
			if (unseen.length > 0 && unseen.at(-1)!.value !== show(change.after)) {
				// What came and went between is no loss: what stands is what the author knew.
				const known = history.findLast(({ revision, id }) => revision <= row.base || knows.has(id));
				if (history.at(-1)!.value !== known?.value) this.#say('overwritten', `${row.id} ${field}`);
			}
		}
		this.features.get(key)?.set(change.field!, change.after);
		this.#note(field, row, change.after);
	}

	/** Whoever undoes may only touch what is as they left it, apart from what was undone since. */
	#checkUndo(field: string, history: readonly Entry[], row: LogRow) {
		const since = this.#revisionOf.get(row.undoes!) ?? 0;
		const standing: Entry[] = [];
		for (const entry of history.filter(({ revision }) => revision > since)) {
			if (entry.undoes !== null && standing.at(-1)?.id === entry.undoes) standing.pop();
			else standing.push(entry);
		}
		if (standing.some(({ author }) => author !== row.author)) this.#say('wrongUndos', `${row.id} ${field}`);
	}

	#note(key: string, { revision, id, author, undoes }: LogRow, value: unknown) {
		const entry = { revision, id, author, undoes, value: show(value) };
		const history = this.#history.get(key);
		if (history) history.push(entry);
		else this.#history.set(key, [entry]);
	}

	#say(what: 'lost' | 'vanished' | 'overwritten' | 'wrongUndos', example: string) {
		this.verdict[what]++;
		if (this.verdict.examples.length < 10) this.verdict.examples.push(`${what}: ${example}`);
	}
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
