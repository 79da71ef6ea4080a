import { describe, expect, it } from 'vitest';
import { SLIDES_MAX, type BriefingDocument, type Slide } from '#lib/core/briefings/types.ts';
import { BriefingDraft } from '#lib/state/briefing-draft.svelte.ts';
import { chooseFreeName } from '#lib/state/choose-free-name.ts';

const slide = (title: string, kind: Slide['kind'] = 'map'): Slide => ({
	kind,
	title,
	query: '',
	figure: null,
	sentence: '',
	chart: null,
	overlay: null,
	notes: ''
});
const documentOf = (slides: Slide[]): BriefingDocument => ({
	format: 1,
	title: '例会',
	subtitle: '',
	lang: 'zh',
	slides
});
const open = (...slides: Slide[]) =>
	new BriefingDraft({ id: 'x', revision: 3, name: '例会', document: documentOf(slides) });
const titles = (draft: BriefingDraft) => draft.document.slides.map(({ title }) => title).join('');

describe('a draft', () => {
	it('has something to lose once it differs from what is kept, and not when it is as it was again', () => {
		const draft = open(slide('a'));
		expect(draft.isDirty).toBe(false);
		draft.document.slides[0]!.notes = 'new';
		expect(draft.isDirty).toBe(true);
		draft.document.slides[0]!.notes = '';
		expect(draft.isDirty).toBe(false);
		draft.name = '另一个';
		expect(draft.isDirty).toBe(true);
	});

	it('has something to lose from the beginning where nothing is kept', () => {
		const draft = new BriefingDraft({ id: null, revision: 0, name: 'x', document: documentOf([slide('a')]) });
		expect(draft.isDirty).toBe(true);
	});

	it('keeps what was typed while it was being saved as a change', () => {
		const draft = open(slide('a'));
		draft.document.title = 'sent';
		const sent = draft.plain;
		draft.document.title = 'typed since';
		draft.markKept({ id: 'x', revision: 4, ...sent });
		expect([draft.revision, draft.isDirty]).toEqual([4, true]);
		draft.document.title = 'sent';
		expect(draft.isDirty).toBe(false);
	});

	it('does not care for the order of fields, which the database changes', () => {
		const { title, kind, ...rest } = slide('a');
		const draft = open(slide('a'));
		draft.markKept({
			id: 'x',
			revision: 3,
			name: '例会',
			document: documentOf([{ ...rest, kind, title }])
		});
		expect(draft.isDirty).toBe(false);
	});

	it('has its cover and its name follow its title, until they are called otherwise', () => {
		const draft = open(slide('例会', 'cover'), slide('例会'));
		draft.retitle('周例会');
		expect([draft.name, titles(draft)]).toEqual(['周例会', '周例会例会']);
		draft.document.slides[0]!.title = '封面';
		draft.name = '名';
		draft.retitle('月例会');
		expect([draft.document.title, draft.name, titles(draft)]).toEqual(['月例会', '名', '封面例会']);
	});

	it('leaves alone what it was opened from', () => {
		const document = documentOf([slide('a')]);
		const draft = new BriefingDraft({ id: 'x', revision: 1, name: 'x', document });
		draft.document.slides[0]!.title = 'b';
		draft.duplicate();
		expect(document).toEqual(documentOf([slide('a')]));
	});
});

describe('slides', () => {
	it('move with the one that is shown, and stay at either end', () => {
		const draft = open(slide('a'), slide('b'), slide('c'));
		draft.move(-1);
		expect([titles(draft), draft.at]).toEqual(['abc', 0]);
		draft.move(1);
		draft.move(1);
		draft.move(1);
		expect([titles(draft), draft.at]).toEqual(['bca', 2]);
	});

	it('are added behind the one shown, but before the closing', () => {
		const draft = open(slide('a'), slide('z', 'closing'));
		draft.add([slide('b')]);
		expect([titles(draft), draft.at]).toEqual(['abz', 1]);
		draft.at = 2;
		draft.add([slide('c'), slide('d')]);
		expect([titles(draft), draft.at]).toEqual(['abcdz', 2]);
	});

	it('are duplicated as slides of their own', () => {
		const draft = open(slide('a'), slide('b'));
		draft.duplicate();
		draft.slide!.title = 'c';
		expect([titles(draft), draft.at]).toEqual(['acb', 1]);
	});

	it('are removed down to the last, which stays', () => {
		const draft = open(slide('a'), slide('b'));
		draft.at = 1;
		draft.remove();
		expect([titles(draft), draft.at]).toEqual(['a', 0]);
		draft.remove();
		expect(titles(draft)).toBe('a');
	});

	it('are never more than a briefing may have', () => {
		const draft = open(...Array.from({ length: SLIDES_MAX - 1 }, () => slide('a')));
		expect(draft.isFull).toBe(false);
		draft.add([slide('b'), slide('c')]);
		expect([draft.document.slides.length, draft.isFull]).toEqual([SLIDES_MAX, true]);
		draft.duplicate();
		expect(draft.document.slides).toHaveLength(SLIDES_MAX);
	});
});

describe('a free name', () => {
	it.each([
		['例会', [], '例会'],
		['例会', ['例会'], '例会 2'],
		['例会 2', ['例会', '例会 2'], '例会 3'],
		[' 例会 ', ['例会', '例会 2', '例会 4'], '例会 3'],
		['连片 2022', [], '连片 2022'],
		['长'.repeat(90), [], '长'.repeat(80)],
		['长'.repeat(80), ['长'.repeat(80)], `${'长'.repeat(78)} 2`]
	])('for %j beside %j is %j', (name, taken, free) => {
		expect(chooseFreeName(name, taken)).toBe(free);
	});
});
