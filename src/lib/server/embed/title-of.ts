import { Format } from '#lib/core/figures/format.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import type { ViewValues } from '#lib/carto/view-query.ts';

/** Title of a view in one line: city, programme, and selection. */
export function titleOf({ plan, view }: { plan: MeasuredPlan; view: ViewValues }): string {
	const { meta, features, centres } = plan;
	const format = new Format(view.lang);
	const { kind, id } = view.selection ?? {};
	const found = [
		...(kind === 'district' ? features.districts.features : []),
		...(kind === 'cluster' ? features.clusters.features : []),
		...(kind === 'axis' ? features.axes.features : []),
		...(kind === 'community' ? features.communities.features : []),
		...(kind === 'centre' ? centres.map((properties) => ({ properties })) : [])
	].find(({ properties }) => properties.id === id);
	const whole = view.lang === 'en' ? `${format.name(meta)}: ${meta.titleEn}` : meta.name + meta.title;
	return found ? `${whole} · ${format.name(found.properties)}` : whole;
}
