import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { buildReport } from '#lib/core/report/build-report.ts';
import { writeHtml } from '#lib/server/report/write-html.ts';
import { smallSource } from '../../core/report/small-source.ts';
import { drawSmallPictures } from './draw-small-pictures.ts';

const report = buildReport(smallSource(), {
	lang: 'zh',
	dataHash: 'e'.repeat(64),
	baseUrl: 'https://map.example.cn'
});
const html = writeHtml(report, drawSmallPictures(report));

it('asks nothing of the network: pictures and styles are inside, addresses are links only', () => {
	expect(html).not.toMatch(/<(script|link|img|iframe|object)\b/);
	expect(html).not.toMatch(/url\(|@import/);
	for (const [, name] of html.matchAll(/(\w+)="https?:\/\/map/g)) expect(name).toBe('href');
	expect([...html.matchAll(/<figure /g)]).toHaveLength(drawSmallPictures(report).size);
});

it('is well-formed, names are text', () => {
	const faults: string[] = [];
	const parser = new SaxesParser();
	parser.on('error', ({ message }) => faults.push(message));
	parser
		.write(html.replace('<!doctype html>', '').replaceAll(/<(meta|w?br|col)\b([^>]*)>/g, '<$1$2/>'))
		.close();
	expect(faults).toEqual([]);
	expect(html).toContain('乙二 &amp; 小区');
});

it('refers from each paragraph to the notes at the end of a section', () => {
	const told = [...html.matchAll(/href="#note-(\d+)"/g)].map(([, number]) => number);
	expect(told.length).toBeGreaterThan(5);
	for (const number of told) expect(html).toContain(`<li id="note-${number}">`);
	expect([...html.matchAll(/<ul class="notes">/g)].length).toBeGreaterThan(3);
	// No number is parted from its unit.
	expect(html).toContain('<span class="figure">300户</span>');
	expect(html).toContain('示意数据');
	expect(html).toContain('<h3>');
});
