import type { Both } from '../figures/types.ts';
import type { MeasuredPlan } from '../model/types.ts';
import { clipTitle } from './clip-title.ts';
import { bothNames } from './templates/both-names.ts';
import { BOTH, STATES } from './templates/layer-sets.ts';
import type { SlideDraft } from './templates/types.ts';
import { toSlide } from './to-slide.ts';
import { SLIDES_MAX, type BriefingDocument, type Slide } from './types.ts';

/**
 * A briefing of these slides between a cover and a slide on data and method; slides beyond the limit are left out.
 *
 * @param name the subject, which follows the city and its programme in the title
 */
export function frameBriefing(
	name: Both,
	slides: readonly Slide[],
	plan: Pick<MeasuredPlan, 'meta' | 'minutes' | 'speedMps'>,
	lang: 'zh' | 'en'
): BriefingDocument {
	const { meta } = plan;
	const city = bothNames(meta);
	const title: Both = {
		zh: `${city.zh}${meta.title} · ${name.zh}`,
		en: `${city.en}: ${meta.titleEn} – ${name.en}`
	};
	const cover: SlideDraft = { kind: 'cover', title, layers: STATES, sentence: { zh: '', en: '' } };
	return {
		format: 1,
		title: clipTitle(title[lang]),
		subtitle: '',
		lang,
		slides: [
			toSlide(cover, plan, lang),
			...slides.slice(0, SLIDES_MAX - 2),
			toSlide(closing(plan.speedMps), plan, lang)
		]
	};
}

/** The last slide: how figures are computed. The date of the data is on every slide. */
function closing(speedMps: number): SlideDraft {
	return {
		kind: 'closing',
		title: { zh: '数据与口径', en: 'Data and method' },
		layers: BOTH,
		sentence: {
			zh: `步行时间沿街道网络、从小区出入口到服务中心的门计算，步速 ${speedMps} 米/秒，恰好等于规定时间也算到达。覆盖率按户数计，只计尚未完成改造的小区。每页注明数据截止日期。`,
			en: `Walks run along the streets from a community’s entrances to a centre’s doors at ${speedMps} m/s; arriving on the minute counts. Coverage is a share of households, of communities not yet renovated. The date of the data stands on every slide.`
		},
		notes: {
			zh: '每个数都可以点开：输入、公式、日期、来源和涉及的小区。',
			en: 'Every number can be opened: inputs, formula, date, source and the communities behind it.'
		}
	};
}
