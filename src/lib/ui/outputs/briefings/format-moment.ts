import type { Lang } from '#lib/carto/view-query.ts';

/** A day and its time, in the reader's own time zone. @param iso an instant */
export function formatMoment(iso: string, lang: Lang): string {
	const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
