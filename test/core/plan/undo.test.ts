import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { toFeatures } from '#lib/core/plan/plan.ts';
import { prepareChanges } from '#lib/core/plan/prepare-changes.ts';
import type { Change, Plan, WantedChange } from '#lib/core/plan/types.ts';
import { undoChanges } from '#lib/core/plan/undo-changes.ts';
import { randomStep, smallPlan, toWanted } from '../../helpers/random-plan.ts';

/** A log in memory, as the server keeps it in the database. */
class Log {
	plan: Plan = smallPlan();
	readonly sets: {
		id: string;
		revision: number;
		author: string;
		undoes: string | null;
		changes: Change[];
	}[] = [];

	write(author: string, wanted: WantedChange[]): string {
		const { changes, plan, problems } = prepareChanges(this.plan, [], wanted);
		return this.#add(
			author,
			problems.length > 0 ? [] : changes,
			problems.length > 0 ? this.plan : plan,
			null
		);
	}

	undo(author: string, id: string): ReturnType<typeof undoChanges> {
		const at = this.sets.findIndex((set) => set.id === id);
		const undoing = undoChanges(this.sets[at]!, this.sets.slice(at + 1), (layer, key) =>
			this.plan[layer].get(key)
		);
		this.#add(author, undoing.changes, applyChanges(this.plan, undoing.changes), id);
		return undoing;
	}

	#add(author: string, changes: Change[], plan: Plan, undoes: string | null): string {
		this.plan = plan;
		const id = `set-${this.sets.length + 1}`;
		this.sets.push({ id, revision: this.sets.length + 1, author, undoes, changes });
		return id;
	}
}

const rename = (value: string, featureId = 'centre-B'): WantedChange[] => [
	{ layer: 'centres', featureId, op: 'set', field: 'name', value }
];

describe('undo', () => {
	const nameOf = ({ plan }: Log) => plan.centres.get('centre-B')!.properties.name;

	it('goes back one step after the other, and forward again', () => {
		const log = new Log();
		const first = nameOf(log);
		const [a, b] = [log.write('我', rename('甲')), log.write('我', rename('乙'))];
		log.undo('我', b);
		expect(nameOf(log)).toBe('甲');
		log.undo('我', a);
		expect(nameOf(log)).toBe(first);
		log.undo('我', log.sets.at(-1)!.id);
		expect(nameOf(log)).toBe('甲');
		log.undo('我', log.sets.at(-1)!.id);
		expect(nameOf(log)).toBe(first);
	});

	it('leaves what another changed since, and says who', () => {
		const log = new Log();
		const a = log.write('我', rename('甲'));
		log.write('她', rename('乙'));
		const { changes, skipped } = log.undo('我', a);
		expect(changes).toEqual([]);
		expect(skipped).toMatchObject([{ by: { author: '她', revision: 2 } }]);
		expect(nameOf(log)).toBe('乙');
	});

	it('takes back what it can of a step, and leaves the rest', () => {
		const log = new Log();
		const old = log.plan.centres.get('centre-a')!.properties.name;
		const a = log.write('我', [...rename('甲'), ...rename('丙', 'centre-a')]);
		log.write('她', rename('乙'));
		expect(log.undo('我', a).changes).toHaveLength(1);
		expect(nameOf(log)).toBe('乙');
		expect(log.plan.centres.get('centre-a')!.properties.name).toBe(old);
	});

	it('counts another’s change that was undone as none', () => {
		const log = new Log();
		const old = nameOf(log);
		const a = log.write('我', rename('甲'));
		const b = log.write('她', rename('乙'));
		log.undo('她', b);
		expect(log.undo('我', a).skipped).toEqual([]);
		expect(nameOf(log)).toBe(old);
	});

	it('takes back one’s own entrance and leaves the one that another added', () => {
		const log = new Log();
		const list = log.plan.communities.get('community-1')!.properties.entrances as object[];
		const entrance = (id: string) => ({ id, lngLat: [115.46, 38.86], openTo: 'all' });
		const set = (value: unknown): WantedChange[] => [
			{ layer: 'communities', featureId: 'community-1', op: 'set', field: 'entrances', value }
		];
		const a = log.write('我', set([...list, entrance('mine')]));
		log.write('她', set([...list, entrance('mine'), entrance('hers')]));
		expect(log.undo('我', a).skipped).toEqual([]);
		expect(log.plan.communities.get('community-1')!.properties.entrances).toEqual([
			...list,
			entrance('hers')
		]);
	});

	it('of a feature that was drawn fails once another has worked on it', () => {
		const log = new Log();
		const [pattern] = log.plan.landmarks.values();
		const value = { ...pattern!, properties: { ...pattern!.properties, id: 'new' } };
		const a = log.write('我', [{ layer: 'landmarks', featureId: 'new', op: 'add', value }]);
		log.write('她', [{ layer: 'landmarks', featureId: 'new', op: 'set', field: 'name', value: '乙' }]);
		expect(log.undo('我', a).changes).toEqual([]);
		expect(log.plan.landmarks.has('new')).toBe(true);
	});

	/** 10,000 random interleavings; who changed a field last is kept apart from the log, by value alone. */
	it('never touches a newer field of the other', () => {
		const act = fc.record({ who: fc.constantFrom('我', '她'), step: randomStep, isUndo: fc.boolean() });
		let undone = 0;
		fc.assert(
			fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
				const log = new Log();
				const stacks: Record<string, string[]> = { 我: [], 她: [] };
				for (const { who, step, isUndo } of acts) {
					const stack = stacks[who]!;
					if (!isUndo) {
						const wanted = toWanted(log.plan, step);
						if (wanted) stack.push(log.write(who, [wanted]));
						continue;
					}
					const id = stack.pop();
					if (id === undefined) continue;
					const before = log.plan;
					const { changes } = log.undo(who, id);
					undone += changes.length;
					for (const change of changes) {
						const last = log.sets
							.slice(0, -1)
							.findLast((set) => set.changes.some((other) => isOfSame(change, other)));
						if (last && last.author !== who) expect(isCancelled(log, last, who)).toBe(true);
					}
					if (changes.length === 0) expect(toFeatures(log.plan)).toEqual(toFeatures(before));
				}
			}),
			{ numRuns: 10_000 }
		);
		expect(undone).toBeGreaterThan(5000);
	});
});

function isOfSame(a: Change, b: Change): boolean {
	return (
		a.layer === b.layer &&
		a.featureId === b.featureId &&
		(a.op !== 'set' || b.op !== 'set' || a.field === b.field)
	);
}

/** The other's last change of the field was itself taken back by the other, or is of another item of a list. */
function isCancelled(log: Log, last: Log['sets'][number], _who: string): boolean {
	return (
		last.undoes !== null ||
		last.changes.some((change) => change.op === 'set' && /doors|entrances/.test(change.field))
	);
}
