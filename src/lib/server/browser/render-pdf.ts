import { prepareFonts } from '../fonts/prepare-fonts.ts';
import { fixPdfDates } from './fix-pdf-dates.ts';
import { findPainter, type PdfPage } from './painter.ts';
import { withPage } from './with-page.ts';
import { wrapSvg } from './wrap-svg.ts';

/**
 * A document as PDF, printed by the headless browser: vectors stay vectors, and text can be searched and selected. Its
 * fonts are embedded under their names.
 *
 * @param content an SVG document, which fills one page of the given size, or a whole HTML document
 * @throws BrowserMissing if there is no browser; QueueFull if too many wait
 */
export async function renderPdf(content: string, page: PdfPage): Promise<Uint8Array> {
	// Prepared in the thread that made the document: the one that paints has others waiting.
	const { fontFaces, ...ready } =
		page.fontFaces === undefined ? await prepareFonts(content) : { content, fontFaces: page.fontFaces };
	const set = { ...page, fontFaces };
	return findPainter()?.pdf(ready.content, set) ?? paintPdf(ready.content, set);
}

function paintPdf(
	content: string,
	{ widthMm, heightMm, asOf, fontFaces = '' }: PdfPage
): Promise<Uint8Array> {
	const hasSize = widthMm !== undefined && heightMm !== undefined;
	// Chromium cuts pages to whole pixels, and shrinks what is then too wide: a larger page keeps the scale true.
	const [width, height] = [widthMm, heightMm].map((mm) => `${Math.ceil(((mm ?? 0) / 25.4) * 96)}px`);
	const isSvg = /^\s*(<\?xml[^>]*\?>\s*)?<svg[\s>]/.test(content);
	const size = hasSize ? `@page{size:${width} ${height};margin:0}` : '';
	const fill = hasSize ? `body>svg{width:${widthMm}mm;height:${heightMm}mm}` : '';
	return withPage(1, async (page) => {
		await page.setContent(isSvg ? wrapSvg(content, fontFaces + size + fill) : setFonts(content, fontFaces), {
			waitUntil: 'load'
		});
		const bytes = await page.pdf({
			printBackground: true,
			preferCSSPageSize: true,
			tagged: !isSvg,
			outline: !isSvg,
			...(hasSize ? { width: width!, height: height! } : {}),
			// A rounding of the size must not make a second, empty page.
			...(isSvg ? { pageRanges: '1' } : {})
		});
		return fixPdfDates(new Uint8Array(bytes), asOf);
	});
}

/** A document whose own style follows the fonts. */
const setFonts = (html: string, fontFaces: string) =>
	fontFaces === '' ? html : html.replace('<style>', () => `<style>${fontFaces}`);
