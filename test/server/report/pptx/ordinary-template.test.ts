import type { SlotMap } from '#lib/core/deck/types.ts';
import { describe, expect, it } from 'vitest';
import { openDeck } from '#lib/server/report/pptx/briefing/open-deck.ts';
import { refreshDeck } from '#lib/server/report/pptx/briefing/refresh-deck.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { RELATION } from '#lib/server/report/package/relationship-types.ts';
import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { listSlides } from '#lib/server/report/pptx/deck/slide-list.ts';
import { readTemplate } from '#lib/server/report/pptx/deck/read-template.ts';
import { openTemplate } from '#lib/server/report/pptx/template/open-template.ts';
import { findBox } from '#lib/server/report/pptx/template/shapes.ts';
import { proposeSlots } from '#lib/server/report/pptx/template/propose-slots.ts';
import { readPages } from '#lib/server/report/pptx/template/read-pages.ts';
import { readSlideSize } from '#lib/server/report/pptx/template/read-slide-size.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { writePptx } from '#lib/server/report/pptx/write-pptx.ts';
import { unpackOffice } from '#lib/server/report/stable-zip.ts';
import { findPath, listElements, type XmlElement } from '#lib/server/report/xml/xml-tree.ts';
import { smallDeck, smallDrawer } from './briefing/small-briefing.ts';
import { buildOrdinaryTemplate } from './ordinary-template.ts';
import { readDeck, targetsOf, type ReadSlide } from './read-deck.ts';
import { LONG_TABLE, smallPictures, smallReport } from './small-report.ts';

const PRESENTATION = 'ppt/presentation.xml';

function propose(template: Uint8Array): SlotMap {
	const file = openTemplate(template);
	const pages = readPages(file, listSlides(file, PRESENTATION));
	return proposeSlots(pages, readSlideSize(file, PRESENTATION))!;
}

const write = async (template: Uint8Array, slots?: SlotMap) =>
	readDeck(await writeBriefingDeck(smallDeck(), smallDrawer(), { template, slots }));

/** Places of all that stands on a slide, those that it inherits too, by its text or kind. */
function listPlaces(bytes: Uint8Array, { path, root }: ReadSlide) {
	const file = OfficePackage.of(unpackOffice(bytes));
	const layout = file.findRelated(path, RELATION.slideLayout);
	return ['p:sp', 'p:pic', 'p:graphicFrame']
		.flatMap((name) => listElements(root, name))
		.map((element: XmlElement) => findBox(file, element, layout)!);
}

describe('a template that knows nothing of slots', () => {
	const template = buildOrdinaryTemplate();

	it('is filled on the layouts that are made for it: a cover, a map beside texts', () => {
		const map = propose(template);
		expect(map.cover.page).toBe('ppt/slideLayouts/slideLayout1.xml');
		expect(map.cover.slots).toMatchObject({ title: { shape: '2' }, subtitle: { shape: '3' } });
		expect(map.content.page).toBe('ppt/slideLayouts/slideLayout3.xml');
		expect(map.content.slots).toMatchObject({
			title: { shape: '2' },
			number: { shape: '3' },
			sentence: { shape: '3' },
			picture: { shape: '4' }
		});
	});

	it('takes one place for all where the template has no more', () => {
		const map = propose(buildOrdinaryTemplate({ layouts: ['标题幻灯片', '标题和内容'] }));
		expect(map.content.slots).toMatchObject({
			number: { shape: '3' },
			sentence: { shape: '3' },
			picture: { shape: '3' }
		});
	});

	it('says what the briefing says, with titles that outlines and screen readers find', async () => {
		const { slides, file } = await write(template);
		expect(slides).toHaveLength(4);
		const { texts, charts, root, path } = slides[1]!;
		expect(texts).toEqual(
			expect.arrayContaining(['覆盖近八成', '78.2%', '15 分钟生活圈覆盖率', '81,440 户中有 78.2%。'])
		);
		expect(texts.join('\n')).toContain('示意数据 · 数据截至 2022年1月1日');
		expect(charts).toHaveLength(1);
		expect(listElements(root, 'p:pic')).toHaveLength(1);
		const kinds = listElements(root, 'p:ph').map(({ attributes }) => attributes.type);
		expect(kinds).toEqual(expect.arrayContaining(['title', 'body', 'sldNum']));
		expect([...targetsOf(file, path).values()]).toContain('ppt/slideLayouts/slideLayout3.xml');
		// No bullet before a sentence.
		const sentence = listElements(root, 'p:sp').find((shape) => JSON.stringify(shape).includes('户中有'))!;
		expect(listElements(sentence, 'a:buNone')).toHaveLength(1);
	});

	it('lets nothing stand on anything else, or off the slide', async () => {
		for (const own of [template, buildOrdinaryTemplate({ layouts: ['标题幻灯片', '标题和内容'] })]) {
			const bytes = await writeBriefingDeck(smallDeck(), smallDrawer(), { template: own });
			for (const slide of readDeck(bytes).slides) {
				const places = listPlaces(bytes, slide);
				for (const [i, a] of places.entries()) {
					expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 12_192_000 && a.y + a.height <= 6_858_000).toBe(
						true
					);
					for (const b of places.slice(i + 1)) {
						const overlapX = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
						const overlapY = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
						expect(Math.min(overlapX, overlapY)).toBeLessThanOrEqual(2);
					}
				}
			}
		}
	});

	it('says of what is only tried that it is, in a strip below the title, and only of that', async () => {
		const bytes = await writeBriefingDeck(smallDeck(), smallDrawer(), { template });
		const { slides } = readDeck(bytes);
		const findStrip = ({ root }: ReadSlide) =>
			listElements(root, 'p:sp').find((shape) => JSON.stringify(shape).includes('推演 · 非现行方案'));
		expect(slides.map((slide) => findStrip(slide) !== undefined)).toEqual([false, false, true, false]);
		const strip = findStrip(slides[2]!)!;
		expect(listElements(strip, 'a:solidFill')).toHaveLength(2);
		const changed = smallDeck();
		changed.slides[2]!.changes = ['关闭丁中心'];
		const { bytes: fresh } = await refreshDeck(openDeck(bytes, 'baoding'), changed, smallDrawer());
		expect(readDeck(fresh).slides[2]!.texts.join()).toContain('非现行方案：关闭丁中心 · 莲池区');
	});

	it('has the number of each page where programs that do not count look for it', async () => {
		const { slides } = await write(template, { ...propose(template), keepsSlides: true });
		const numbers = slides.map(({ root }) =>
			listElements(root, 'a:fld').map((field) =>
				listElements(field, 'a:t').flatMap(({ children }) => children)
			)
		);
		expect(numbers.slice(1, 4)).toEqual([[['2']], [['3']], [['4']]]);
		expect(JSON.stringify(numbers)).not.toContain('#');
	});

	it('is written light where the cover is dark', async () => {
		const { slides } = await write(template);
		const source = listElements(slides[0]!.root, 'p:sp').find((shape) =>
			JSON.stringify(shape).includes('数据指纹')
		)!;
		const [form] = listElements(source, 'a:rPr');
		expect(findPath(form!, 'a:solidFill', 'a:srgbClr')?.attributes.val).toBe('FFFFFF');
	});

	it('may be saved by LibreOffice, which gives one number to several shapes and hides how texts look', async () => {
		const own = buildOrdinaryTemplate({ asLibreOffice: true });
		const file = openTemplate(own);
		for (const { shapes } of readPages(file, listSlides(file, PRESENTATION)))
			expect(new Set(shapes.map(({ id }) => id)).size).toBe(shapes.length);
		const { slides } = await write(own);
		const title = listElements(slides[0]!.root, 'p:sp').find((shape) =>
			JSON.stringify(shape).includes('保定连片改造 · 概览')
		)!;
		expect(listElements(title, 'p:ph')[0]!.attributes.type).toBe('ctrTitle');
		expect(listElements(title, 'a:srgbClr')[0]!.attributes.val).toBe('FFFFFF');
		expect(listElements(title, 'a:pPr')[0]!.attributes.algn).toBe('ctr');
		// The title of a page of content, too, is not written into its date.
		const [content] = listElements(slides[1]!.root, 'p:ph');
		expect(content!.attributes.type).toBe('title');
	});

	it('loses its samples, or keeps them where that is wanted', async () => {
		const { slides } = await write(template, { ...propose(template), keepsSlides: true });
		const titles = slides.map(({ texts }) => texts.join(' '));
		expect(titles).toHaveLength(7);
		expect(titles.at(-1)).toContain('谢谢');
		expect((await write(template)).slides.flatMap(({ texts }) => texts).join()).not.toContain('谢谢');
	});

	it('may be one of its own slides: what else stands there stays, what nobody fills goes', async () => {
		const map = propose(template);
		const own: SlotMap = {
			...map,
			keepsSlides: true,
			cover: {
				page: 'ppt/slides/slide1.xml',
				slots: { title: { shape: '2' }, subtitle: 'auto', asof: 'auto' }
			}
		};
		const { slides } = await write(template, own);
		expect(slides[0]!.texts).toContain('保定连片改造 · 概览');
		expect(slides.flatMap(({ texts }) => texts).join()).not.toContain('某某区汇报材料');
		expect(slides.at(-1)!.texts.join()).toContain('谢谢');
	});

	it('has a map where somebody wants it', async () => {
		const map = propose(template);
		const slots = {
			...map.content.slots,
			picture: { shape: '3' },
			sentence: { shape: '4' },
			number: { shape: '4' }
		};
		const { slides } = await write(template, { ...map, content: { page: map.content.page, slots } });
		const [picture] = listElements(slides[2]!.root, 'p:pic');
		expect(Number(listElements(picture!, 'a:off')[0]!.attributes.x)).toBeLessThan(346 * 12_700);
	});

	it('refuses a map of another template', () => {
		const map = propose(template);
		const wrong = { ...map, content: { ...map.content, page: 'ppt/slideLayouts/slideLayout99.xml' } };
		expect(() => readTemplate(openTemplate(template), wrong)).toThrow(TemplateError);
	});

	it('makes decks that are refreshed as any', async () => {
		const bytes = await writeBriefingDeck(smallDeck(), smallDrawer(), { template });
		const later = smallDeck({ share: '81.0%' });
		const { bytes: fresh, report } = await refreshDeck(
			openDeck(bytes, 'baoding'),
			later,
			smallDrawer(' 2023')
		);
		expect(report.shapes.filter(({ became }) => became !== 'same' && became !== 'updated')).toEqual([]);
		expect(readDeck(fresh).slides[1]!.texts).toEqual(
			expect.arrayContaining(['81.0%', '81,440 户中有 81.0%。'])
		);
	});

	it('serves reports too', async () => {
		const report = smallReport();
		const { bytes } = await writePptx(report, smallPictures(report), { template });
		const { slides } = readDeck(bytes);
		expect(slides[1]!.texts).toContain('75.0%');
		const rows = slides.flatMap(({ tables }) => tables).flatMap((table) => table.slice(1));
		expect(rows).toHaveLength(LONG_TABLE.rows.length + 1);
		expect(slides.at(-1)!.texts.join()).toContain('数据与来源');
	});
});
