import { afterAll, describe, expect, it, vi } from 'vitest';
import { BrowserMissing } from '#lib/server/browser/browser-missing.ts';
import { fixPdfDates } from '#lib/server/browser/fix-pdf-dates.ts';
import { renderPdf } from '#lib/server/browser/render-pdf.ts';
import { renderPng } from '#lib/server/browser/render-png.ts';
import { listFontFiles } from '#lib/server/fonts/list-font-files.ts';
import { closeBrowser, withPage } from '#lib/server/browser/with-page.ts';

afterAll(closeBrowser);

const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10"><title>T</title>' +
	'<rect width="20" height="10" fill="#c8402f"/><text x="2" y="8" font-size="6">Zutuan</text></svg>';

/** Width and height of a PNG, from its header. */
const sizeOf = (png: Uint8Array) => {
	const view = new DataView(png.buffer, png.byteOffset);
	return [view.getUint32(16), view.getUint32(20)];
};

describe('the headless browser', () => {
	it('draws at the size asked for, and comes back after it died', async () => {
		expect(sizeOf(await renderPng(SVG, { widthPx: 40, heightPx: 20 }))).toEqual([40, 20]);
		expect(sizeOf(await renderPng(SVG, { widthPx: 40, heightPx: 20, scale: 2 }))).toEqual([80, 40]);
		await expect(
			withPage(1, async (page) => {
				await page.context().browser()!.close();
				await page.title();
			})
		).rejects.toThrow();
		expect(sizeOf(await renderPng(SVG, { widthPx: 16, heightPx: 16 }))).toEqual([16, 16]);
	});

	it('runs no scripts and lets nothing out', async () => {
		const html =
			'<svg onload="this.remove()"><script>document.title = "ran"</script></svg><img src="http://127.0.0.1:9/x">';
		const [title, count] = await withPage(1, async (page) => {
			await page.setContent(html, { waitUntil: 'load' });
			return [await page.title(), await page.locator('svg').count()] as const;
		});
		expect([title, count]).toEqual(['', 1]);
	});

	it('embeds the fonts of a drawing under their names, and has every text once', async ({ skip }) => {
		const families = (await listFontFiles()).flatMap((file) => file.families);
		if (!families.includes('Noto Sans CJK SC')) skip('no Noto on this machine');
		const font = `font-family="'Noto Sans CJK SC', sans-serif" text-anchor="middle"`;
		const text = '<text x="100" y="40">东风路</text>';
		const svg =
			'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">' +
			`<g class="halo" ${font}><g font-size="20" fill="none" stroke="#fff" stroke-width="4">${text}</g></g>` +
			`<g ${font} font-size="20">${text}<text x="100" y="80" font-weight="700">图例 Legend</text></g></svg>`;
		const pdf = await renderPdf(svg, { widthMm: 100, heightMm: 50, asOf: '2022-01-01' });
		const written = Buffer.from(pdf).toString('latin1');
		expect(
			new Set(written.match(/\/BaseFont \/[A-Z]{6}\+[\w-]+/g)!.map((name) => name.split('+')[1]))
		).toEqual(new Set(['NotoSansCJKsc-Regular', 'NotoSansCJKsc-Bold']));
		expect(written).not.toContain('/Type3');
		// The letters of each font and nothing else: those of the halo are shapes.
		expect(written.match(/\/FontFile2/g)).toHaveLength(2);
	});

	it('prints the same bytes for the same drawing, on one page of the size asked for', async () => {
		const print = () => renderPdf(SVG, { widthMm: 100, heightMm: 50, asOf: '2022-01-01' });
		const pdf = await print();
		const text = Buffer.from(pdf).toString('latin1');
		expect(text).toContain('/Count 1');
		const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!;
		// Never smaller than asked for, or the drawing would be shrunk; larger by less than a pixel.
		for (const [points, mm] of [
			[Number(width), 100],
			[Number(height), 50]
		] as const) {
			expect(points).toBeGreaterThanOrEqual((mm / 25.4) * 72 - 0.05);
			expect(points).toBeLessThan((mm / 25.4) * 72 + 0.76);
		}
		expect(text).toMatch(/\/CreationDate \(D:20220101000000/);
		expect(text).toContain('/Font');
		expect(text).not.toContain('/Subtype /Image');
		expect(Buffer.compare(await print(), pdf)).toBe(0);
	});

	it('that is missing is reported with a remedy', async () => {
		await closeBrowser();
		vi.stubEnv('CHROME_PATH', '/nowhere/chrome');
		const drawn = renderPng(SVG, { widthPx: 16, heightPx: 16 });
		await expect(drawn).rejects.toBeInstanceOf(BrowserMissing);
		await expect(drawn).rejects.toThrow(/\/nowhere\/chrome.+apt-get install chromium/);
		vi.unstubAllEnvs();
		expect(await renderPng(SVG, { widthPx: 16, heightPx: 16 })).toBeInstanceOf(Uint8Array);
	});
});

describe('dates of a PDF', () => {
	it('become the one given, and nothing moves', () => {
		const text = "<</CreationDate (D:20261121200000+00'00')\n/ModDate (D:20261121200001+00'00')>> é";
		const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
		expect(Buffer.from(fixPdfDates(bytes, '2022-01-02')).toString('latin1')).toBe(
			text.replace('20261121200000', '20220102000000').replace('20261121200001', '20220102000000')
		);
	});

	it('and nodes are counted from one, whatever the browser drew before', () => {
		const pdf = (first: number) =>
			new Uint8Array(
				Buffer.from(
					[0, 7, 0]
						.map((more) => `/ID (node${String(first + more).padStart(8, '0')})`)
						.concat('node of no number')
						.join(' ')
				)
			);
		const [fresh, later] = [fixPdfDates(pdf(12), '2022-01-02'), fixPdfDates(pdf(1996), '2022-01-02')];
		expect(Buffer.from(later)).toEqual(Buffer.from(fresh));
		expect(Buffer.from(fresh).toString()).toBe(
			'/ID (node00000001) /ID (node00000002) /ID (node00000001) node of no number'
		);
	});
});
