import { describe, expect, it } from 'vitest';
import { embedPath, staticPath, workbenchPath } from '#lib/carto/embed/embed-links.ts';
import {
	EMBED_DEFAULTS,
	EMBED_RULES,
	readEmbedQuery,
	writeEmbedQuery
} from '#lib/carto/embed/embed-query.ts';
import { writeElementSnippet, writeFrameSnippet, writePictureSnippet } from '#lib/carto/embed/snippets.ts';
import { defaultView } from '#lib/carto/view-query.ts';

const read = (text: string) => readEmbedQuery(new URLSearchParams(text));

describe('query of an embedded map', () => {
	it('is empty for what an embedded map is by itself', () => {
		expect(writeEmbedQuery(defaultView()).toString()).toBe('');
		expect(read('')).toEqual({ view: defaultView(), options: EMBED_DEFAULTS });
	});

	it.each([
		'minutes=10%2C20&lang=en&theme=dark&asof=2026-11-21&legend=0&controls=0&static=1',
		'view=115.49000%2C38.87000%2C13.00&layers=circle-inner%2Ccentres&select=cluster%3Acluster-03&speed=0.8',
		'layers=&whatif=close%7Ecentre-30'
	])('reads back what it wrote: %s', (text) => {
		const { view, options } = read(text);
		expect(writeEmbedQuery(view, options).toString()).toBe(text);
	});

	it('leaves out tables, desks and comparisons', () => {
		const { view } = read('table=1&filter=a&desk=packages&compare=base,now&of=people&minutes=10,20');
		expect(writeEmbedQuery(view).toString()).toBe('minutes=10%2C20');
	});

	it('takes a district for a selection, unless another one is there', () => {
		expect(read('district=district-2').view.selection).toEqual({ kind: 'district', id: 'district-2' });
		expect(read('district=district-2&select=axis:axis-1').view.selection?.kind).toBe('axis');
	});

	it.each([
		['asof', '2026-02-30', false],
		['asof', '2026-2-3', false],
		['asof', '2024-02-29', true],
		['legend', 'yes', false],
		['controls', '1', true],
		['static', '', false],
		['district', '', false]
	])('%s=%s is right: %s', (name, value, isRight) => {
		expect(EMBED_RULES[name]!.isRight(value)).toBe(isRight);
	});
});

describe('links', () => {
	const view = { ...defaultView(), minutes: [10, 20] as const };

	it('lead to the embedded map, the workbench and the picture of one view', () => {
		expect(embedPath('baoding', view, { legend: false })).toBe('/embed/baoding?minutes=10%2C20&legend=0');
		expect(workbenchPath('baoding', view)).toBe('/baoding?minutes=10%2C20');
		const size = { widthPx: 600, heightPx: 400, format: 'png', scale: 2, legend: true } as const;
		expect(staticPath('baoding', view, size)).toBe(
			'/static/baoding/auto/600x400@2x.png?minutes=10%2C20&legend=1'
		);
	});

	it('have the camera in the path of a picture, where it is', () => {
		const at = { ...view, camera: { lngLat: [115.49, 38.87] as [number, number], zoom: 13 } };
		expect(staticPath('baoding', at, { widthPx: 600, heightPx: 400, format: 'svg' })).toBe(
			'/static/baoding/115.49000,38.87000,13.00/600x400.svg?minutes=10%2C20'
		);
	});
});

describe('snippets', () => {
	it('escape what stands in their attributes', () => {
		const frame = writeFrameSnippet('https://a/embed/b?x=1&y=2', '"保定" <map>', { kind: 'responsive' });
		expect(frame).toContain('src="https://a/embed/b?x=1&amp;y=2"');
		expect(frame).toContain('title="&quot;保定&quot; &lt;map&gt;"');
	});

	it('have the size that was chosen', () => {
		const size = { kind: 'fixed', widthPx: 640, heightPx: 480 } as const;
		expect(writeFrameSnippet('https://a', 't', size)).toContain('width="640" height="480"');
		const of = { origin: 'https://a', cityId: 'baoding', query: new URLSearchParams('minutes=10,20') };
		expect(writeElementSnippet(of, 't', size)).toBe(
			'<script type="module" src="https://a/lianpian-map.js"></script>\n' +
				'<lianpian-map server="https://a" city="baoding" minutes="10,20" label="t" height="480" style="width:640px;max-width:100%"></lianpian-map>'
		);
		expect(writeElementSnippet(of, 't', { kind: 'responsive' })).not.toContain('height');
	});

	it('link a picture to the live map', () => {
		const code = writePictureSnippet(
			{ src: 'https://a/p.svg', href: 'https://a/baoding', alt: 'map' },
			{ widthPx: 300, heightPx: 200 }
		);
		expect(code).toMatch(
			/^<a href="https:\/\/a\/baoding"><img src="https:\/\/a\/p.svg" alt="map" width="300"/
		);
	});
});
