import type { Lang, ViewValues } from '#lib/carto/view-query.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { nameOfLayer } from '#lib/carto/layer-names.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';

/**
 * What a picture of the plan says of itself: title, content, source, date and revision.
 *
 * @param options.revision of the plan; `null`: it is not of a plan with revisions
 */
export function sayOfMap(
	{ meta, minutes, features, centres }: MeasuredPlan,
	{ layers, selection }: Pick<ViewValues, 'layers' | 'selection'>,
	{ lang, revision }: { lang: Lang; revision: number | null }
): { title: string; description: string; attribution: string; asOfText: string } {
	const format = new Format(lang);
	const city = format.name(meta);
	const programme = lang === 'en' && meta.titleEn !== '' ? meta.titleEn : meta.title;
	const selected = findName();
	const madeUp = listMadeUpLayers(features);
	const shown = dropEmptyRows(
		LAYER_KEYS.filter((key) => layers.has(key)),
		features
	).map((key) => nameOfLayer(key, minutes, lang, madeUp));
	const date = format.date(meta.asOf);
	const ofRevision =
		revision === null ? '' : lang === 'zh' ? ` · 计划第 ${revision} 版` : ` · plan revision ${revision}`;
	const asOfText = (lang === 'zh' ? `截至 ${date}` : `As of ${date}`) + ofRevision;
	const about = shown.join(format.comma);
	return {
		title: lang === 'zh' ? `${city}${programme}` : `${city}: ${programme}`,
		description:
			lang === 'zh'
				? `地图${selected ? `，选中${selected}` : ''}，图上有：${about || '底图'}。${asOfText}。`
				: `Map${selected ? `, ${selected} selected` : ''}, showing: ${about || 'the basemap'}. ${asOfText}.`,
		attribution: format.attribution(meta.attribution),
		asOfText
	};

	function findName(): string | undefined {
		if (!selection || selection.kind === 'place') return undefined;
		const { kind, id } = selection;
		if (kind === 'centre') {
			const centre = centres.find((one) => one.id === id);
			return centre && format.name(centre);
		}
		const layer = (
			{ cluster: 'clusters', community: 'communities', axis: 'axes', district: 'districts' } as const
		)[kind];
		const found = features[layer].features.find(({ properties }) => properties.id === id);
		return found && format.name(found.properties);
	}
}
