import { summarizeCoverage } from '#lib/core/coverage/summarize-coverage.ts';
import { tellTrial } from '#lib/core/describe/tell-trial.ts';
import { Format } from '#lib/core/figures/format.ts';
import type { Scope } from '#lib/core/model/types.ts';
import { rowsInScope } from '#lib/core/model/rows-in-scope.ts';
import type { EmbedHead, EmbedPart } from '#lib/carto/embed/embed-document.ts';
import { staticPath, workbenchPath } from '#lib/carto/embed/embed-links.ts';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { scopeOf } from '#lib/carto/scope-of-view.ts';
import { LAYER_KEYS } from '#lib/carto/view-query.ts';
import { describeView } from './describe-view.ts';
import { titleOf } from './title-of.ts';
import type { OpenedEmbed } from './open-embed.ts';

/** Everything of an embedded map but the map: what is read without it. */
export function buildEmbedHead(opened: OpenedEmbed): EmbedHead {
	const { view, options, plan } = opened;
	const { lang, theme, selection } = view;
	const { meta, minutes } = plan;
	const format = new Format(lang);
	const partOf = (
		scope: Scope & { kind: EmbedPart['kind'] },
		named: { name: string; nameEn: string }
	): EmbedPart => {
		const { communities, households, covered } = summarizeCoverage(rowsInScope(plan, scope), minutes);
		const [inner, outer] = minutes.map((m) => covered[m]!.households);
		return { ...scope, name: format.name(named), communities, households, reached: [inner!, outer!] };
	};
	return {
		meta,
		title: titleOf(opened),
		lang,
		theme,
		legend: options.legend,
		controls: options.controls,
		moment: options.moment,
		revision: opened.city.revision,
		isIllustrative: plan.isIllustrative,
		trial: view.edits.length > 0 ? tellTrial(plan, withoutEdits(opened), scopeOf(view), lang) : null,
		minutes,
		madeUp: listMadeUpLayers(plan.features),
		shown: dropEmptyRows(
			LAYER_KEYS.filter((key) => view.layers.has(key)),
			plan.features
		),
		selection,
		sentences: describeView(opened),
		parts: [
			partOf({ kind: 'city', id: '' }, meta),
			...plan.features.districts.features.map(({ properties }) =>
				partOf({ kind: 'district', id: properties.id }, properties)
			)
		],
		workbenchPath: workbenchPath(meta.id, view, options.moment),
		picturePath: staticPath(meta.id, view, {
			widthPx: 960,
			heightPx: 640,
			format: 'svg',
			moment: options.moment
		})
	};
}

const withoutEdits = ({ city, view }: OpenedEmbed) => city.model.measure({ ...view, edits: [] });
