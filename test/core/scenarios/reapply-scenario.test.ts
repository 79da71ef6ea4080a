import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reapplyScenario, type PlanToReapply } from '#lib/core/scenarios/reapply-scenario.ts';
import type { ScenarioDocument } from '#lib/core/scenarios/types.ts';
import { listEditsToMake } from '#lib/core/what-if/list-edits-to-make.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';

const close = (centreId: string): Edit => ({ kind: 'close-centre', centreId });
const EMPTY: ScenarioDocument = {
	format: 1,
	edits: [],
	minutes: [15, 30],
	speedMps: 1,
	packages: null,
	bundles: null,
	zones: null
};

/** A plan with these centres, communities and blocks, where a centre is closed once at most. */
function planOf({
	centres = [],
	communities = [],
	blocks = []
}: Partial<Record<string, string[]>>): PlanToReapply {
	return {
		tryEdits: (edits) => {
			const closed = new Set<string>();
			for (const edit of edits) {
				const id = 'centreId' in edit ? edit.centreId : '';
				if (!centres.includes(id) || closed.has(id))
					throw new EditError('no', { code: 'unknown-centre', centreId: id } as never);
				closed.add(id);
			}
		},
		communityIds: new Set(communities),
		blockIds: new Set(blocks)
	};
}

describe('a scenario on another plan', () => {
	it('is the same where the plan has all of it', () => {
		const scenario = { ...EMPTY, edits: [close('a'), close('b')] };
		const plan = planOf({ centres: ['a', 'b'] });
		expect(reapplyScenario(scenario, plan)).toEqual({ document: scenario, lost: [] });
	});

	it('leaves out what cannot be made, and names it', () => {
		const edits = [close('a'), close('gone'), close('b')];
		const { document, lost } = reapplyScenario({ ...EMPTY, edits }, planOf({ centres: ['a', 'b'] }));
		expect(document.edits).toEqual([close('a'), close('b')]);
		expect(lost).toEqual([{ kind: 'edit', edit: close('gone') }]);
	});

	it('takes members that are gone out of packages, and dissolves those of one', () => {
		const packages = {
			settings: { measure: 'households', target: 1 },
			packages: [
				{ id: 'p1', name: '', isLocked: true, communityIds: ['a', 'b', 'gone'] },
				{ id: 'p2', name: '', isLocked: false, communityIds: ['c', 'gone'] }
			],
			unassigned: [{ id: 'd', reason: { code: 'by-hand' } }]
		} as unknown as NonNullable<ScenarioDocument['packages']>;
		const plan = planOf({ communities: ['a', 'b', 'c', 'd'] });
		const { document, lost } = reapplyScenario({ ...EMPTY, packages }, plan);
		expect(lost).toEqual([{ kind: 'community', id: 'gone' }]);
		expect(document.packages!.packages).toEqual([
			{ id: 'p1', name: '', isLocked: true, communityIds: ['a', 'b'] }
		]);
		expect(document.packages!.unassigned.map(({ id }) => id)).toEqual(['c', 'd']);
		// What came in is as it was.
		expect(packages.packages[0]!.communityIds).toContain('gone');
	});

	it('leaves out bundles and zones of what is gone whole, since they hold its figures', () => {
		const bundles = { groups: [{ bundles: [{ communityIds: ['a', 'gone'] }] }] } as never;
		const zones = { zones: [{ id: 'z', blockIds: ['x'], population: 1, areaM2: 1 }] } as never;
		const scenario = { ...EMPTY, bundles, zones };
		const all = { communities: ['a', 'gone'], blocks: ['x'] };
		expect(reapplyScenario(scenario, planOf(all))).toEqual({ document: scenario, lost: [] });
		const { document, lost } = reapplyScenario(scenario, planOf({ communities: ['a'] }));
		expect([document.bundles, document.zones]).toEqual([null, null]);
		expect(lost).toEqual([{ kind: 'bundles' }, { kind: 'zones' }]);
	});
});

describe('edits that a plan can have made', () => {
	it('are the longest that go one after the other, in their order', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'y'), { maxLength: 8 }),
				fc.subarray(['a', 'b', 'c', 'x', 'y']),
				(ids, centres) => {
					const edits = ids.map(close);
					const kept = listEditsToMake(edits, planOf({ centres }).tryEdits);
					// Whoever comes first, and is there: the oracle knows the rule, not the trying.
					const expected = edits.filter((_, i) => centres.includes(ids[i]!) && ids.indexOf(ids[i]!) === i);
					expect(kept).toEqual(expected);
					expect(kept.every((edit) => edits.includes(edit))).toBe(true);
				}
			)
		);
	});

	it('do not hide what is wrong with the plan itself', () => {
		const broken = () => {
			throw new TypeError('no plan');
		};
		expect(() => listEditsToMake([close('a')], broken)).toThrow('no plan');
	});
});
