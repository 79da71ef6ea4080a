import { describe, expect, it } from 'vitest';
import {
	ALL_KINDS,
	countDecisions,
	findMissing,
	type Kind
} from '../../helpers/exactness/count-decisions.ts';

/** A kind that counts fewer has lost its cases. */
const AT_LEAST: Record<Kind, number> = {
	'random streets': 500_000,
	'hand-made edges': 500_000,
	'drawn cities': 200_000,
	'lattices of ties': 400_000,
	'default city': 700_000,
	'coverage of random cities': 60_000,
	'random streets, each side placing': 120_000,
	'default city, each side placing': 200_000,
	Baoding: 300_000,
	Monaco: 300_000
};

describe('decisions (place, centre, budget) of engine and oracle', () => {
	const all = { decisions: 0, differ: 0 };

	it.for(ALL_KINDS)('agree: %s', async (kind, { skip }) => {
		const missing = findMissing(kind);
		skip(missing !== undefined, `${missing} is not here; it is no part of the project`);
		const [first] = await countDecisions({ kinds: [kind] });
		const { decisions, differ, examples, networks, choices, placements, ambiguous } = first!.count;
		const placed = placements > 0 ? `, ${placements} places put by each side (${ambiguous} ambiguous)` : '';
		console.info(
			`exactness, ${kind}: ${decisions.toLocaleString('en')} decisions on ${networks} networks, ` +
				`${choices} choices of the nearest${placed}, ${differ} differ`
		);
		all.decisions += decisions;
		all.differ += differ;
		expect(examples).toEqual([]);
		expect(differ).toBe(0);
		expect(decisions).toBeGreaterThanOrEqual(AT_LEAST[kind]);
		if (placements > 0) expect(ambiguous).toBeLessThan(placements / 4);
	});

	it('are a million at least, also where the real streets are not here', () => {
		const { decisions, differ } = all;
		console.info(`exactness: ${decisions.toLocaleString('en')} decisions, ${differ} differ`);
		expect(decisions).toBeGreaterThanOrEqual(1_000_000);
	});
});
