import { describe, expect, it } from 'vitest';
import { readStaticRequest } from '#lib/server/static/read-static-request.ts';
import { WrongRequest } from '#lib/server/static/wrong-request.ts';

const read = (at: string, file: string, query = '') =>
	readStaticRequest(at, file, new URLSearchParams(query));

function wrongOf(at: string, file: string, query = ''): string[] {
	try {
		read(at, file, query);
	} catch (error) {
		if (error instanceof WrongRequest) return error.wrong.map(({ name }) => name);
		throw error;
	}
	return [];
}

describe('an address of the static map', () => {
	it('says where, how large and in what form', () => {
		expect(read('auto', '800x600.svg')).toMatchObject({
			place: 'auto',
			widthPx: 800,
			heightPx: 600,
			scale: 1,
			format: 'svg',
			legend: false,
			asOf: null,
			ignored: []
		});
		expect(read('115.49,38.87,13.5', '800x600@2x.png')).toMatchObject({
			place: { lngLat: [115.49, 38.87], zoom: 13.5 },
			scale: 2
		});
		expect(read('115.4,38.8,115.6,38.9', '16x4096.pdf', 'legend=1&asof=2022-05-01')).toMatchObject({
			place: [115.4, 38.8, 115.6, 38.9],
			legend: true,
			asOf: '2022-05-01'
		});
	});

	it('has no pixels to double in vectors', () => {
		expect(read('auto', '4096x4096@2x.svg')).toMatchObject({ scale: 1 });
		expect(read('auto', '4096x4096@2x.pdf')).toMatchObject({ scale: 1 });
	});

	it.each([
		['', 'place'],
		['here', 'place'],
		['115,38', 'place'],
		['115,38,13,', 'place'],
		['115,38,99', 'place'],
		['115,89,13', 'place'],
		['115.6,38.8,115.4,38.9', 'place'],
		['115.4,38.9,115.6,38.8', 'place']
	])('refuses the place "%s"', (at, name) => {
		expect(wrongOf(at, '800x600.svg')).toEqual([name]);
	});

	it.each([
		['800x600.gif', 'format'],
		['800.svg', 'picture'],
		['800x600', 'picture'],
		['800x600@3x.png', 'picture'],
		['-8x6.svg', 'picture'],
		['15x600.svg', 'size'],
		['800x4097.svg', 'size'],
		['4096x2048@2x.png', 'size']
	])('refuses the picture "%s"', (file, name) => {
		expect(wrongOf('auto', file)).toEqual([name]);
	});

	it('takes 16 megapixels and no more', () => {
		expect(wrongOf('auto', '4096x4096.png')).toEqual([]);
		expect(wrongOf('auto', '2048x2048@2x.png')).toEqual([]);
		expect(wrongOf('auto', '2049x2048@2x.png')).toEqual(['size']);
		expect(() => read('auto', '2049x2048@2x.png')).toThrow(/16 megapixels/);
	});

	it('names everything that is wrong at once', () => {
		expect(wrongOf('here', '1x1.svg', 'minutes=2,1&legend=yes&asof=2022-02-30')).toEqual([
			'place',
			'size',
			'minutes',
			'legend',
			'asof'
		]);
	});

	it('names what changes nothing: the unknown, and what no picture shows', () => {
		expect(read('auto', '80x60.svg', 'foo=1&table=1&view=115,38,12&compare=a,b').ignored).toEqual([
			'foo',
			'view',
			'compare',
			'table'
		]);
	});
});
