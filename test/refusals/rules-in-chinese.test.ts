import { describe, expect, it } from 'vitest';
import { EMBED_RULES } from '#lib/carto/embed/embed-query.ts';
import { PRINT_RULES } from '#lib/carto/layout/print-query.ts';
import { checkViewQuery, type ParameterRule } from '#lib/carto/check-view-query.ts';
import { sayRefusal } from '#lib/refusals/say-refusal.ts';
import { readPrintRequest } from '#lib/server/print/read-print-request.ts';
import { PICTURE_RULES, readStaticRequest } from '#lib/server/static/read-static-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';

/** Two English words in a row that are no names of values, which are parted by commas, colons or dots. */
const SENTENCE = /[a-z]{2,} (?!and\b)[a-z]{2,}/i;

function refusalOf(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof WrongRequest) return sayRefusal(error, 'zh');
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('what is refused is said in Chinese to who reads Chinese', () => {
	const rules: Record<string, Readonly<Record<string, ParameterRule>>> = {
		pictures: PICTURE_RULES,
		print: PRINT_RULES,
		embeds: EMBED_RULES
	};
	it.each(Object.entries(rules).flatMap(([of, own]) => Object.keys(own).map((name) => [of, name] as const)))(
		'the rule of %s for %s',
		(of, name) => {
			const { right, rightZh = right } = rules[of]![name]!;
			expect(rightZh).not.toMatch(SENTENCE);
		}
	);

	it.each([
		['a place', () => readStaticRequest('nowhere', '800x600.png', new URLSearchParams())],
		['a side', () => readStaticRequest('auto', '8x600.png', new URLSearchParams())],
		['too many pixels', () => readStaticRequest('auto', '4096x4096@2x.png', new URLSearchParams())],
		['a date', () => readStaticRequest('auto', '800x600.png', new URLSearchParams('asof=yesterday'))],
		['a scale', () => readPrintRequest('svg', new URLSearchParams('scale=x'))],
		['a long title', () => readPrintRequest('svg', new URLSearchParams({ title: '长'.repeat(99) }))],
		[
			'an upright screen',
			() => readPrintRequest('svg', new URLSearchParams('paper=16:9&orientation=portrait'))
		],
		['too fine a print', () => readPrintRequest('png', new URLSearchParams('paper=A0&dpi=600'))]
	])('%s', (_, read) => {
		expect(refusalOf(read)).not.toMatch(SENTENCE);
		expect(refusalOf(read)).toMatch(/应为：.*[一-龥]/);
	});

	it('every rule of a view', () => {
		const names = ['view', 'layers', 'select', 'minutes', 'speed', 'sort', 'whatif', 'compare'];
		const { wrong } = checkViewQuery(new URLSearchParams(names.map((name) => [name, '?'])));
		expect(wrong.map(({ name }) => name)).toEqual(names);
		for (const { rightZh } of wrong) expect(rightZh).not.toMatch(SENTENCE);
	});
});
