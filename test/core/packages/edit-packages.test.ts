import { describe, expect, it } from 'vitest';
import { buildRandom } from '#lib/core/geometry/seeded-random.ts';
import { editPackages, type PackageEdit } from '#lib/core/packages/edit-packages.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import type { PackagePlan } from '#lib/core/packages/types.ts';
import { drawGround, drawRaster, settingsOf } from '../../helpers/packages/small-ground.ts';
import { hangsTogether } from '../../helpers/packages/try-every-division.ts';

/*
 *   a – b – c – d – e      one row; x and y hang on c and e, z is of another cluster beside e, w is alone
 */
const ground = drawGround(
	{ a: 70, b: 80, c: 60, d: 90, e: 75, x: 50, y: 30, z: 75, w: 90 },
	['ab', 'bc', 'cd', 'de', 'cx', 'ey', 'ez'],
	{ z: { clusterId: 'c2' } }
);
const pack = (id: string, members: string, isLocked = false) => ({
	id,
	name: '',
	isLocked,
	communityIds: [...members]
});
const planOf = (...packages: ReturnType<typeof pack>[]): PackagePlan => {
	const packed = new Set(packages.flatMap(({ communityIds }) => communityIds));
	const unassigned = ground.communities
		.filter(({ id }) => !packed.has(id))
		.map(({ id }) => ({
			id,
			reason: { code: 'group-too-small' as const, communities: 1, size: 1, least: 100 }
		}))
		.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	return deepFreeze({ settings: settingsOf(), packages, unassigned });
};
const base = planOf(pack('p1', 'abc'), pack('p2', 'de'));

function deepFreeze<Value>(value: Value): Value {
	if (typeof value !== 'object' || value === null) return value;
	for (const part of Object.values(value)) deepFreeze(part);
	return Object.freeze(value);
}

const shape = ({ packages }: PackagePlan) =>
	Object.fromEntries(packages.map(({ id, communityIds }) => [id, communityIds.join('')]));
function make(edit: PackageEdit, plan = base) {
	const answer = editPackages(ground, plan, edit);
	if ('refusal' in answer) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
	return answer;
}
function refuse(edit: PackageEdit, plan = base) {
	const answer = editPackages(ground, plan, edit);
	if ('plan' in answer) throw new Error(`made: ${JSON.stringify(shape(answer.plan))}`);
	return answer.refusal;
}
const made = (edit: PackageEdit, plan = base) => shape(make(edit, plan).plan);

describe('manual edits of packages', () => {
	it('add and take out', () => {
		expect(made({ kind: 'add', packageId: 'p1', communityIds: ['x'] })).toEqual({ p1: 'abcx', p2: 'de' });
		const { plan } = make({ kind: 'take-out', communityIds: ['a'] });
		expect(shape(plan)).toEqual({ p1: 'bc', p2: 'de' });
		expect(plan.unassigned.find(({ id }) => id === 'a')).toEqual({ id: 'a', reason: { code: 'by-hand' } });
		expect(plan.unassigned.find(({ id }) => id === 'w')!.reason.code).toBe('group-too-small');
		// Out of two at once; all of a package is the same as dissolving it.
		expect(made({ kind: 'take-out', communityIds: ['a', 'd', 'e'] })).toEqual({ p1: 'bc' });
		expect(made({ kind: 'dissolve', packageId: 'p2' })).toEqual({ p1: 'abc' });
	});

	it('move, split, merge and draw anew', () => {
		expect(made({ kind: 'move', packageId: 'p2', communityIds: ['c'] })).toEqual({ p1: 'ab', p2: 'cde' });
		const long = planOf(pack('p1', 'abcde'));
		expect(made({ kind: 'split', packageId: 'p1', communityIds: ['a', 'b'] }, long)).toEqual({
			p1: 'cde',
			'package-a': 'ab'
		});
		const split = { kind: 'split-by-seeds', packageId: 'p1', seedIds: ['a', 'e'] } as const;
		expect(made(split, long)).toEqual({ p1: 'abc', 'package-d': 'de' });
		expect(made({ kind: 'merge', packageIds: ['p2', 'p1'] })).toEqual({ p1: 'abcde' });
		expect(made({ kind: 'new', communityIds: ['e', 'd', 'c', 'y'] })).toEqual({
			p1: 'ab',
			'package-c': 'cdey'
		});
	});

	it('lock, unlock and rename', () => {
		const named = make({ kind: 'rename', packageId: 'p1', name: ' 环农园 ' }).plan;
		expect(named.packages[0]!.name).toBe('环农园');
		const locked = make({ kind: 'lock', packageId: 'p1' }, named).plan;
		expect(locked.packages[0]).toMatchObject({ isLocked: true, name: '环农园' });
		expect(
			made({ kind: 'take-out', communityIds: ['a'] }, make({ kind: 'unlock', packageId: 'p1' }, locked).plan)
		).toEqual({
			p1: 'bc',
			p2: 'de'
		});
		expect(make({ kind: 'merge', packageIds: ['p1', 'p2'] }, named).plan.packages[0]!.name).toBe('环农园');
	});

	it('leave the plan before as it was: undo is going back to it', () => {
		const before = JSON.stringify(base);
		make({ kind: 'merge', packageIds: ['p1', 'p2'] });
		expect(JSON.stringify(base)).toBe(before);
	});

	it('warn of sizes out of the range, and do it', () => {
		const { warnings } = make({ kind: 'merge', packageIds: ['p1', 'p2'] });
		expect(warnings).toEqual([{ code: 'too-large', packageId: 'p1', size: 375, least: 100, most: 200 }]);
		expect(make({ kind: 'new', communityIds: ['e', 'y'] }, planOf()).warnings).toEqual([]);
		expect(make({ kind: 'rename', packageId: 'p1', name: '大' }).warnings).toEqual([]);
	});
});

describe('edits that are refused', () => {
	it('break connection, and say into which parts', () => {
		expect(refuse({ kind: 'take-out', communityIds: ['b'] })).toEqual({
			code: 'breaks-connection',
			packageIds: ['p1'],
			communityIds: ['a', 'c'],
			parts: [['a'], ['c']]
		});
		expect(refuse({ kind: 'add', packageId: 'p2', communityIds: ['x'] }).code).toBe('breaks-connection');
		expect(refuse({ kind: 'move', packageId: 'p2', communityIds: ['b'] }).code).toBe('breaks-connection');
		expect(refuse({ kind: 'new', communityIds: ['x', 'y'] }, planOf()).parts).toEqual([['x'], ['y']]);
		const ends = planOf(pack('p1', 'ab'), pack('p2', 'de'));
		expect(refuse({ kind: 'merge', packageIds: ['p1', 'p2'] }, ends).parts).toEqual([
			['a', 'b'],
			['d', 'e']
		]);
	});

	it('mix clusters, unless that is asked for', () => {
		const refusal = refuse({ kind: 'add', packageId: 'p2', communityIds: ['z'] });
		expect(refusal).toMatchObject({ code: 'mixes-clusters', packageIds: ['p2'], clusterIds: ['c1', 'c2'] });
		const across = { ...base, settings: settingsOf({ acrossClusters: true }) };
		expect(made({ kind: 'add', packageId: 'p2', communityIds: ['z'] }, across)['p2']).toBe('dez');
	});

	it('make a package of one', () => {
		expect(refuse({ kind: 'take-out', communityIds: ['d'] })).toMatchObject({
			code: 'package-of-one',
			packageIds: ['p2'],
			communityIds: ['e']
		});
		expect(refuse({ kind: 'new', communityIds: ['w'] })).toMatchObject({
			code: 'package-of-one',
			communityIds: ['w']
		});
		expect(refuse({ kind: 'split', packageId: 'p1', communityIds: ['a'] }).code).toBe('package-of-one');
		expect(refuse({ kind: 'move', packageId: 'p1', communityIds: ['d'] }).code).toBe('package-of-one');
		expect(refuse({ kind: 'split-by-seeds', packageId: 'p2', seedIds: ['d', 'e'] }).code).toBe(
			'package-of-one'
		);
	});

	it('touch a locked package', () => {
		const locked = planOf(pack('p1', 'abc', true), pack('p2', 'de'));
		const edits: PackageEdit[] = [
			{ kind: 'add', packageId: 'p1', communityIds: ['x'] },
			{ kind: 'take-out', communityIds: ['a'] },
			{ kind: 'move', packageId: 'p2', communityIds: ['c'] },
			{ kind: 'new', communityIds: ['c', 'x'] },
			{ kind: 'merge', packageIds: ['p1', 'p2'] },
			{ kind: 'dissolve', packageId: 'p1' },
			{ kind: 'split', packageId: 'p1', communityIds: ['a'] }
		];
		for (const edit of edits)
			expect(refuse(edit, locked), edit.kind).toMatchObject({ code: 'locked', packageIds: ['p1'] });
	});

	it('name what is not there', () => {
		expect(refuse({ kind: 'add', packageId: 'p9', communityIds: ['x'] })).toMatchObject({
			code: 'unknown-package',
			packageIds: ['p9']
		});
		expect(refuse({ kind: 'add', packageId: 'p1', communityIds: ['q'] })).toMatchObject({
			code: 'unknown-community',
			communityIds: ['q']
		});
		expect(refuse({ kind: 'add', packageId: 'p1', communityIds: ['d'] })).toMatchObject({
			code: 'already-in-package',
			packageIds: ['p2']
		});
		expect(refuse({ kind: 'take-out', communityIds: ['x'] }).code).toBe('not-in-package');
		expect(refuse({ kind: 'split', packageId: 'p1', communityIds: ['d'] }).code).toBe('not-in-package');
		expect(refuse({ kind: 'move', packageId: 'p1', communityIds: ['a'] }).code).toBe('already-in-package');
		expect(refuse({ kind: 'new', communityIds: [] }).code).toBe('nothing-named');
		expect(refuse({ kind: 'merge', packageIds: ['p1', 'p1'] }).code).toBe('nothing-named');
	});
});

describe('random edits', () => {
	it('leave a plan of packages, or leave it alone', () => {
		const seen: Record<string, number> = {};
		for (let seed = 1; seed <= 150; seed++) {
			const random = buildRandom(seed);
			const raster = drawRaster(random, 5, 4);
			let { plan } = proposePackages(raster, settingsOf());
			const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
			for (let step = 0; step < 12; step++) {
				const communityIds = Array.from(
					{ length: 1 + Math.floor(3 * random()) },
					() => pick(raster.communities).id
				);
				const [one, other] = [pick(plan.packages), pick(plan.packages)];
				if (!one || !other) break;
				const edit: PackageEdit = pick([
					{ kind: 'add', packageId: one.id, communityIds },
					{ kind: 'take-out', communityIds: [pick(one.communityIds)] },
					{ kind: 'move', packageId: one.id, communityIds: [pick(other.communityIds)] },
					{ kind: 'new', communityIds },
					{ kind: 'split', packageId: one.id, communityIds: one.communityIds.slice(0, 2) },
					{
						kind: 'split-by-seeds',
						packageId: one.id,
						seedIds: [one.communityIds[0]!, one.communityIds.at(-1)!]
					},
					{ kind: 'merge', packageIds: [one.id, other.id] },
					{ kind: 'lock', packageId: one.id },
					{ kind: 'unlock', packageId: other.id }
				] satisfies PackageEdit[]);
				const answer = editPackages(raster, deepFreeze(plan), edit);
				const outcome = 'plan' in answer ? 'made' : answer.refusal.code;
				seen[outcome] = (seen[outcome] ?? 0) + 1;
				if ('refusal' in answer) continue;
				const what = `seed ${seed}: ${JSON.stringify(edit)}`;
				const locked = plan.packages.filter(
					({ id, isLocked }) => isLocked && edit.kind !== 'unlock' && id !== ''
				);
				expect(answer.plan.packages, what).toEqual(expect.arrayContaining(locked));
				({ plan } = answer);
				const byId = new Map(raster.communities.map((community) => [community.id, community]));
				for (const { communityIds: members } of plan.packages) {
					expect(members.length, what).toBeGreaterThan(1);
					const part = members.map((id) => byId.get(id)!);
					expect(hangsTogether(part, raster, plan.settings), what).toBe(true);
				}
				const all = [
					...plan.packages.flatMap((pkg) => pkg.communityIds),
					...plan.unassigned.map(({ id }) => id)
				];
				expect(all.toSorted(), what).toEqual([...byId.keys()].toSorted());
			}
		}
		for (const code of ['made', 'breaks-connection', 'package-of-one', 'locked', 'already-in-package'])
			expect(seen[code], JSON.stringify(seen)).toBeGreaterThan(20);
	});
});
