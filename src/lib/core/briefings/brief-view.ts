import { toSlideOfView } from './to-slide-of-view.ts';
import type { BriefingDocument } from './types.ts';

/** A briefing of one view: what a planner has on screen, with its number, a sentence and a chart. */
export function briefView({
	title,
	query,
	lang
}: {
	title: string;
	/** As after the `?` of the workbench. */
	query: string;
	lang: BriefingDocument['lang'];
}): BriefingDocument {
	return {
		format: 1,
		title,
		subtitle: '',
		lang,
		slides: [toSlideOfView({ name: title, query, lang })]
	};
}
