import type { CityFeatures } from '#lib/core/city/types.ts';
import { checkViewQuery, oneOf, type ParameterRule } from '#lib/carto/check-view-query.ts';
import { dropEmptyRows } from '#lib/carto/drop-empty-rows.ts';
import { listMadeUpLayers } from '#lib/carto/list-made-up-layers.ts';
import { listLegend, type OverlayKey } from '#lib/carto/legend/list-legend.ts';
import { MOMENT_RULES } from '#lib/carto/moment-query.ts';
import { DARK, LIGHT } from '#lib/carto/palette.ts';
import { drawLegend } from '#lib/carto/svg/draw-legend.ts';
import { formatSvgRoot } from '#lib/carto/svg/xml.ts';
import { readViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import { renderPng } from '../browser/render-png.ts';
import { answerPicture } from './answer-picture.ts';
import { pictureOptions } from './draw-static-map.ts';
import { SIDE_RANGE_PX, WITHOUT_EFFECT } from './read-static-request.ts';
import { refuseRequest } from './refuse-request.ts';
import { describeDrawn, type PictureSources } from './respond-static-map.ts';
import { WrongRequest } from './wrong-request.ts';

const FORMATS = ['svg', 'png'] as const;

const LEGEND_RULES: Readonly<Record<string, ParameterRule>> = {
	width: {
		right: `whole pixels from ${SIDE_RANGE_PX.min} to ${SIDE_RANGE_PX.max}; no narrower than the longest row`,
		rightZh: `${SIDE_RANGE_PX.min}–${SIDE_RANGE_PX.max} 的整数像素，不窄于最长的一行`,
		isRight: (value) =>
			/^\d+$/.test(value) && Number(value) >= SIDE_RANGE_PX.min && Number(value) <= SIDE_RANGE_PX.max
	},
	scale: oneOf(['1', '2'])
};

const OVERLAYS: Readonly<Record<'packages' | 'siting', readonly OverlayKey[]>> = {
	packages: ['packages'],
	siting: ['sites', 'site-circles', 'candidates']
};

/** Answers `/static/{city}/legend.{svg|png}?…`: the rows that the view's map would have, see `respondStaticMap`. */
export async function respondLegend(
	request: Request,
	{ city: cityId, format: extension }: { city: string; format: string },
	{ getCity, version }: PictureSources
): Promise<Response> {
	try {
		const query = new URL(request.url).searchParams;
		const { ignored, wrong } = checkViewQuery(query, {
			rules: { ...LEGEND_RULES, ...MOMENT_RULES },
			also: ['legend']
		});
		const format = FORMATS.find((one) => one === extension);
		if (!format || wrong.length > 0) {
			const fault = format ? [] : [{ name: 'format', value: extension, right: FORMATS.join(', ') }];
			throw new WrongRequest([...fault, ...wrong]);
		}
		const city = await getCity(cityId);
		const view = readViewQuery(query);
		const widthPx = Number(query.get('width') ?? 0);
		const scale = query.get('scale') === '2' && format === 'png' ? 2 : 1;
		return await answerPicture(request, {
			from: [version, 'legend', city.dataHash, widthPx, scale, describeDrawn(view)],
			format,
			fileName: `${cityId}-legend`,
			ignored: [...ignored, ...WITHOUT_EFFECT.filter((name) => query.has(name))],
			draw: async () => {
				const legend = drawLegendDocument(view, widthPx, city.model.features);
				return format === 'png'
					? renderPng(legend.svg, { ...legend, scale })
					: new TextEncoder().encode(legend.svg);
			}
		});
	} catch (error) {
		return refuseRequest(error);
	}
}

/** The legend as a file of its own. */
function drawLegendDocument(
	{ layers, minutes, lang, theme, desk }: ViewValues,
	asked: number,
	features: CityFeatures
) {
	const { overlay } = pictureOptions({ theme, desk });
	const overlays = overlay ? OVERLAYS[overlay] : [];
	const { svg, widthPx, heightPx } = drawLegend(
		listLegend({
			shown: new Set(dropEmptyRows(layers, features)),
			minutes,
			lang,
			overlays,
			madeUp: listMadeUpLayers(features)
		}),
		{
			palette: theme === 'dark' ? DARK : LIGHT,
			lang,
			widthPx: asked
		}
	);
	const root = formatSvgRoot(widthPx, heightPx, lang);
	const title = lang === 'zh' ? '图例' : 'Legend';
	return { svg: `<svg${root}><title>${title}</title>${svg}</svg>\n`, widthPx, heightPx };
}
