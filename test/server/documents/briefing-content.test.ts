import { describe, expect, it } from 'vitest';
import { describeBriefingProblems } from '#lib/core/briefings/describe-briefing-problems.ts';
import { listBriefingProblems } from '#lib/core/briefings/list-briefing-problems.ts';
import { SLIDES_MAX, type BriefingDocument, type Slide } from '#lib/core/briefings/types.ts';
import { BRIEFINGS } from '#lib/server/documents/kinds/briefings.ts';
import { readContent } from '#lib/server/documents/read-content.ts';
import { Refused } from '#lib/server/refused.ts';

const SLIDE: Slide = {
	kind: 'map',
	title: '十五分钟生活圈',
	query: 'layers=circle-inner&minutes=10%2C20',
	figure: 'coverage-inner',
	sentence: '{households} 中,{households-inner} 到得了。',
	chart: 'coverage-curve',
	overlay: null,
	notes: '第一行\n第二行'
};
const BRIEFING: BriefingDocument = { format: 1, title: '周例会', subtitle: '', lang: 'zh', slides: [SLIDE] };

const read = (value: unknown) => readContent(BRIEFINGS, value);
const withSlide = (change: object): unknown => ({ ...BRIEFING, slides: [SLIDE, { ...SLIDE, ...change }] });
const without = (field: keyof Slide): unknown => {
	const { [field]: _, ...rest } = SLIDE;
	return { ...BRIEFING, slides: [rest] };
};

describe('a briefing', () => {
	it('reads back from JSON as it was written', () => {
		const file = JSON.stringify(BRIEFING);
		expect(read(JSON.parse(file))).toEqual(BRIEFING);
		expect(listBriefingProblems(BRIEFING)).toEqual([]);
	});

	it('may have as many slides as allowed, texts as long, counted in characters', () => {
		const slides = Array.from({ length: SLIDES_MAX }, () => ({ ...SLIDE, title: '𠮷'.repeat(120) }));
		expect(read({ ...BRIEFING, slides })).toMatchObject({ slides });
		expect(() => read({ ...BRIEFING, slides: [...slides, SLIDE] })).toThrow(
			`The briefing: "slides" is a list of 1–${SLIDES_MAX} slides.`
		);
	});

	it.each<[unknown, string]>([
		[null, 'The briefing is an object.'],
		[[], 'The briefing is an object.'],
		[
			{ ...BRIEFING, format: 2 },
			'This briefing has format 2, and this program knows formats up to 1. Use its newer version.'
		],
		[{ ...BRIEFING, title: ' ' }, 'The briefing: "title" is text of 1–120 characters on one line.'],
		[{ ...BRIEFING, lang: 'fr' }, 'The briefing: "lang" is one of "zh", "en".'],
		[{ ...BRIEFING, slides: [] }, `The briefing: "slides" is a list of 1–${SLIDES_MAX} slides.`],
		[{ ...BRIEFING, slides: [SLIDE, 'x'] }, 'Slide 2 is an object.'],
		[withSlide({ kind: 'intro' }), 'Slide 2: "kind" is one of "cover", "map", "closing".'],
		[withSlide({ title: 'a\nb' }), 'Slide 2: "title" is text of 1–120 characters on one line.'],
		[withSlide({ query: 'q'.repeat(4001) }), 'Slide 2: "query" is text of 0–4000 characters on one line.'],
		[withSlide({ notes: 'a\0' }), 'Slide 2: "notes" is text of 0–4000 characters.'],
		[withSlide({ notes: '\ud800' }), 'Slide 2: "notes" is text of 0–4000 characters.'],
		[withSlide({ overlay: 'zones' }), 'Slide 2: "overlay" is one of "packages", "siting", null.'],
		[withSlide({ titel: 'x' }), /^Slide 2: "titel" is no field; there are kind, title, topic, query, /],
		[withSlide({ topic: 'x'.repeat(61) }), 'Slide 2: "topic" is text of 0–60 characters on one line.'],
		[withSlide({ title: '{cover}' }), /^Slide 2: "title" asks for {cover}, which is no figure/],
		[withSlide({ figure: 'coverage' }), /^Slide 2: "figure" is one of "communities-all", .*, null\.$/],
		[
			withSlide({ sentence: '{cover}' }),
			/^Slide 2: "sentence" asks for {cover}, which is no figure; there are /
		],
		[without('chart'), /^Slide 1: "chart" is one of "coverage-curve", /]
	] as [unknown, string][])('refuses a wrong field (%#)', (value, message) => {
		expect(() => read(value)).toThrow(Refused);
		expect(() => read(value)).toThrow(message);
	});

	it('is told everything that is wrong with it, in either language', () => {
		const wrong = {
			...BRIEFING,
			lang: '',
			slides: [
				{ ...SLIDE, title: '' },
				{ ...SLIDE, notes: 7 }
			]
		};
		expect(describeBriefingProblems(wrong, 'zh')).toEqual([
			'汇报的“lang”须为其中之一："zh", "en"。',
			'第 1 页的“title”须为 1–120 个字的文字，单行。',
			'第 2 页的“notes”须为 0–4000 个字的文字。'
		]);
		expect(() => read(wrong)).toThrow('"lang" is one of "zh", "en". (2 more like this.)');
	});

	it('may have braces that ask for no figure', () => {
		expect(listBriefingProblems(withSlide({ sentence: '{ 见附件 } {}' }))).toEqual([]);
	});
});
