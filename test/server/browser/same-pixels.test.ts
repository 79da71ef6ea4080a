import { afterAll, expect, it } from 'vitest';
import type { PngSize } from '#lib/server/browser/painter.ts';
import { renderPdf } from '#lib/server/browser/render-pdf.ts';
import { renderPng } from '#lib/server/browser/render-png.ts';
import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { readPng } from '../../helpers/read-png.ts';

afterAll(closeBrowser);

const FONTS = {
	serif: "'Noto Serif CJK SC', 'Songti SC', STSong, SimSun, serif",
	sans: "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
};

/** Names as maps have them: weights, sizes, anchors and places between the pixels, upright and along a street. */
function drawNames(names: readonly string[], { start = 0, lang = 'zh-CN' } = {}): string {
	const texts = names.map((name, i) => {
		const [x, y] = [40.3 + 31.7 * i + start, 20.15 + 23.37 * i + start];
		const look = `font-family="${i % 3 === 2 ? FONTS.sans : FONTS.serif}" font-size="${12.4 + 1.3 * i}" font-weight="${i % 2 ? 400 : 600}"`;
		const turn = i % 3 === 1 ? ` transform="rotate(${7 * i} ${x} ${y})"` : '';
		return `<g ${look} text-anchor="middle" letter-spacing=".5"><text x="${x}" y="${y}"${turn}>${name}</text></g>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160" xml:lang="${lang}"><rect width="240" height="160" fill="#F7F4EC"/>${texts.join('')}</svg>`;
}

const small = { widthPx: 240, heightPx: 160 };
const PICTURES: readonly { name: string; svg: string; size: PngSize }[] = [
	{
		name: 'clusters',
		svg: drawNames(['一组团', '二组团', '朝阳大街', '东风路']),
		size: { ...small, scale: 2 }
	},
	{ name: 'axes', svg: drawNames(['朝阳大街', '东风路 42'], { start: 0.37 }), size: { ...small, scale: 1 } },
	{
		name: 'English',
		svg: drawNames(['Cluster 1', 'Dongfeng Road', 'Households'], { lang: 'en' }),
		size: { ...small, scale: 2 }
	},
	{
		name: 'large',
		svg: drawNames(['十一组团', '五四路', '社区服务中心', '户', '十二组团'], { start: 0.81 }),
		size: { widthPx: 713, heightPx: 475, scale: 2 }
	}
];

/** How much of two pictures differs, so that a failure says more than that they do. */
function tellDifference(a: Uint8Array, b: Uint8Array): string {
	if (Buffer.compare(a, b) === 0) return 'the same bytes';
	const [one, other] = [readPng(a).rgb, readPng(b).rgb];
	const count = one.reduce((sum, value, i) => sum + Number(value !== other[i]), 0);
	return `${count} of ${one.length} values differ`;
}

it('draws the same bytes in a browser that has drawn others, in any order, as in one just started', async () => {
	const fresh: Uint8Array[] = [];
	for (const { svg, size } of PICTURES) {
		fresh.push(await renderPng(svg, size));
		await closeBrowser();
	}
	const check = async (i: number) => {
		const { name, svg, size } = PICTURES[i]!;
		return [name, tellDifference(await renderPng(svg, size), fresh[i]!)] as const;
	};
	for (const order of [
		[0, 1, 2, 3, 0],
		[3, 2, 1, 0, 3]
	]) {
		for (const i of order) expect(await check(i)).toEqual([PICTURES[i]!.name, 'the same bytes']);
		// A printed page lends its page to the next picture.
		await renderPdf(PICTURES[0]!.svg, { widthMm: 100, heightMm: 70, asOf: '2022-01-01' });
		// Two at once, as the server draws them.
		for (const [name, told] of await Promise.all([0, 1, 2, 3].map(check)))
			expect([name, told]).toEqual([name, 'the same bytes']);
		await closeBrowser();
	}
});
