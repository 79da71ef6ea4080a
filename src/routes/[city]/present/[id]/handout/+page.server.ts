import { error } from '@sveltejs/kit';
import { drawChart } from '#lib/core/figures/draw-chart.ts';
import { SANS } from '#lib/carto/fonts.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { getDb } from '#lib/server/app-db.ts';
import { briefings } from '#lib/server/documents/index.ts';
import { findLoadedCity } from '#lib/server/loaded-city.ts';
import { tellSlide } from '#lib/ui/presenter/tell-slide.ts';
import { prepareOnServer } from './prepare-on-server.ts';

const CHART_PX = { widthPx: 330, heightPx: 250, fontPx: 13 };

/** Everything that the handout says; its maps are pictures of their own. */
export async function load({ params, locals, url }) {
	const db = await getDb();
	const briefing = await briefings.find(db, params.city, params.id);
	if (!briefing) error(404, `There is no briefing "${params.id}".`);
	const city = await findLoadedCity(db, params.city);
	if (!city) error(404, `There is no city "${params.city}".`);
	const { document } = briefing;
	const lang = url.searchParams.has('lang') ? locals.lang : document.lang;
	const prepared = await prepareOnServer(document.slides, city);
	const slides = prepared.map((one, i) => {
		const { chart, ...told } = tellSlide(one, lang);
		const drawing = { ...CHART_PX, lang, palette: LIGHT, font: SANS, idPrefix: `chart-${i}` };
		return {
			...told,
			number: told.number && { text: told.number.text, name: told.number.name },
			kind: one.slide.kind,
			notes: one.slide.notes,
			at: i + 1,
			chart: chart && drawChart(chart, drawing)
		};
	});
	return {
		id: params.id,
		meta: city.model.meta,
		title: document.title,
		subtitle: document.subtitle,
		lang,
		hasNotes: url.searchParams.get('notes') === '1',
		isIllustrative: city.model.isIllustrative,
		dataHash: city.dataHash.slice(0, 12),
		slides
	};
}
