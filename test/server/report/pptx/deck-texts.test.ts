import { describe, expect, it } from 'vitest';
import { sentenceWith } from '#lib/server/report/pptx/deck/sentence-with.ts';
import { splitNumber } from '#lib/server/report/pptx/deck/split-number.ts';
import { splitText } from '#lib/server/report/pptx/deck/split-text.ts';
import { buildQr } from '#lib/server/report/pptx/parts/qr.ts';
import { listElements } from '#lib/server/report/xml/xml-tree.ts';
import { encodeQr } from '#lib/server/report/qr-code.ts';

describe('sentenceWith', () => {
	const paragraphs = [
		[{ text: 'First. Of 3.5 km, ' }, { text: '78.2%', note: 4 }, { text: ' are walked. Last.' }],
		[{ text: '前一句。其中' }, { text: '24', note: 7 }, { text: '个;后一句。' }]
	];

	it('takes the sentence with the figure, and no other', () => {
		expect(sentenceWith(paragraphs, 4)).toBe('Of 3.5 km, 78.2% are walked.');
		expect(sentenceWith(paragraphs, 7)).toBe('其中24个;后一句。');
	});

	it('takes the first sentence if none has it', () => {
		expect(sentenceWith(paragraphs, 99)).toBe('First.');
		expect(sentenceWith([], 0)).toBe('');
	});
});

describe('splitNumber', () => {
	it.each([
		['78.2%', ['78.2%']],
		['12,345 户', ['12,345', ' 户']],
		['11 分 20 秒', ['11', ' 分 ', '20', ' 秒']],
		['–', ['–']]
	])('sets the digits of %s large', (value, pieces) => {
		const runs = splitNumber(value);
		expect(runs.map(({ text }) => text)).toEqual(pieces);
		for (const { text, scale = 1 } of runs) expect(scale < 1).toBe(!/[\d–]/.test(text));
	});
});

describe('splitText', () => {
	it('sets all pages in the same letters, none smaller than a room reads', () => {
		const paragraphs = Array.from({ length: 9 }, (_, i) => `${i}${'字'.repeat(120)}`);
		const pages = splitText(paragraphs, { widthPt: 864, heightPt: 360 });
		expect(pages.flatMap((page) => page.paragraphs)).toEqual(paragraphs);
		expect(pages.length).toBeGreaterThan(1);
		expect(new Set(pages.map(({ sizePt }) => sizePt)).size).toBe(1);
		expect(pages[0]!.sizePt).toBeGreaterThanOrEqual(18);
	});
});

describe('buildQr', () => {
	it('draws exactly the dark modules', () => {
		const address = 'https://map.example.cn/baoding?select=cluster:a&minutes=15,30';
		const box = { x: 0, y: 0, width: 900, height: 600 };
		const [, modules] = buildQr(address, { box, id: 7, linkId: 'rId3', title: '在线视图' });
		const rows = encodeQr(address);
		const drawn = rows.map((row) => row.map(() => false));
		const points = listElements(modules!, 'a:pt').map(
			({ attributes: { x, y } }) => [Number(x), Number(y)] as const
		);
		for (let i = 0; i < points.length; i += 4) {
			const [[left, top], , [right, bottom]] = points.slice(i, i + 4) as [
				readonly [number, number],
				unknown,
				readonly [number, number]
			];
			for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) drawn[y]![x] = true;
		}
		expect(drawn).toEqual(rows);
		expect(listElements(modules!, 'a:ext')[0]!.attributes).toEqual({ cx: '600', cy: '600' });
	});
});
