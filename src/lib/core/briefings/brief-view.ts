import { OVERLAYS, type BriefingDocument } from './types.ts';

/** Told beside a single view; the figures are those of the part of the city that it selects. */
const SENTENCES = {
	zh: '{households-inner}、{coverage-inner} 的住户在内圈步行时间内可到最近的社区服务中心,外圈为 {coverage-outer}。',
	en: '{households-inner}, {coverage-inner} of all, reach a service centre within the inner circle; {coverage-outer} within the outer.'
} as const;

/**
 * A briefing of one view: what a planner has on screen, with its number and a sentence.
 *
 * @param view.query as after the `?` of the workbench; an open desk whose work can be made anew comes along
 */
export function briefView({
	title,
	subtitle,
	query,
	lang
}: Pick<BriefingDocument, 'title' | 'subtitle' | 'lang'> & { query: string }): BriefingDocument {
	const desk = new URLSearchParams(query).get('desk');
	const overlay = OVERLAYS.find((known) => known === desk) ?? null;
	return {
		format: 1,
		title,
		subtitle,
		lang,
		slides: [
			{
				kind: 'map',
				title,
				query,
				figure: 'coverage-inner',
				sentence: SENTENCES[lang],
				chart: 'coverage-curve',
				overlay,
				notes: ''
			}
		]
	};
}
