import { describe, expect, it } from 'vitest';
import { openDeck } from '#lib/server/report/pptx/briefing/open-deck.ts';
import { refreshDeck } from '#lib/server/report/pptx/briefing/refresh-deck.ts';
import { describeRefresh } from '#lib/server/report/pptx/briefing/refresh-report.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { buildQr } from '#lib/server/report/pptx/parts/qr.ts';
import { buildDefaultTemplate } from '#lib/server/report/pptx/default/build-default-template.ts';
import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { unpackOffice } from '#lib/server/report/stable-zip.ts';
import { findPath, listElements, parseXml, textOf, writeXml } from '#lib/server/report/xml/xml-tree.ts';
import { readDeck, targetsOf } from '../read-deck.ts';
import { COVERAGE } from '../small-report.ts';
import { smallDeck, smallDrawer } from './small-briefing.ts';

const first = await writeBriefingDeck(smallDeck(), smallDrawer());
/** A year later: other figures, another map. */
const LATER_CHART = {
	...COVERAGE,
	series: COVERAGE.series.map((one, i) => ({ ...one, values: [0.6 + i / 10, 0.5, 0.9] }))
};
const later = () => {
	const deck = smallDeck({ share: '81.0%', chart: LATER_CHART });
	return {
		...deck,
		facts: {
			...deck.facts,
			dataHash: 'fedcba9876543210'.repeat(4),
			dataAsOf: '2023-01-01',
			asOf: '2023-01-01'
		}
	};
};

async function refresh(bytes: Uint8Array, deck = later(), drawer = smallDrawer(' 2023')) {
	const { report, bytes: fresh } = await refreshDeck(openDeck(bytes, 'baoding'), deck, drawer);
	return { report, bytes: fresh, ...readDeck(fresh), drawer };
}

const slidePath = (n: number) => `ppt/slides/slide${n}.xml`;
const CONTENT = [...readDeck(first).slides][1]!.path;

/** The deck after somebody worked on it. */
function edited(change: (file: OfficePackage) => void, bytes = first): Uint8Array {
	const file = OfficePackage.of(unpackOffice(bytes));
	change(file);
	return file.toBytes();
}

function replaceIn(path: string, from: string | RegExp, to: string): (file: OfficePackage) => void {
	return (file) => {
		const before = writeXml(file.readXml(path));
		const after = before.replace(from, to);
		expect(after, `${from} is in ${path}`).not.toBe(before);
		file.put(path, parseXml(after));
	};
}

describe('refreshDeck', () => {
	it('tells the figures of now, in texts, chart, workbook, map and notes', async () => {
		const { slides, file, report } = await refresh(first);
		const { texts, notes, charts, root, path } = slides[1]!;
		expect(texts).toEqual(expect.arrayContaining(['81.0%', '81,440 户中有 81.0%。']));
		expect(texts.join('\n')).toContain('数据指纹 fedcba987654');
		expect(texts.join('\n')).toContain('数据截至 2023年1月1日');
		expect(notes).toEqual(['先说结论。', '覆盖率 81.0%']);
		const chart = parseXml(file.read(charts[0]!));
		expect(listElements(chart, 'c:numCache').map((one) => listElements(one, 'c:v').map(textOf))).toEqual([
			['0.6', '0.5', '0.9'],
			['0.7', '0.5', '0.9']
		]);
		const targets = targetsOf(file, path);
		const svg = targets.get(listElements(root, 'asvg:svgBlip')[0]!.attributes['r:embed']!)!;
		expect(file.read(svg)).toContain('2023');
		expect(Object.keys(file.parts).filter((one) => one.endsWith('.svg'))).toHaveLength(2);
		expect(report.shapes.every(({ became }) => became === 'updated' || became === 'same')).toBe(true);
		expect(describeRefresh(report, 'zh')[0]).toMatch(/^更新 \d+ 处，\d+ 处无变化。$/);
	});

	it('says the same as a deck that is made now', async () => {
		const { slides } = await refresh(first);
		const made = readDeck(await writeBriefingDeck(later(), smallDrawer(' 2023')));
		expect(slides.map(({ texts }) => texts)).toEqual(made.slides.map(({ texts }) => texts));
		expect(slides.map(({ notes }) => notes)).toEqual(made.slides.map(({ notes }) => notes));
	});

	it('leaves a deck as it is when nothing is new, and paints nothing', async () => {
		const drawer = smallDrawer();
		const { bytes, report } = await refresh(first, smallDeck() as ReturnType<typeof later>, drawer);
		expect(bytes).toEqual(first);
		expect(drawer.painted).toBe(0);
		expect(report.shapes.every(({ became }) => became === 'same')).toBe(true);
	});

	it('gives the same bytes when it is done twice', async () => {
		const once = await refresh(first);
		expect((await refresh(once.bytes)).bytes).toEqual(once.bytes);
	});

	it('goes on telling the figures of now, year after year', async () => {
		const once = await refresh(first);
		const next = await refresh(once.bytes, smallDeck({ share: '90.0%' }) as ReturnType<typeof later>);
		expect(next.slides[1]!.texts).toContain('81,440 户中有 90.0%。');
		expect(next.slides[1]!.notes).toContain('覆盖率 90.0%');
	});

	it('keeps a text that a person changed, and says what it would be', async () => {
		const own = edited(replaceIn(CONTENT, '81,440 户中有 78.2%。', '近八成住户可达。'));
		const { slides, report } = await refresh(own);
		expect(slides[1]!.texts).toContain('近八成住户可达。');
		expect(slides[1]!.texts).toContain('81.0%');
		expect(describeRefresh(report, 'zh')).toContain(
			'第 2 页的说明为手工修改，保留；按现在的数据应为“81,440 户中有 81.0%。”。'
		);
		// It is still a person's the next time.
		const { bytes } = await refresh(own);
		expect((await refresh(bytes, smallDeck() as ReturnType<typeof later>)).slides[1]!.texts).toContain(
			'近八成住户可达。'
		);
	});

	it('keeps how texts look: a number that was made red is red', async () => {
		const own = edited((file) => {
			const text = writeXml(file.readXml(CONTENT));
			const [, run, look] =
				/(<a:r>(<a:rPr(?:(?!<\/a:rPr>).)*<\/a:rPr>)<a:t>81,440 户中有 78\.2%。<\/a:t><\/a:r>)/.exec(text)!;
			const red = look!.replace(
				/<a:solidFill>.*<\/a:solidFill>/,
				'<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
			);
			const piece = (form: string, words: string) => `<a:r>${form}<a:t>${words}</a:t></a:r>`;
			file.put(
				CONTENT,
				parseXml(
					text.replace(run!, piece(look!, '81,440 户中有 ') + piece(red, '78.2%') + piece(look!, '。'))
				)
			);
		});
		const { slides } = await refresh(own);
		const runs = listElements(slides[1]!.root, 'a:r').filter((run) => JSON.stringify(run).includes('FF0000'));
		expect(runs.map(textOf)).toEqual(['81.0%']);
	});

	it('keeps where a map stands, and draws it for the size it has', async () => {
		const own = edited((file) => {
			const slide = file.readXml(CONTENT);
			const [picture] = listElements(slide, 'p:pic');
			Object.assign(findPath(picture!, 'p:spPr', 'a:xfrm', 'a:off')!.attributes, {
				x: '100000',
				y: '200000'
			});
			Object.assign(findPath(picture!, 'p:spPr', 'a:xfrm', 'a:ext')!.attributes, {
				cx: '2540000',
				cy: '1270000'
			});
			file.put(CONTENT, slide);
		});
		const { slides, file } = await refresh(own);
		const [picture] = listElements(slides[1]!.root, 'p:pic');
		expect(findPath(picture!, 'p:spPr', 'a:xfrm', 'a:off')!.attributes).toEqual({ x: '100000', y: '200000' });
		const targets = targetsOf(file, slides[1]!.path);
		const svg = file.read(targets.get(listElements(picture!, 'asvg:svgBlip')[0]!.attributes['r:embed']!)!);
		expect(svg).toContain('width="200" height="100"');
	});

	it('keeps another picture that a person put in, and data that a person changed', async () => {
		const own = edited((file) => {
			const [png, svg] = ['a:blip', 'asvg:svgBlip'].map((name) => {
				const [blip] = listElements(file.readXml(CONTENT), name);
				return file.relationshipsOf(CONTENT).find(({ id }) => id === blip!.attributes['r:embed'])!.target;
			}) as [string, string];
			file.put(png, Uint8Array.of(1, 2, 3));
			file.put(svg, '<svg xmlns="http://www.w3.org/2000/svg"/>');
			const [chart] = readDeck(first).slides[1]!.charts;
			replaceIn(chart!, '<c:v>0.875</c:v>', '<c:v>0.99</c:v>')(file);
		});
		const { report, slides, file } = await refresh(own);
		expect(report.shapes.filter(({ became }) => became === 'kept').map(({ role }) => role)).toEqual(
			expect.arrayContaining(['map', 'chart'])
		);
		expect(file.read(slides[1]!.charts[0]!)).toContain('<c:v>0.99</c:v>');
	});

	it('keeps colours and kind of a chart', async () => {
		const [chart] = readDeck(first).slides[1]!.charts;
		const own = edited(replaceIn(chart!, /<c:barDir val="\w+"\/>/, '<c:barDir val="bar"/>'));
		const after = await refresh(
			edited(replaceIn(chart!, /srgbClr val="2B6CA3"|srgbClr val="2b6ca3"/, 'srgbClr val="00FF00"'), own)
		);
		const text = after.file.read(after.slides[1]!.charts[0]!);
		expect(text).toContain('<c:barDir val="bar"/>');
		expect(text).toContain('00FF00');
		expect(text).toContain('<c:v>0.6</c:v>');
	});

	it('keeps what a speaker added to the notes', async () => {
		const notes = 'ppt/notesSlides/notesSlide1.xml';
		const own = edited(
			replaceIn(
				notes,
				/(<p:txBody>.*?)(<a:p>)(.*)(<\/p:txBody>)/,
				'$1<a:p><a:r><a:t>各位领导好</a:t></a:r></a:p>$2$3<a:p><a:r><a:t>谢谢</a:t></a:r></a:p>$4'
			)
		);
		const { slides } = await refresh(own);
		expect(slides[1]!.notes).toEqual(['各位领导好', '先说结论。', '覆盖率 81.0%', '谢谢']);
	});

	it('leaves slides that were added, taken out, moved or copied as a person left them', async () => {
		const own = edited((file) => {
			const path = 'ppt/presentation.xml';
			const [cover, content, tried, end] = readDeck(first).slides.map((one) => one.path) as [
				string,
				string,
				string,
				string
			];
			const copy = file.putNext('ppt/slides/slide#.xml', file.readXml(tried), file.typeOf(tried)!);
			for (const { type, target, isExternal } of file.relationshipsOf(tried))
				file.relate(copy, type, target, isExternal);
			const added = file.putNext(
				'ppt/slides/slide#.xml',
				'<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>',
				file.typeOf(tried)!
			);
			file.relate(added, file.relationshipsOf(tried)[0]!.type, file.relationshipsOf(tried)[0]!.target);
			const type = file.relationshipsOf(path).find(({ target }) => target === cover)!.type;
			const ids = [added, tried, content, copy, cover]
				.map((one, i) => `<p:sldId id="${500 + i}" r:id="${file.relate(path, type, one)}"/>`)
				.join('');
			replaceIn(path, /<p:sldIdLst>.*<\/p:sldIdLst>/, `<p:sldIdLst>${ids}</p:sldIdLst>`)(file);
			file.unrelate(path, ({ target }) => target === end);
			file.prune();
		});
		const { slides, report } = await refresh(own);
		expect(slides).toHaveLength(5);
		expect(slides[2]!.texts).toContain('81.0%');
		for (const i of [1, 3]) expect(slides[i]!.texts.join('\n')).toContain('fedcba987654');
		expect(report.ownSlides).toEqual([1]);
		expect(report.removedSlides).toEqual(['数据与口径']);
	});

	it('does not bring back what was taken off a slide', async () => {
		const own = edited((file) => {
			const slide = file.readXml(CONTENT);
			const tree = findPath(slide, 'p:cSld', 'p:spTree')!;
			tree.children = tree.children.filter(
				(node) => typeof node === 'string' || node.name !== 'p:graphicFrame'
			);
			const [chart] = listElements(file.readXml(CONTENT), 'c:chart');
			file.put(CONTENT, slide);
			file.unrelate(CONTENT, ({ id }) => id === chart!.attributes['r:id']);
			file.prune();
		});
		const { slides, report } = await refresh(own);
		expect(slides[1]!.charts).toEqual([]);
		expect(report.shapes).toContainEqual({ slide: 2, role: 'chart', became: 'gone' });
	});

	it('takes the seal off where data are illustrative no more', async () => {
		const deck = smallDeck({ isIllustrative: false }) as ReturnType<typeof later>;
		const { slides } = await refresh(first, deck);
		for (const { texts } of slides) expect(texts.join('\n')).not.toContain('示意');
	});

	it('leads to the address that live views have now', async () => {
		const deck = later();
		const moved = { ...deck, facts: { ...deck.facts, baseUrl: 'https://other.example.cn' } };
		const { slides, file } = await refresh(first, moved);
		const box = { x: 0, y: 0, width: 1, height: 1 };
		for (const { texts, root, path } of slides) {
			const targets = targetsOf(file, path);
			const links = listElements(root, 'a:hlinkClick').map(({ attributes }) =>
				targets.get(attributes['r:id']!)
			);
			// The code's two shapes and the word in the source.
			expect(links).toHaveLength(3);
			for (const link of links) expect(link).toContain('https://other.example.cn/baoding');
			const modules = listElements(root, 'a:custGeom')[0]!;
			expect(listElements(modules, 'a:pt')).toEqual(
				listElements(buildQr(links[0]!, { box, id: 1, linkId: '', title: '' })[1]!, 'a:pt')
			);
			expect(texts.join('\n')).toContain('在线视图');
		}
		expect(slides[1]!.links).toContain('https://other.example.cn/baoding?layers=circle-inner');
	});

	it('refreshes what the template wrote around a slot with the slot', async () => {
		const template = buildDefaultTemplate();
		replaceIn(slidePath(2), '{{sentence}}', '区里说：{{sentence}}')(template);
		const own = await writeBriefingDeck(smallDeck(), smallDrawer(), { template: template.toBytes() });
		expect((await refresh(own)).slides[1]!.texts).toContain('区里说：81,440 户中有 81.0%。');
	});

	it('finds what a program has renamed', async () => {
		const own = edited((file) => {
			const text = writeXml(file.readXml(CONTENT));
			const renamed = text
				.replace(/name="标题 #lp-[^"]*"/, 'name="PlaceHolder 1"')
				.replace(/name="说明 #lp-[^"]*"/, 'name=""');
			expect(renamed).not.toBe(text);
			file.put(CONTENT, parseXml(renamed));
		});
		const { slides, report } = await refresh(own);
		expect(slides[1]!.texts).toContain('81,440 户中有 81.0%。');
		expect(report.shapes.filter(({ became }) => became === 'gone')).toEqual([]);
	});

	it('keeps a title that a person changed where a program has renamed it too', async () => {
		const own = edited((file) => {
			const text = writeXml(file.readXml(CONTENT));
			const changed = text
				.replace(/name="标题 #lp-[^"]*"/, 'name="PlaceHolder 1"')
				.replace('覆盖近八成', '已近八成');
			file.put(CONTENT, parseXml(changed));
		});
		const { slides, report } = await refresh(own);
		expect(slides[1]!.texts).toContain('已近八成');
		expect(report.shapes).toContainEqual({ slide: 2, role: 'title', became: 'kept', would: '覆盖近八成' });
	});

	it('never takes a shape of another deck for one of its own', async () => {
		const own = edited(replaceIn(CONTENT, /#lp-[0-9a-f]+-sentence/, '#lp-00000000-sentence'));
		const { slides, report } = await refresh(own);
		expect(slides[1]!.texts).toContain('81,440 户中有 78.2%。');
		expect(report.strangers).toEqual([2]);
	});
});

describe('openDeck', () => {
	it('refuses what is no deck of a briefing of this city, with what to do', () => {
		const refusal = (bytes: Uint8Array, cityId = 'baoding') => {
			try {
				openDeck(bytes, cityId);
			} catch (error) {
				return (error as Error).message;
			}
			return '';
		};
		expect(refusal(buildDefaultTemplate().toBytes())).toContain('不是由汇报生成的');
		expect(refusal(first, 'monaco')).toContain('属于另一座城市（baoding）');
		expect(refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toContain('演示稿加了密码');
		expect(refusal(Uint8Array.of(1, 2, 3))).toContain('演示稿不是 PowerPoint');
		expect(refusal(first)).toBe('');
	});
});
