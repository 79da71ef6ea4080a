import { ROLES, type Role } from './shape-tag.ts';

/** Outcome of refreshing one shape. */
export interface RefreshedShape {
	/** Number of the slide in the current deck, from 1. */
	slide: number;
	role: Role;
	/**
	 * `updated`: content replaced; `same`: already current; `kept`: edited by a person and therefore not updated;
	 * `gone`: deleted by a person; `empty`: there is no content any more.
	 */
	became: 'updated' | 'same' | 'kept' | 'gone' | 'empty';
	/** For a kept text: the current content. */
	would?: string;
}

/** Result of a refresh. */
export interface RefreshReport {
	shapes: RefreshedShape[];
	/** Slides added by a person, left unchanged. */
	ownSlides: number[];
	/** Slides with shapes of other decks, which are left unchanged. */
	strangers: number[];
	/** Titles of slides deleted by a person, which are not restored. */
	removedSlides: string[];
	/** Faults of slides, in the presenter's words. */
	faults: { slide: number; text: string }[];
}

/** Longer current texts are truncated in the report. */
const MOST_LETTERS = 60;

/** The result as lines of text, most important first. */
export function describeRefresh(report: RefreshReport, lang: 'zh' | 'en'): string[] {
	const say = WORDS[lang];
	const { shapes, ownSlides, strangers, removedSlides, faults } = report;
	const count = (became: RefreshedShape['became']) => shapes.filter((one) => one.became === became).length;
	const of = (became: RefreshedShape['became']) => shapes.filter((one) => one.became === became);
	return [
		say.done(count('updated'), count('same')),
		...faults.map(({ slide, text }) => say.fault(slide, text)),
		...of('empty').map(({ slide, role }) => say.empty(slide, ROLES[role][lang])),
		...of('kept').map(({ slide, role, would }) =>
			say.kept(slide, ROLES[role][lang], would === undefined ? '' : clip(would))
		),
		...groupBySlide(of('gone')).map(([slide, roles]) =>
			say.gone(
				slide,
				roles.map((role) => ROLES[role][lang])
			)
		),
		...(ownSlides.length > 0 ? [say.own(ownSlides)] : []),
		...(strangers.length > 0 ? [say.strangers(strangers)] : []),
		...(removedSlides.length > 0 ? [say.removed(removedSlides)] : [])
	];
}

function groupBySlide(shapes: readonly RefreshedShape[]): [number, Role[]][] {
	const bySlide = new Map<number, Role[]>();
	for (const { slide, role } of shapes) bySlide.set(slide, [...(bySlide.get(slide) ?? []), role]);
	return [...bySlide];
}

function clip(text: string): string {
	const letters = [...text.replaceAll(/\s+/g, ' ').trim()];
	return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : letters.join('');
}

const WORDS = {
	zh: {
		done: (updated: number, same: number) =>
			updated === 0
				? `各处数字均已是最新，无须更新（${same} 处）。`
				: `更新 ${updated} 处，${same} 处无变化。`,
		fault: (slide: number, text: string) => `第 ${slide} 页：${text}`,
		empty: (slide: number, role: string) =>
			`第 ${slide} 页的${role}已无数据可写，仍是原来的内容，请核对或删除。`,
		kept: (slide: number, role: string, would: string) =>
			`第 ${slide} 页的${role}为手工修改，保留${would === '' ? '' : `；按现在的数据应为“${would}”`}。`,
		gone: (slide: number, roles: string[]) => `第 ${slide} 页的${roles.join('、')}已被删去，未补。`,
		own: (slides: number[]) => `第 ${slides.join('、')} 页为手工添加，未改动。`,
		strangers: (slides: number[]) => `第 ${slides.join('、')} 页含另一份演示稿的内容，未更新。`,
		removed: (titles: string[]) => `已被删去、未补的页：${titles.map((title) => `“${title}”`).join('、')}。`
	},
	en: {
		done: (updated: number, same: number) =>
			updated === 0
				? `Everything is up to date already (${same} texts, maps and charts).`
				: `${updated} updated, ${same} unchanged.`,
		fault: (slide: number, text: string) => `Slide ${slide}: ${text}`,
		empty: (slide: number, role: string) =>
			`Slide ${slide}: there is nothing to tell any more for “${role}”; it is as it was. Check or delete it.`,
		kept: (slide: number, role: string, would: string) =>
			`Slide ${slide}: “${role}” was changed by hand and is kept${would === '' ? '' : `; by today’s data it would be “${would}”`}.`,
		gone: (slide: number, roles: string[]) =>
			`Slide ${slide}: ${roles.join(', ')} removed by hand, left out.`,
		own: (slides: number[]) => `Slides added by hand, left as they are: ${slides.join(', ')}.`,
		strangers: (slides: number[]) =>
			`Slides with parts of another deck, left as they are: ${slides.join(', ')}.`,
		removed: (titles: string[]) =>
			`Slides removed by hand, left out: ${titles.map((title) => `“${title}”`).join(', ')}.`
	}
};
