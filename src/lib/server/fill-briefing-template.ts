import { buildTemplate } from '#lib/core/briefings/build-template.ts';
import { TEMPLATE_IDS } from '#lib/core/briefings/templates/index.ts';
import type { BriefingDocument } from '#lib/core/briefings/types.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { Db } from './db/port.ts';
import { findLoadedCity } from './loaded-city.ts';

/**
 * A briefing from a template and the city as the database has it, at the default minutes and speed.
 *
 * @throws RangeError naming the field that is wrong, or if the city has no streets to measure walks on
 */
export async function fillBriefingTemplate(
	db: Db,
	cityId: string,
	{ template, lang = 'zh' }: { template: unknown; lang?: unknown }
): Promise<BriefingDocument> {
	const id = TEMPLATE_IDS.find((known) => known === template);
	if (!id) throw new RangeError(`"template" is one of ${TEMPLATE_IDS.join(', ')}.`);
	if (lang !== 'zh' && lang !== 'en') throw new RangeError('"lang" is zh or en.');
	const city = await findLoadedCity(db, cityId);
	if (!city) throw new RangeError(`"${cityId}" has no streets yet, so no template can be filled.`);
	const [inner, outer] = DEFAULT_MINUTES;
	const plan = city.model.measure({ minutes: [inner!, outer!], speedMps: DEFAULT_SPEED_MPS, edits: [] });
	return buildTemplate(id, plan, lang);
}
