import { randomUUID } from 'node:crypto';

/** What a server answers to a change set. */
export interface Answer {
	revision: number;
	applied: number;
	clashes: {
		id: string;
		changes: { layer: string; featureId: string; field: string | null; mine: unknown }[];
	}[];
}

/** One change as it is sent. */
export interface SentChange {
	layer: string;
	featureId: string;
	op: 'add' | 'set' | 'remove';
	field?: string;
	value?: unknown;
}

/** A change set, or an undo, as it is sent. */
export interface SentSet {
	id: string;
	base?: number;
	knows?: string[];
	author: string;
	reason?: string;
	changes?: SentChange[];
	undo?: string;
}

/** Sends a change set. Rejects if the answer was lost or never came; `null`: the server refused it. */
export type Send = (set: SentSet) => Promise<Answer | null>;

/** What was acknowledged. */
export interface Acknowledged {
	set: SentSet;
	answer: Answer;
}

const NUMBERS = ['households', 'people', 'buildings', 'yearBuilt'] as const;
const TEXTS = ['note', 'nameEn'] as const;

/**
 * One person at work: change sets of random changes of communities and of landmarks of their own, often on a revision
 * that others have left behind, some taken back. Each is sent until it is acknowledged or refused.
 *
 * @param random 0 ≤ … < 1
 */
export async function* runClient({
	name,
	send,
	random,
	communityIds,
	firstRevision,
	opsPerSet
}: {
	name: string;
	send: Send;
	random: () => number;
	communityIds: readonly string[];
	firstRevision: number;
	opsPerSet: number;
}): AsyncGenerator<{ ops: number; acknowledged: Acknowledged | null; tries: number }> {
	let base = firstRevision;
	let newest = firstRevision;
	let own: { id: string; revision: number }[] = [];
	const undoable: string[] = [];
	const landmarks: string[] = [];
	/** Landmarks that a change set of one's own added. */
	const addedBy = new Map<string, string[]>();
	const forget = (ids: readonly string[] = []) => {
		for (const id of ids) if (landmarks.includes(id)) landmarks.splice(landmarks.indexOf(id), 1);
	};
	const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!;

	function makeChange(i: number): SentChange {
		const kind = random();
		const id = landmarks.length > 0 ? pick(landmarks) : undefined;
		if (kind < 0.06) {
			const featureId = `landmark-${name}-${randomUUID().slice(0, 8)}`;
			landmarks.push(featureId);
			return { layer: 'landmarks', featureId, op: 'add', value: drawLandmark(featureId) };
		}
		if (kind < 0.08 && id) {
			landmarks.splice(landmarks.indexOf(id), 1);
			return { layer: 'landmarks', featureId: id, op: 'remove' };
		}
		if (kind < 0.12 && id)
			return { layer: 'landmarks', featureId: id, op: 'set', field: 'name', value: `${name}的地标${i}` };
		const featureId = pick(communityIds);
		if (kind < 0.3) {
			const field = pick(TEXTS);
			return {
				layer: 'communities',
				featureId,
				op: 'set',
				field,
				value: `${name} ${Math.floor(random() * 1e9)}`
			};
		}
		const field = pick(NUMBERS);
		const value = field === 'yearBuilt' ? 1950 + Math.floor(random() * 70) : Math.floor(random() * 100_000);
		return { layer: 'communities', featureId, op: 'set', field, value };
	}

	for (;;) {
		// Some look at the newest plan before they go on, some do not.
		if (random() < 0.6) {
			base = newest;
			own = own.filter(({ revision }) => revision > base);
		}
		const isUndo = undoable.length > 0 && random() < 0.03;
		const set: SentSet = isUndo
			? { id: randomUUID(), author: name, undo: undoable.pop()! }
			: {
					id: randomUUID(),
					base,
					knows: own.map(({ id }) => id),
					author: name,
					reason: '耐久试验',
					changes: Array.from({ length: 1 + Math.floor(random() * 2 * opsPerSet) }, (_, i) => makeChange(i))
				};
		const ops = set.changes?.length ?? 1;
		for (let tries = 1; ; tries++) {
			let answer: Answer | null;
			try {
				answer = await send(set);
			} catch {
				continue;
			}
			const added = set.changes?.flatMap(({ op, featureId }) => (op === 'add' ? [featureId] : [])) ?? [];
			// What was refused, or is taken back, is there no more.
			if (!answer) forget(added);
			if (set.undo) forget(addedBy.get(set.undo));
			if (answer) {
				addedBy.set(set.id, added);
				newest = Math.max(newest, answer.revision);
				own.push({ id: set.id, revision: answer.revision });
				if (!isUndo) undoable.push(set.id);
				if (undoable.length > 20) undoable.shift();
			}
			yield { ops, acknowledged: answer && { set, answer }, tries };
			break;
		}
	}
}

function drawLandmark(id: string) {
	return {
		type: 'Feature',
		properties: { id, name: '地标', nameEn: '', provenance: 'surveyed', kind: 'school', certainty: 'high' },
		geometry: { type: 'Point', coordinates: [115.46, 38.87] }
	};
}
