import { expect, it } from 'vitest';
import { outlineHalos } from '#lib/server/fonts/outline-halos.ts';
import { drawnFont } from './drawn-font.ts';

const fonts = new Map([['Square Sans', drawnFont('东风路')]]);
const halo = (texts: string, group = ' font-size="10" stroke="#fff"') =>
	`<g class="halo" font-family="'Other Sans', &apos;Square Sans&apos;, serif" text-anchor="middle"><g${group}>${texts}</g></g>`;
const LETTERS = '<g font-size="10"><text x="100" y="50">东风</text></g>';
const startsOf = (svg: string) =>
	[...svg.matchAll(/M([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

it('draws the letters of a halo as shapes where their text would stand, and leaves the rest', () => {
	const drawn = outlineHalos(`<svg>${halo('<text x="100" y="50">东风</text>')}${LETTERS}</svg>`, fonts);
	expect(drawn.endsWith(`${LETTERS}</svg>`)).toBe(true);
	expect(drawn.match(/<text/g)).toHaveLength(1);
	expect(drawn).toContain('<g font-size="10" stroke="#fff"><path d="M');
	// Two letters of 6 px, centred on 100, each from .5 px in.
	expect(startsOf(drawn)).toEqual([
		[94.5, 50],
		[100.5, 50]
	]);
	expect(drawn).toContain('M94.5 50L94.5 45L99.5 45L99.5 50L94.5 50z');
});

it('counts the space behind each letter as browsers do, and takes turned and stacked ones', () => {
	const spaced = ' font-size="10" letter-spacing="2"';
	expect(startsOf(outlineHalos(halo('<text x="0" y="0">东风</text>', spaced), fonts))).toEqual([
		[-7.5, 0],
		[0.5, 0]
	]);
	const turned = '<text transform="translate(5 6) rotate(30)" letter-spacing="0" y="4">路</text>';
	const drawn = outlineHalos(halo(turned, spaced), fonts);
	expect(drawn).toContain('<path transform="translate(5 6) rotate(30)" d="M-2.5 4');
	const stacked =
		'<text letter-spacing="0"><tspan x="9" y="10">东</tspan><tspan x="8" y="20">路</tspan></text>';
	expect(startsOf(outlineHalos(halo(stacked, spaced), fonts))).toEqual([
		[6.5, 10],
		[5.5, 20]
	]);
});

it('keeps a label with a letter that the font does not have, and every one without a font', () => {
	const mixed = halo('<text x="0" y="0">东街</text><text x="0" y="9">东</text>');
	const drawn = outlineHalos(mixed, fonts);
	expect(drawn).toContain('<text x="0" y="0">东街</text><path');
	expect(outlineHalos(mixed, new Map())).toBe(mixed);
});
