import { SANS } from '#lib/carto/fonts.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { drawChart } from '#lib/core/figures/draw-chart.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes } from '#lib/server/threads/work.ts';
import { tellSlide } from '#lib/ui/presenter/tell-slide.ts';
import { getCity } from '../city-in-thread.ts';
import { prepareOnServer } from './prepare-on-server.ts';

const CHART_PX = { widthPx: 330, heightPx: 250, fontPx: 13 };

/** Everything that the handout of slides says; its maps are pictures of their own. */
export async function tellHandout(
	{ cityId, moment, slides, lang }: Takes<'handout'>,
	context: Pick<ThreadContext, 'call'>
): Promise<Gives<'handout'>> {
	const city = await getCity(context, cityId, moment);
	const prepared = await prepareOnServer(slides, city);
	return {
		meta: city.model.meta,
		revision: city.revision,
		isIllustrative: city.model.isIllustrative,
		dataHash: city.dataHash.slice(0, 12),
		slides: prepared.map((one, i) => {
			const { chart, sentenceParts, names, ...told } = tellSlide(one, lang);
			const drawing = { ...CHART_PX, lang, palette: LIGHT, font: SANS, idPrefix: `chart-${i}` };
			return {
				...told,
				number: told.number && { text: told.number.text, name: told.number.name },
				kind: one.slide.kind,
				at: i + 1,
				chart: chart && drawChart(chart, drawing)
			};
		})
	};
}
