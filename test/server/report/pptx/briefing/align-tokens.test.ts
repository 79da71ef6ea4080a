import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTokens, splitTokens } from '#lib/server/report/pptx/briefing/align-tokens.ts';

/** Each piece of a new text with the old one whose format it takes. */
function pairs(old: string, fresh: string): [string, string | undefined][] {
	const [before, after] = [splitTokens(old), splitTokens(fresh)];
	const aligned = alignTokens(before, after);
	return after.map((token, i) => [token, before[aligned[i]!]]);
}

describe('alignTokens', () => {
	it('gives a number the format of the number in whose place it comes', () => {
		expect(pairs('81,440 户中有 78.2%。', '79,000 户中已有 81.0%。')).toEqual(
			expect.arrayContaining([
				['79,000', '81,440'],
				['中', '中'],
				['81.0%', '78.2%']
			])
		);
		// In one gap: the number takes the number's, whatever stands before it.
		expect(pairs('甲78%乙', '丙丁81%戊')).toEqual(expect.arrayContaining([['81%', '78%']]));
	});

	it('gives what is added the format of what stands before it', () => {
		expect(pairs('合计', '合计数')).toEqual([
			['合', '合'],
			['计', '计'],
			['数', '计']
		]);
	});

	it('leaves nothing without a format, and what did not change with its own', () => {
		const text = fc.stringMatching(/^[甲乙丙 a-c0-9.%，]{0,20}$/);
		fc.assert(
			fc.property(text, text, (old, fresh) => {
				const [before, after] = [splitTokens(old), splitTokens(fresh)];
				expect(after.join('')).toBe(fresh);
				const aligned = alignTokens(before, after);
				expect(aligned).toHaveLength(after.length);
				for (const at of aligned) expect(at >= 0 && at < Math.max(1, before.length)).toBe(true);
				expect(alignTokens(after, after)).toEqual(after.map((_, i) => i));
			})
		);
	});
});
