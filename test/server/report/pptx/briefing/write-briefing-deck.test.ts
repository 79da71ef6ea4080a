import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { readManifest } from '#lib/server/report/pptx/briefing/deck-manifest.ts';
import { listDrawn, readTag } from '#lib/server/report/pptx/briefing/shape-tag.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { buildDefaultTemplate } from '#lib/server/report/pptx/default/build-default-template.ts';
import { unpackOffice } from '#lib/server/report/stable-zip.ts';
import { findPath, listElements, parseXml, textOf, writeXml } from '#lib/server/report/xml/xml-tree.ts';
import { readDeck, targetsOf, type ReadSlide } from '../read-deck.ts';
import { smallDeck, smallDrawer } from './small-briefing.ts';

const bytes = await writeBriefingDeck(smallDeck(), smallDrawer());
const { file, slides } = readDeck(bytes);
const boxOf = (element: Parameters<typeof listElements>[0]) => {
	const { x, y } = listElements(element, 'a:off')[0]!.attributes;
	const { cx, cy } = listElements(element, 'a:ext').find(({ attributes }) => attributes.cx)!.attributes;
	return { left: Number(x), top: Number(y), right: Number(x) + Number(cx), bottom: Number(y) + Number(cy) };
};

describe('writeBriefingDeck', () => {
	it('has a slide for each of the briefing, in its order', () => {
		expect(slides.map(titleOf)).toEqual(['保定连片改造 · 概览', '覆盖近八成', '关闭一处', '数据与口径']);
		expect(slides[0]!.texts).toContain('向区里汇报');
	});

	it('shows number, sentence, map and chart side by side, and notes', () => {
		const { root, texts, notes, charts } = slides[1]!;
		expect(texts).toEqual(expect.arrayContaining(['78.2%', '15 分钟生活圈覆盖率', '81,440 户中有 78.2%。']));
		expect(notes).toEqual(['先说结论。', '覆盖率 78.2%']);
		expect(charts).toHaveLength(1);
		const map = boxOf(listElements(root, 'p:pic')[0]!);
		const chart = boxOf(listElements(root, 'p:graphicFrame')[0]!);
		expect(map.right).toBeLessThan(chart.left);
		// The map keeps its shape, which is rounded to pixels.
		expect(Math.abs(map.top - chart.top)).toBeLessThan(12_700);
		expect(chart.right).toBeLessThanOrEqual(912 * 12_700);
	});

	it('names the chart, and starts its values at zero', () => {
		const chart = parseXml(file.read(slides[1]!.charts[0]!));
		expect(textOf(findPath(chart, 'c:chart', 'c:title')!)).toBe('各区覆盖率');
		const [axis] = listElements(chart, 'c:valAx');
		expect(findPath(axis!, 'c:scaling', 'c:min')?.attributes.val).toBe('0');
	});

	it('says of what is tried that it is, what, and the figure in force', () => {
		const { texts } = slides[2]!;
		const section = texts.find((text) => text.startsWith('推演'))!;
		expect(section).toBe('推演 · 非现行方案：关闭甲中心；打通乙与丙之间的围墙等 3 处改动 · 莲池区');
		expect(texts).toContain('15 分钟圈外住户（现行方案 11,111 户）');
	});

	it('says on every slide of which data it is, and leads to its live view', () => {
		for (const { texts, links } of slides) {
			expect(texts.join('\n')).toContain('示意数据 · ');
			expect(texts.join('\n')).toContain('数据截至 2022年1月1日');
			expect(links[0]).toMatch(/^https:\/\/map\.example\.cn\/baoding/);
		}
		expect(slides[1]!.links).toContain('https://map.example.cn/baoding?layers=circle-inner');
	});

	it('tells the end as text, markup and all', () => {
		expect(slides[3]!.texts.join('\n')).toContain('步行时间沿街道计算 <不按半径>。');
		expect(slides[3]!.texts.join('').replaceAll(' ', '')).toContain(smallDeck().facts.dataHash);
	});

	it('shows maps as vectors with pixels beside them', () => {
		const { root, path } = slides[1]!;
		const targets = targetsOf(file, path);
		const svg = targets.get(listElements(root, 'asvg:svgBlip')[0]!.attributes['r:embed']!)!;
		expect(strFromU8(file.parts[svg]!)).toContain('覆盖近八成');
		expect(targets.get(listElements(root, 'a:blip')[0]!.attributes['r:embed']!)).toMatch(/\.png$/);
	});

	it('notes what was written into each of its shapes, with the slide each belongs to', () => {
		const manifest = readManifest(OfficePackage.of(unpackOffice(bytes)))!;
		expect(manifest).toMatchObject({ cityId: 'baoding', lang: 'zh', title: '保定连片改造 · 概览' });
		expect([...manifest.slides.values()].map(({ slide }) => slide)).toEqual(
			smallDeck().slides.map(({ slide }) => slide)
		);
		for (const { root } of slides) {
			const tags = listDrawn(root).flatMap((shape) => readTag(shape) ?? []);
			const keys = new Set(tags.map(({ key }) => key));
			expect(keys.size).toBe(1);
			const { shapes } = manifest.slides.get([...keys][0]!)!;
			const roles = tags.map(({ role }) => role).filter((role) => role !== 'qr');
			expect(new Set([...roles, ...(shapes.notes ? ['notes'] : [])])).toEqual(new Set(Object.keys(shapes)));
		}
	});

	it('gives the same bytes for the same briefing', async () => {
		expect(await writeBriefingDeck(smallDeck(), smallDrawer())).toEqual(bytes);
	});

	it('does without pixels where nothing can paint', async () => {
		const drawer = { ...smallDrawer(), paint: () => Promise.resolve(null) };
		expect(readDeck(await writeBriefingDeck(smallDeck(), drawer)).slides).toHaveLength(4);
	});

	it('stands on a template that names its slots, what is written around them included', async () => {
		const template = buildDefaultTemplate();
		const path = 'ppt/slides/slide2.xml';
		const text = writeXml(template.readXml(path)).replace('{{sentence}}', '区里说：{{sentence}}');
		template.put(path, parseXml(text));
		const own = readDeck(
			await writeBriefingDeck(smallDeck(), smallDrawer(), { template: template.toBytes() })
		);
		expect(own.slides[1]!.texts).toContain('区里说：81,440 户中有 78.2%。');
	});
});

function titleOf({ root }: ReadSlide): string | undefined {
	const title = listElements(root, 'p:sp').find((shape) =>
		listElements(shape, 'p:ph').some(({ attributes }) => /title/i.test(attributes.type ?? ''))
	);
	return title && textOf(findPath(title, 'p:txBody')!);
}
