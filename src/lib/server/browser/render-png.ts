import { findPainter, type PngSize } from './painter.ts';
import { withPage } from './with-page.ts';
import { wrapSvg } from './wrap-svg.ts';

/**
 * Letters are laid out in the picture's own units and scaled as shapes. Without it Chromium lays them out at a size
 * scaled to the screen, which it takes from what the page showed before: names of a later picture move by a fraction of
 * a pixel.
 */
const EXACT_TEXT = 'text{text-rendering:geometricPrecision}';

/**
 * A picture in pixels, drawn by the headless browser: the same bytes whatever it drew before.
 *
 * @param svg a whole document; it fills the size
 * @throws BrowserMissing if there is no browser; QueueFull if too many wait
 */
export function renderPng(svg: string, size: PngSize): Promise<Uint8Array> {
	return findPainter()?.png(svg, size) ?? paintPng(svg, size);
}

function paintPng(svg: string, { widthPx, heightPx, scale = 1 }: PngSize): Promise<Uint8Array> {
	const css = `body>svg{width:${widthPx}px;height:${heightPx}px}${EXACT_TEXT}`;
	return withPage(scale, async (page) => {
		await page.setViewportSize({ width: widthPx, height: heightPx });
		await page.setContent(wrapSvg(svg, css), { waitUntil: 'domcontentloaded' });
		// Asked of the browser itself: compressed for speed, a picture takes half the time and a quarter more room.
		const session = await page.context().newCDPSession(page);
		try {
			const size = { width: widthPx, height: heightPx, deviceScaleFactor: scale, mobile: false };
			await session.send('Emulation.setDeviceMetricsOverride', size);
			const { data } = await session.send('Page.captureScreenshot', {
				format: 'png',
				optimizeForSpeed: true
			});
			return new Uint8Array(Buffer.from(data, 'base64'));
		} finally {
			await session.detach();
		}
	});
}
