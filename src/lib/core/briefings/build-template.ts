import type { MeasuredPlan } from '../model/types.ts';
import { frameBriefing } from './frame-briefing.ts';
import { TEMPLATES, type TemplateId } from './templates/index.ts';
import { toSlide } from './to-slide.ts';
import type { BriefingDocument } from './types.ts';

/**
 * A briefing to begin with: a cover, the slides of the template for this city, a slide on data and method at the end.
 * Sentences hold the keys of figures, not their values, so that they stay right when the data change. Of a city with
 * more parts than a briefing has slides, the last parts are left out.
 *
 * @param plan of it, minutes and speed become those of the slides; its edits do not
 */
export function buildTemplate(id: TemplateId, plan: MeasuredPlan, lang: 'zh' | 'en'): BriefingDocument {
	const { name, slides } = TEMPLATES[id];
	return frameBriefing(
		name,
		slides(plan).map((draft) => toSlide(draft, plan, lang)),
		plan,
		lang
	);
}
