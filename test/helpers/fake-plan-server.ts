import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { toFeatures, toPlan } from '#lib/core/plan/plan.ts';
import type { OwnChangeSet } from '#lib/core/plan/plan-replica.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { LoggedChangeSet, Plan } from '#lib/core/plan/types.ts';
import { undoChanges } from '#lib/core/plan/undo-changes.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { ServerRefused } from '#lib/state/ask-server.ts';
import type { EditingPorts } from '#lib/state/editing/editing.svelte.ts';

/** A server's log in memory, for pages that are tested without one. Requests can be cut, before or after they arrive. */
export class FakePlanServer {
	plan: Plan;
	readonly log: LoggedChangeSet[] = [];
	/** `before`: nothing arrives; `after`: what arrives is done, and nobody hears of it. */
	cut: 'before' | 'after' | null = null;
	/** Whether followers are told; what they missed they read themselves. */
	isTelling = true;
	/** Whatever comes is wrong. */
	isRefusing = false;
	/** Its streets are in the walking network alone. */
	isOfExtract = false;
	/** What it will not take, and why. */
	refuse: (set: OwnChangeSet) => ServerRefused | undefined = () => undefined;
	/** How often streets were read. */
	streetReads = 0;
	readonly #answers = new Map<string, ChangeAnswer>();
	readonly #followers = new Set<(set: LoggedChangeSet) => void>();
	/** Sessions of the tabs that hold them, by name. */
	readonly #claims = new Map<string, object>();
	#ids = 0;

	constructor(features: Partial<CityFeatures> = {}) {
		this.plan = toPlan(features);
	}

	get revision(): number {
		return this.log.length + 1;
	}

	/** Ports of one browser; two pages of it share the storage, and a page that is loaded again has its tab's session. */
	ports(local = new Map<string, string>(), session = new Map<string, string>()): EditingPorts {
		return {
			send: async (set) => {
				if (this.cut === 'before') throw new TypeError('Failed to fetch');
				const answer = this.submit(set);
				if (this.cut === 'after') throw new TypeError('Failed to fetch');
				return answer;
			},
			readLog: async (since) => {
				if (this.cut) throw new TypeError('Failed to fetch');
				return this.log.filter(({ revision }) => revision > since);
			},
			readStreets: async () => {
				if (this.cut) throw new TypeError('Failed to fetch');
				this.streetReads++;
				return {
					revision: this.revision,
					streets: toFeatures(this.plan).streets,
					isOfExtract: this.isOfExtract
				};
			},
			follow: (since, { onset }) => {
				const own = (set: LoggedChangeSet) => {
					if (set.revision > since) onset(set);
				};
				this.#followers.add(own);
				return () => this.#followers.delete(own);
			},
			loadCore: () => import('#lib/state/editing/editing-core.ts'),
			sayHere: () => {},
			session: {
				getItem: (key) => session.get(key) ?? null,
				setItem: (key, value) => void session.set(key, value)
			},
			claim: async (name) => {
				const holder = this.#claims.get(name) ?? session;
				if (holder !== session) return 'taken';
				this.#claims.set(name, session);
				return 'mine';
			},
			newId: () => `set-${++this.#ids}`,
			local: {
				getItem: (key) => local.get(key) ?? null,
				setItem: (key, value) => void local.set(key, value),
				removeItem: (key) => void local.delete(key),
				keys: () => [...local.keys()]
			}
		};
	}

	/** A tab is closed: what it had claimed is free. */
	close(session: object) {
		for (const [name, holder] of this.#claims) if (holder === session) this.#claims.delete(name);
	}

	submit(set: OwnChangeSet): ChangeAnswer {
		const known = this.#answers.get(set.id);
		if (known) return known;
		if (this.isRefusing)
			throw new ServerRefused('wrong', 422, { code: 'wrong-changes', parameters: { problems: [], more: 0 } });
		const refused = this.refuse(set);
		if (refused) throw refused;
		const revision = this.revision + 1;
		let answer: ChangeAnswer;
		let changes: LoggedChangeSet['changes'];
		if (set.undo !== undefined) {
			const at = this.log.findIndex(({ id }) => id === set.undo);
			const undoing = undoChanges(this.log[at]!, this.log.slice(at + 1), (layer, id) =>
				this.plan[layer].get(id)
			);
			changes = undoing.changes;
			answer = {
				revision,
				applied: changes.length,
				clashes: [],
				skipped: undoing.skipped.map(({ change, by }) => ({
					layer: change.layer,
					featureId: change.featureId,
					field: change.op === 'set' ? change.field : null,
					revision: by.revision,
					author: by.author
				}))
			};
		} else {
			const newer = this.log.filter((one) => one.revision > set.base);
			const prepared = prepareChanges(this.plan, newer, set.changes, set.knows);
			if (prepared.problems.length > 0)
				throw new ServerRefused('wrong', 422, {
					code: 'wrong-changes',
					parameters: { problems: prepared.problems, more: 0 }
				});
			changes = prepared.changes;
			const clashes = prepared.clashes.map((of, i) => ({ id: `${set.id}/${i + 1}`, changes: of }));
			answer = { revision, applied: set.changes.length - clashes.length, clashes };
		}
		this.plan = applyChanges(this.plan, changes);
		this.#answers.set(set.id, answer);
		const logged: LoggedChangeSet = {
			id: set.id,
			base: set.base,
			author: set.author,
			reason: set.reason,
			source: set.source,
			asOf: set.asOf ?? '2026-01-01',
			undoes: set.undo ?? null,
			revision,
			recordedAt: '2026-01-01T00:00:00.000Z',
			changes
		};
		this.log.push(logged);
		if (this.isTelling) for (const follower of this.#followers) follower(logged);
		return answer;
	}
}
