import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import type { ViewValues } from '../view-query.ts';
import { EMBED_DEFAULTS, writeEmbedQuery, type EmbedOptions } from './embed-query.ts';

export interface StaticPicture {
	widthPx: number;
	heightPx: number;
	format: 'png' | 'svg' | 'pdf';
	/** Pixels to a CSS pixel. */
	scale?: 1 | 2;
	legend?: boolean;
	/** Which plan it shows; default: the newest. */
	moment?: PlanMoment;
}

/** The embedded map of a view, from the server's root. */
export function embedPath(cityId: string, view: ViewValues, options: Partial<EmbedOptions> = {}): string {
	return withQuery(`/embed/${cityId}`, writeEmbedQuery(view, options));
}

/** The workbench on a view of the newest plan, or that of a moment. */
export function workbenchPath(cityId: string, view: ViewValues, moment: PlanMoment = {}): string {
	return withQuery(`/${cityId}`, writeEmbedQuery(view, { ...EMBED_DEFAULTS, moment }));
}

/** The picture of a view: where the view has no camera, what it selects or the whole city. */
export function staticPath(
	cityId: string,
	view: ViewValues,
	{ widthPx, heightPx, format, scale = 1, legend = false, moment = {} }: StaticPicture
): string {
	const { camera } = view;
	const frame = camera
		? [camera.lngLat[0].toFixed(5), camera.lngLat[1].toFixed(5), camera.zoom.toFixed(2)].join(',')
		: 'auto';
	const query = writeEmbedQuery({ ...view, camera: null }, { moment });
	if (legend) query.set('legend', '1');
	const size = `${widthPx}x${heightPx}${scale === 2 ? '@2x' : ''}`;
	return withQuery(`/static/${cityId}/${frame}/${size}.${format}`, query);
}

/** Where a site that is given a link finds out how to embed it. @see https://oembed.com */
export function oEmbedPath(address: string): string {
	return `/oembed?${new URLSearchParams({ url: address, format: 'json' })}`;
}

function withQuery(path: string, query: URLSearchParams): string {
	const text = query.toString();
	return text === '' ? path : `${path}?${text}`;
}
