import { listBriefingProblems, type BriefingProblem } from './list-briefing-problems.ts';

/** {@link listBriefingProblems} for people, a line each: which slide, which field, what is right there. */
export function describeBriefingProblems(value: unknown, lang: 'zh' | 'en'): string[] {
	return listBriefingProblems(value).map((problem) => DESCRIBE[lang](problem));
}

const DESCRIBE: Record<'zh' | 'en', (problem: BriefingProblem) => string> = {
	zh: ({ slide, field, rule }) =>
		`${slide === null ? '汇报' : `第 ${slide} 页`}${field === '' ? '' : `的“${field}”`}${rule.zh}。`,
	en: ({ slide, field, rule }) =>
		`${slide === null ? 'The briefing' : `Slide ${slide}`}${field === '' ? '' : `: "${field}"`} ${rule.en}.`
};
