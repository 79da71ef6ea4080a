import { describe, expect, it } from 'vitest';
import { howMany } from '../../../helpers/how-many.ts';
import { emptyJudged, judgeMatching, sumTallies } from '../../../helpers/intake/judge-matching.ts';

describe('ledgers that are made, of which is known what each row is', () => {
	// `LIANPIAN_CASES=200` judges 4,000 ledgers; `LIANPIAN_TELL=1` prints what became of each kind of row.
	const judged = emptyJudged();
	for (let seed = 1; seed <= howMany(20); seed++) judgeMatching(seed, judged);
	const known = sumTallies(judged.known);
	const newcomers = sumTallies(judged.newcomers);
	const shares = {
		/** Of rows of which nobody was asked: those that are what they were taken for. */
		right:
			1 - (known.wrong + newcomers.wrong) / (known.right + known.wrong + newcomers.right + newcomers.wrong),
		/** Of rows that are in the plan, whether or not they say enough: those that were found without asking. */
		found: known.right / known.rows,
		/** The same of rows that say enough. */
		foundOfDecidable: known.rightDecidable / known.decidable
	};
	if (process.env.LIANPIAN_TELL) {
		for (const [category, { examples, ...tally }] of [...judged.known, ...judged.newcomers])
			console.log(category, JSON.stringify(tally), ['', ...examples].join('\n\t'));
		const { sums, lost, again, later } = judged;
		console.log({ known, newcomers, shares, sums, lost, again, later });
	}

	it('are matched without asking in nearly all rows, and nearly never wrongly', () => {
		expect(shares.right).toBeGreaterThanOrEqual(0.999);
		expect(shares.found).toBeGreaterThanOrEqual(0.95);
		expect(shares.foundOfDecidable).toBeGreaterThanOrEqual(0.995);
	});

	it('have no new row that is silently taken for another', () => {
		expect(newcomers.wrong).toBeLessThanOrEqual(newcomers.rows / 1000);
	});

	it('have no sum or name of a group that becomes a community, and lose no row', () => {
		expect(judged).toMatchObject({ sums: 0, lost: 0 });
	});

	it('ask nothing that was decided when they come again, or a month later with other figures', () => {
		expect(judged.again).toEqual([]);
		expect(judged.later).toEqual([]);
	});
});
