import type { Bbox, LngLat } from '../geometry/types.ts';
import { roundLngLat } from './round-geometry.ts';

export type TypedRefusal =
	| 'empty'
	/** Not two angles, or written in a way that is not known. */
	| 'not-understood'
	/** Beyond ±180° of longitude or ±90° of latitude, or sixty minutes or seconds and more. */
	| 'out-of-range'
	/** Two longitudes, two latitudes, or two numbers that could be either. */
	| 'ambiguous'
	/** The latitude stands first; `lngLat` is what was probably meant. */
	| 'swapped'
	/** A position, but not in this city; `lngLat` is where it is. */
	| 'outside-city';

export type TypedPosition = { lngLat: LngLat } | { refusal: TypedRefusal; lngLat?: LngLat };

interface Angle {
	degrees: number;
	/** Said by a letter or word; `undefined` for a bare number. */
	axis: 'lng' | 'lat' | undefined;
}

/** Marks of degrees, minutes and seconds that normalisation would break. */
const MARKS: readonly [RegExp, string][] = [
	// Not that of 经度 and 纬度.
	[/[°º˚]|(?<=[\d０-９]\s*)度/g, '°'],
	[/″|”|“|′′|''|’’|秒/g, '"'],
	[/[′’‘分]/g, "'"],
	[/[−–—]/g, '-']
];

const MARK = '东经|西经|北纬|南纬|经度|纬度|LONGITUDE|LATITUDE|LNG|LON|LAT|[EWNS]';
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const SIZE =
	String.raw`(?<sign>[+-]?)(?<degrees>${NUMBER})\s*` +
	String.raw`(?:°\s*(?:(?<minutes>${NUMBER})\s*'\s*(?:(?<seconds>${NUMBER})\s*")?)?)?`;
const MARKED_BEFORE = new RegExp(String.raw`^[\s,;、]*(?<mark>${MARK})[\s:=]*${SIZE}`);
/** A letter apart from its number is its own only if it is apart from the next one too. */
const MARKED_AFTER = new RegExp(
	String.raw`^[\s,;、]*${SIZE}(?<mark>[EWNS](?![A-Z])|\s+[EWNS](?=[\s,;、]|$))?`
);

/**
 * A position as people type or paste it: 115.4612, 38.8731 (longitude first); 38.8731N 115.4612E; 115°27′40″E 38°52′23″N;
 * 东经115度27分40秒，北纬38度52分23秒; lng: 115.4612 lat: 38.8731. Full-width digits and signs are read like half-width.
 * With letters or words the order is free.
 *
 * Bare numbers are taken in the order written or not at all: if the city's box holds them the other way round they are
 * `swapped`, and without a box two that could both be latitudes are `ambiguous`.
 *
 * @param bbox of the city; a position outside it is refused, but told
 * @returns rounded to 7 decimals
 */
export function parseTypedPosition(text: string, { bbox }: { bbox?: Bbox } = {}): TypedPosition {
	const clean = normalise(text);
	if (clean === '') return { refusal: 'empty' };
	const first = readAngle(clean);
	const second = first && readAngle(first.rest);
	if (!first || !second || !/^[\s,;]*$/.test(second.rest)) return { refusal: 'not-understood' };
	// Two numbers that run into each other are one number mistyped.
	if (!first.angle.axis && !/[\s,;、°'"]$/.test(first.read) && !/^[\s,;、]/.test(first.rest))
		return { refusal: 'not-understood' };
	if (first.isTooLarge || second.isTooLarge) return { refusal: 'out-of-range' };
	return judge(first.angle, second.angle, bbox);
}

function normalise(text: string): string {
	const marked = MARKS.reduce((so, [pattern, mark]) => so.replace(pattern, mark), text);
	return MARKS.reduce((so, [pattern, mark]) => so.replace(pattern, mark), marked.normalize('NFKC'))
		.toUpperCase()
		.replaceAll(/[()[\]{}]/g, ' ')
		.trim();
}

function readAngle(
	text: string
): { angle: Angle; read: string; rest: string; isTooLarge: boolean } | undefined {
	const found = MARKED_BEFORE.exec(text) ?? MARKED_AFTER.exec(text);
	if (!found?.groups) return undefined;
	const { sign, degrees, minutes, seconds } = found.groups;
	const mark = found.groups.mark?.trim();
	const hasHemisphere = mark !== undefined && /^([EWNS]|东经|西经|北纬|南纬)$/.test(mark);
	if (sign === '-' && hasHemisphere) return undefined;
	// 115.5°27′ says the same thing twice.
	if ((minutes && degrees!.includes('.')) || (seconds && minutes!.includes('.'))) return undefined;
	const size = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
	const isNegative = sign === '-' || /^(W|S|西经|南纬)$/.test(mark ?? '');
	return {
		angle: {
			degrees: isNegative ? -size : size,
			axis: mark === undefined ? undefined : /^(E|W|LO|LNG|东|西|经)/.test(mark) ? 'lng' : 'lat'
		},
		read: found[0],
		rest: text.slice(found[0].length),
		isTooLarge: Number(minutes ?? 0) >= 60 || Number(seconds ?? 0) >= 60
	};
}

function judge(first: Angle, second: Angle, bbox: Bbox | undefined): TypedPosition {
	if (first.axis && first.axis === second.axis) return { refusal: 'ambiguous' };
	const isMarked = first.axis !== undefined || second.axis !== undefined;
	const isLatFirst = first.axis === 'lat' || second.axis === 'lng';
	const written = roundLngLat(isLatFirst ? [second.degrees, first.degrees] : [first.degrees, second.degrees]);
	const turned: LngLat = [written[1], written[0]];
	if (isMarked) {
		if (!isOnEarth(written)) return { refusal: 'out-of-range' };
		return bbox && !isIn(bbox, written) ? { refusal: 'outside-city', lngLat: written } : { lngLat: written };
	}
	if (bbox) {
		if (isIn(bbox, written)) return { lngLat: written };
		if (isIn(bbox, turned)) return { refusal: 'swapped', lngLat: turned };
	}
	if (!isOnEarth(written))
		return isOnEarth(turned) ? { refusal: 'swapped', lngLat: turned } : { refusal: 'out-of-range' };
	if (isOnEarth(turned) && !bbox) return { refusal: 'ambiguous' };
	return bbox ? { refusal: 'outside-city', lngLat: written } : { lngLat: written };
}

const isOnEarth = ([lng, lat]: LngLat): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;

const isIn = ([west, south, east, north]: Bbox, [lng, lat]: LngLat): boolean =>
	west <= lng && lng <= east && south <= lat && lat <= north;
