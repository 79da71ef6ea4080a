import { nameScope } from '../figures/name-scope.ts';
import type { MeasuredPlan, Scope } from '../model/types.ts';

/** What a report calls itself and its programme. */
export interface ReportTitle {
	title: string;
	/** The city and its programme, for headers. */
	cityName: string;
	/** The city as titles name it. */
	city: string;
}

const HAN = /^[\u3400-\u9fff]+$/;
/** A place that says already what it is, as 雄县. */
const SAYS_ITS_KIND = /[市县区镇乡州盟旗省]$/;
const YEAR = /\s*(\d{4})\s*年?\s*/;

/**
 * Title of a report: 保定市莲池区2022年老旧小区连片改造情况报告; of a brief 简报 instead. A what-if is named as such.
 *
 * @param plan its programme is written as planners write it, 连片改造 2022: the year goes where titles have it
 */
export function titleReport(
	plan: MeasuredPlan,
	{ scope, isBrief, isTrial, lang }: { scope: Scope; isBrief: boolean; isTrial: boolean; lang: 'zh' | 'en' }
): ReportTitle {
	const part = scope.kind === 'city' ? '' : nameScope(plan, scope, lang);
	if (lang === 'en') {
		const city = plan.meta.nameEn || plan.meta.name;
		const programme = plan.meta.titleEn || plan.meta.title;
		return {
			title: `${part === '' ? city : `${part}, ${city}`}: ${programme} – ${isBrief ? 'brief' : 'status report'}${isTrial ? ' (what-if)' : ''}`,
			cityName: `${city}: ${programme}`,
			city
		};
	}
	const city = nameCity(plan);
	const [written, year = ''] = YEAR.exec(plan.meta.title) ?? [''];
	const what = plan.meta.title.replace(written, '').trim();
	const about = `${year === '' ? '' : `${year}年`}${what.includes('小区') ? what : `老旧小区${what}`}`;
	return {
		title: `${city}${part}${about}${isBrief ? '简报' : '情况报告'}${isTrial ? '（推演）' : ''}`,
		cityName: `${city}${about}`,
		city
	};
}

/** 保定 becomes 保定市 if the codes of its districts are of one prefecture; every other name is unchanged. */
function nameCity({ meta: { name }, features }: MeasuredPlan): string {
	const codes = features.districts.features.flatMap(({ properties: { code } }) =>
		/^\d{6}$/.test(code ?? '') ? [code.slice(0, 4)] : []
	);
	const isPrefecture = codes.length > 1 && new Set(codes).size === 1;
	return isPrefecture && HAN.test(name) && !SAYS_ITS_KIND.test(name) ? `${name}市` : name;
}
