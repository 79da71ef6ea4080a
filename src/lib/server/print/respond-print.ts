import { writePrintQuery } from '#lib/carto/layout/print-query.ts';
import { answerPicture } from '../static/answer-picture.ts';
import { checkCityRequest } from '../static/check-city-request.ts';
import { refuseRequest } from '../static/refuse-request.ts';
import { basemapVersion, describeDrawn, type PictureSources } from '../static/respond-static-map.ts';
import { drawPrint } from './draw-print.ts';
import { readPrintRequest } from './read-print-request.ts';

/** Answers `/{city}/print.{svg|pdf|png}?…`, see `respondStaticMap`. */
export async function respondPrint(
	request: Request,
	{ city: cityId, format }: { city: string; format: string },
	{ getCity, version }: PictureSources
): Promise<Response> {
	try {
		const asked = readPrintRequest(format, new URL(request.url).searchParams);
		const city = await getCity(cityId);
		checkCityRequest(city.model, asked);
		const { options, view, legend, asOf, dpi } = asked;
		return await answerPicture(request, {
			from: [
				version,
				'print',
				city.dataHash,
				city.revision,
				await basemapVersion(city),
				[writePrintQuery(options).toString(), view.camera, describeDrawn(view)],
				[legend, asOf, asked.format === 'png' ? dpi : 0]
			],
			format: asked.format,
			fileName: `${cityId}-${options.paper.replace(':', 'x')}`,
			ignored: asked.ignored,
			draw: () => drawPrint(city, asked)
		});
	} catch (error) {
		return refuseRequest(error);
	}
}
