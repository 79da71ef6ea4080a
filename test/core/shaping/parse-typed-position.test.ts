import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTypedPosition } from '#lib/core/shaping/parse-typed-position.ts';
import type { Bbox, LngLat } from '#lib/core/geometry/types.ts';

const bbox: Bbox = [115.3, 38.7, 115.7, 39];
const place: LngLat = [115.4612, 38.8731];
/** 115°27′40″ and 38°52′23″. */
const sexagesimal: LngLat = [115.4611111, 38.8730556];

describe('a typed position', () => {
	it.each([
		'115.4612, 38.8731',
		'115.4612 38.8731',
		' [115.4612,38.8731] ',
		'(115.4612; 38.8731)',
		'１１５.４６１２，３８．８７３１',
		'115.4612、38.8731',
		'38.8731N 115.4612E',
		'38.8731N115.4612E',
		'N38.8731 E115.4612',
		'115.4612 E, 38.8731 N',
		'115.4612°E 38.8731°N',
		'东经115.4612 北纬38.8731',
		'北纬38.8731°，东经115.4612°',
		'东经:115.4612度 北纬:38.8731度',
		'经度115.4612 纬度38.8731',
		'lat: 38.8731, lng: 115.4612',
		'Latitude=38.8731 Longitude=115.4612',
		'115.4612e, 38.8731'
	])('is read from %s', (text) => {
		expect(parseTypedPosition(text, { bbox })).toEqual({ lngLat: place });
		expect(parseTypedPosition(text)).toEqual({ lngLat: place });
	});

	it.each([
		'115°27′40″E 38°52′23″N',
		`38°52'23"N, 115°27'40"E`,
		"115° 27' 40'' E 38° 52' 23'' N",
		'115°27’40”, 38°52’23”',
		'东经115度27分40秒，北纬38度52分23秒',
		'１１５°２７′４０″Ｅ　３８°５２′２３″Ｎ'
	])('is read from degrees, minutes and seconds: %s', (text) => {
		expect(parseTypedPosition(text, { bbox })).toEqual({ lngLat: sexagesimal });
	});

	it('is read with minutes alone, and west and south of Greenwich and the equator', () => {
		expect(parseTypedPosition(`115°30'E 38°45.3'N`)).toEqual({ lngLat: [115.5, 38.755] });
		expect(parseTypedPosition('70.5W 33.25S')).toEqual({ lngLat: [-70.5, -33.25] });
		expect(parseTypedPosition('西经120.5 南纬33.25')).toEqual({ lngLat: [-120.5, -33.25] });
		expect(parseTypedPosition('−120.5, −33.25')).toEqual({ lngLat: [-120.5, -33.25] });
		const zero = parseTypedPosition('0W 0S') as { lngLat: LngLat };
		expect(zero.lngLat.map((degrees) => Object.is(degrees, 0))).toEqual([true, true]);
	});

	it.each([
		['', 'empty'],
		['  ', 'empty'],
		['115.4612', 'not-understood'],
		['1154612', 'not-understood'],
		['东风路', 'not-understood'],
		['115.4612, 38.8731, 12', 'not-understood'],
		['115.461.2 38.8731', 'not-understood'],
		["115.5°27' 38.8", 'not-understood'],
		['-115.4612W 38.8731N', 'not-understood'],
		['115°27.5\'40" 38°', 'not-understood'],
		["115°60'E 38°52'N", 'out-of-range'],
		["115°27'60\"E 38°52'N", 'out-of-range'],
		['38.8731E 115.4612N', 'out-of-range'],
		['200, 300', 'out-of-range'],
		['200E, 30N', 'out-of-range'],
		['115.4612E 38.8731E', 'ambiguous'],
		['85.5, 38.8', 'ambiguous']
	])('is refused: %s', (text, refusal) => {
		expect(parseTypedPosition(text)).toEqual({ refusal });
	});

	it('is told apart by the city’s box', () => {
		expect(parseTypedPosition('38.8731, 115.4612', { bbox })).toEqual({ refusal: 'swapped', lngLat: place });
		expect(parseTypedPosition('38.8731, 115.4612')).toEqual({ refusal: 'swapped', lngLat: place });
		expect(parseTypedPosition('116.4, 39.9', { bbox })).toEqual({
			refusal: 'outside-city',
			lngLat: [116.4, 39.9]
		});
		expect(parseTypedPosition('116.4E 39.9N', { bbox })).toEqual({
			refusal: 'outside-city',
			lngLat: [116.4, 39.9]
		});
		// Ürümqi: both numbers could be latitudes.
		const urumqi: Bbox = [87.3, 43.6, 87.9, 44];
		expect(parseTypedPosition('87.6, 43.8', { bbox: urumqi })).toEqual({ lngLat: [87.6, 43.8] });
		expect(parseTypedPosition('43.8, 87.6', { bbox: urumqi })).toEqual({
			refusal: 'swapped',
			lngLat: [87.6, 43.8]
		});
	});

	it('comes back from every way of writing it', () => {
		const units = (most: number) => fc.integer({ min: -most * 3600, max: most * 3600 });
		fc.assert(
			fc.property(units(180), units(90), (lngS, latS) => {
				const write = (seconds: number, positive: string, negative: string) => {
					const size = Math.abs(seconds);
					const [d, m, s] = [Math.floor(size / 3600), Math.floor((size % 3600) / 60), size % 60];
					return `${d}°${m}′${s}″${seconds < 0 ? negative : positive}`;
				};
				const [lng, lat] = [write(lngS, 'E', 'W'), write(latS, 'N', 'S')];
				const lngLat = [lngS / 3600, latS / 3600];
				for (const text of [`${lng} ${lat}`, `${lat}, ${lng}`]) {
					const read = parseTypedPosition(text) as { lngLat: LngLat };
					expect(read.lngLat[0]).toBeCloseTo(lngLat[0]!, 6);
					expect(read.lngLat[1]).toBeCloseTo(lngLat[1]!, 6);
				}
			})
		);
	});

	it('never throws', () => {
		const alphabet = fc.constantFrom(...'0123456789.,;-°\'"NESW 东西经南北纬度分秒[');
		fc.assert(
			fc.property(fc.array(alphabet, { maxLength: 24 }), (letters) => {
				expect(parseTypedPosition(letters.join(''), { bbox })).toBeDefined();
			}),
			{ numRuns: 2000 }
		);
	});
});
