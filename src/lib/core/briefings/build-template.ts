import type { MeasuredPlan } from '../model/types.ts';
import { frameBriefing } from './frame-briefing.ts';
import { TEMPLATES, type TemplateId } from './templates/index.ts';
import { toSlide } from './to-slide.ts';
import type { BriefingDocument } from './types.ts';

/**
 * Builds a briefing from a template: a cover, the template's slides for this city, and a slide on data and method.
 * Sentences hold the keys of figures, not their values, so that they stay right when the data change. Of a city with
 * more parts than a briefing has slides, the last parts are left out.
 *
 * @param plan minutes and speed are taken over into the slides, edits are not
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
