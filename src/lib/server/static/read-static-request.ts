import {
	checkViewQuery,
	oneOf,
	type ParameterRule,
	type WrongParameter
} from '#lib/carto/check-view-query.ts';
import { MOMENT_RULES } from '#lib/carto/moment-query.ts';
import { readViewQuery, type ViewValues } from '#lib/carto/view-query.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';
import { WrongRequest } from './wrong-request.ts';

export const STATIC_FORMATS = ['png', 'svg', 'pdf'] as const;
export type StaticFormat = (typeof STATIC_FORMATS)[number];

/** Sides of a picture, CSS pixels. */
export const SIDE_RANGE_PX = { min: 16, max: 4096 } as const;
/** Pixels of a picture, device pixels: 16 megapixels. */
export const PIXELS_MAX = 4096 * 4096;

/** Where a picture looks: at what is selected, else at the city; at a camera; or at an area. */
export type StaticPlace = 'auto' | { lngLat: LngLat; zoom: number } | Bbox;

/** A map without a screen: all that its picture depends on but the data. */
export interface StaticRequest {
	place: StaticPlace;
	/** CSS pixels. */
	widthPx: number;
	heightPx: number;
	/** Device pixels a CSS pixel; of PNG alone, since the others have none. */
	scale: 1 | 2;
	format: StaticFormat;
	view: ViewValues;
	legend: boolean;
	/** `YYYY-MM-DD`; `null`: the date of the data. */
	asOf: string | null;
	/** Parameters that change nothing, in the order given. */
	ignored: string[];
}

/** Parameters of pictures besides those of the view. */
export const PICTURE_RULES: Readonly<Record<string, ParameterRule>> = {
	legend: oneOf(['0', '1']),
	...MOMENT_RULES
};

/** Of the view, but of no picture: where to look stands in the path, and one picture shows one plan. */
export const WITHOUT_EFFECT = ['view', 'compare', 'table', 'filter', 'reach', 'only', 'sort', 'of'];

/**
 * Reads a request from an address of the static map.
 *
 * @param at `auto`, `lng,lat,zoom` or `west,south,east,north`
 * @param file `{width}x{height}[@2x].{png|svg|pdf}`
 * @throws WrongRequest with everything that is wrong, not the first of it
 */
export function readStaticRequest(at: string, file: string, query: URLSearchParams): StaticRequest {
	const { ignored, wrong } = checkViewQuery(query, { rules: PICTURE_RULES });
	const place = readPlace(at);
	const picture = readPicture(file);
	const problems = [
		...(place ? [] : [{ name: 'place', value: at, ...PLACE }]),
		...('wrong' in picture ? [picture.wrong] : []),
		...wrong
	];
	if (!place || 'wrong' in picture || problems.length > 0) throw new WrongRequest(problems);
	return {
		place,
		...picture,
		view: readViewQuery(query),
		legend: query.get('legend') === '1',
		asOf: query.get('asof'),
		ignored: [...ignored, ...WITHOUT_EFFECT.filter((name) => query.has(name))]
	};
}

const PLACE = {
	right: 'auto, longitude,latitude,zoom or west,south,east,north',
	rightZh: 'auto，或以英文逗号分隔的经度、纬度和缩放级别，或西、南、东、北四个界限'
};

function readPlace(at: string): StaticPlace | undefined {
	if (at === 'auto') return at;
	const numbers = at.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
	const [a, b, c, d] = numbers as [number, number, number, number];
	const isOnMap = (lng: number, lat: number) => Math.abs(lng) <= 180 && Math.abs(lat) <= 85;
	if (numbers.length === 3 && isOnMap(a, b) && c >= 0 && c <= 24) return { lngLat: [a, b], zoom: c };
	const isArea = numbers.length === 4 && isOnMap(a, b) && isOnMap(c, d) && a < c && b < d;
	return isArea ? [a, b, c, d] : undefined;
}

type Picture = Pick<StaticRequest, 'widthPx' | 'heightPx' | 'scale' | 'format'>;

function readPicture(file: string): Picture | { wrong: WrongParameter } {
	const [, width, height, twice, extension] = /^(\d{1,6})x(\d{1,6})(@2x)?\.([a-z0-9]+)$/.exec(file) ?? [];
	const format = STATIC_FORMATS.find((one) => one === extension);
	const fail = (name: string, value: string, right: string, rightZh = right) => ({
		wrong: { name, value, right, rightZh }
	});
	if (extension !== undefined && !format) return fail('format', extension, STATIC_FORMATS.join(', '));
	if (!format) return fail('picture', file, `{width}x{height}[@2x].{${STATIC_FORMATS.join('|')}}`);
	const [widthPx, heightPx] = [Number(width), Number(height)];
	const { min, max } = SIDE_RANGE_PX;
	const scale = twice && format === 'png' ? 2 : 1;
	if ([widthPx, heightPx].some((side) => side < min || side > max))
		return fail(
			'size',
			`${width}x${height}`,
			`sides from ${min} to ${max} pixels`,
			`边长 ${min}–${max} 像素`
		);
	if (widthPx * heightPx * scale ** 2 > PIXELS_MAX)
		return fail(
			'size',
			`${width}x${height}@2x`,
			'no more than 16 megapixels, the doubled pixels counted',
			'不超过 1600 万像素（加倍后计）'
		);
	return { widthPx, heightPx, scale, format };
}
