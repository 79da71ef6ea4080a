import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import type { TemplateId } from '#lib/core/briefings/templates/index.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { Db } from '../db/port.ts';
import { findLoadedCity } from '../loaded-city.ts';
import { Refused } from '../refused.ts';

/**
 * A briefing from a template and the city as the database has it, at the default minutes and speed.
 *
 * @throws Refused if the city has no streets to measure walks on
 */
export async function fillBriefingTemplate(
	db: Db,
	cityId: string,
	{ template, lang }: { template: TemplateId; lang: 'zh' | 'en' }
): Promise<BriefingDocument> {
	const city = await findLoadedCity(db, cityId);
	if (!city) throw new Refused(400, 'no-streets', { city: cityId });
	const [inner, outer] = DEFAULT_MINUTES;
	const plan = city.model.measure({ minutes: [inner!, outer!], speedMps: DEFAULT_SPEED_MPS, edits: [] });
	return buildTemplate(template, plan, lang);
}
