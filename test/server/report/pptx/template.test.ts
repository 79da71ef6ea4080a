import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildDefaultTemplate } from '#lib/server/report/pptx/default/build-default-template.ts';
import { CONTENT_TYPE, RELATION } from '#lib/server/report/package/relationship-types.ts';
import { TemplateError } from '#lib/server/report/pptx/template-error.ts';
import { REQUIRED_SLOTS } from '#lib/server/report/pptx/template/slots.ts';
import { writePptx } from '#lib/server/report/pptx/write-pptx.ts';
import { findPath, listElements, parseXml, writeXml } from '#lib/server/report/xml/xml-tree.ts';
import { readDeck } from './read-deck.ts';
import { smallPictures, smallReport } from './small-report.ts';

const [COVER, CONTENT, WIDE] = [1, 2, 3].map((n) => `ppt/slides/slide${n}.xml`) as [string, string, string];
/** Its lead, a map and a chart: enough of a report to see a template filled in. */
const report = smallReport();
report.sections[0]!.blocks = report.sections[0]!.blocks.slice(0, 3);

type Template = ReturnType<typeof buildDefaultTemplate>;

/** The project's own template after somebody worked on it. */
function changed(change: (template: Template) => void): Uint8Array {
	const template = buildDefaultTemplate();
	change(template);
	return template.toBytes();
}

function replaceIn(path: string, from: string | RegExp, to: string): (template: Template) => void {
	return (template) => {
		const before = writeXml(template.readXml(path));
		const after = before.replace(from, to);
		expect(after, `${from} is in ${path}`).not.toBe(before);
		template.put(path, parseXml(after));
	};
}

const write = (template: Uint8Array) => writePptx(report, smallPictures(report), { template });

async function readFilled(change: (template: Template) => void) {
	const { bytes, warnings } = await write(changed(change));
	return { ...readDeck(bytes), warnings };
}

describe('a template of the district', () => {
	it('that is the default one gives the default deck', async () => {
		const own = await writePptx(report, smallPictures(report));
		expect((await write(changed(() => {}))).bytes).toEqual(own.bytes);
	});

	it('keeps its size, theme, master and fonts', async () => {
		const { file, presentation, slides } = await readFilled((template) => {
			replaceIn('ppt/presentation.xml', 'cx="12192000" cy="6858000"', 'cx="9144000" cy="6858000"')(template);
			replaceIn('ppt/theme/theme1.xml', /typeface="Microsoft YaHei"/g, 'typeface="方正黑体"')(template);
			replaceIn('ppt/slideMasters/slideMaster1.xml', 'name="Title"', 'name="District"')(template);
		});
		expect(findPath(presentation, 'p:sldSz')?.attributes.cx).toBe('9144000');
		expect(file.read('ppt/slideMasters/slideMaster1.xml')).toContain('name="District"');
		const chart = file.read(slides.flatMap(({ charts }) => charts)[0]!);
		expect(chart).toContain('typeface="方正黑体"');
		expect(chart).not.toContain('YaHei');
	});

	it('keeps what else stands on its slides, and slides without slots where they are', async () => {
		const { slides } = await readFilled((template) => {
			const path = 'ppt/presentation.xml';
			const still = (text: string) => writeXml(template.readXml(COVER)).replaceAll(/\{\{\w+\}\}/g, text);
			for (const name of ['目录', '谢谢']) {
				const slide = template.putNext('ppt/slides/slide#.xml', still(name), CONTENT_TYPE.slide);
				template.relate(slide, RELATION.slideLayout, 'ppt/slideLayouts/slideLayout1.xml');
				template.relate(path, RELATION.slide, slide);
			}
			const ids = (n: number) =>
				`<p:sldId id="${300 + n}" r:id="${template.relate(path, RELATION.slide, `ppt/slides/slide${n}.xml`)}"/>`;
			const list = [1, 4, 2, 3, 5].map(ids).join('');
			replaceIn(path, /<p:sldIdLst>.*<\/p:sldIdLst>/, `<p:sldIdLst>${list}</p:sldIdLst>`)(template);
			replaceIn(CONTENT, '{{sentence}}', '区里说：{{sentence}}（{{asof}}）')(template);
		});
		expect(slides).toHaveLength(7);
		expect(slides[1]!.texts).toContain('目录');
		expect(slides[2]!.texts).toContain('区里说：15 分钟覆盖率 75.0%。（数据截至 2022年1月1日）');
		expect(slides.at(-1)!.texts).toContain('谢谢');
	});

	it('may have its slots cut into runs, as PowerPoint does', async () => {
		const { slides } = await readFilled(
			replaceIn(
				CONTENT,
				/(<a:r>)(<a:rPr[^>]*>(?:(?!<\/a:rPr>).)*<\/a:rPr>)<a:t>\{\{number\}\}<\/a:t><\/a:r>/,
				'$1$2<a:t>{{</a:t></a:r><a:r>$2<a:t>number</a:t></a:r><a:r>$2<a:t> }}</a:t></a:r>'
			)
		);
		expect(slides[1]!.texts).toContain('75.0%');
	});

	it('puts pictures where the slot inherits its place from', async () => {
		const { slides } = await readFilled((template) => {
			const place = '<a:xfrm><a:off x="1000000" y="2000000"/><a:ext cx="6000000" cy="3000000"/></a:xfrm>';
			const shape = (text: string, spPr: string) =>
				`<p:sp><p:nvSpPr><p:cNvPr id="40" name="Body"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="7"/></p:nvPr></p:nvSpPr><p:spPr>${spPr}</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree>`;
			replaceIn('ppt/slideLayouts/slideLayout2.xml', '</p:spTree>', shape('文字', place))(template);
			replaceIn(CONTENT, '{{picture}}', ' ')(template);
			replaceIn(CONTENT, '</p:spTree>', shape('{{picture}}', ''))(template);
		});
		const [picture] = listElements(slides[1]!.root, 'p:pic');
		// 3:2 in the middle of 6 × 3.
		expect(findPath(picture!, 'p:spPr', 'a:xfrm', 'a:off')?.attributes).toEqual({
			x: '1750000',
			y: '2000000'
		});
	});

	it('may do without a wide slide: charts and tables stand on the content slide, its empty slots gone', async () => {
		const { slides } = await readFilled((template) => {
			const path = 'ppt/presentation.xml';
			const id = template.relate(path, RELATION.slide, WIDE);
			replaceIn(path, new RegExp(`<p:sldId id="\\d+" r:id="${id}"/>`), '')(template);
		});
		const chart = slides.find(({ charts }) => charts.length > 0)!;
		const x = findPath(listElements(chart.root, 'p:graphicFrame')[0]!, 'p:xfrm', 'a:off')?.attributes.x;
		// From the left of the number, which is not there.
		expect(x).toBe(String(48 * 12_700));
		expect(chart.texts.join('\n')).not.toMatch(/75\.0%|\{\{/);
	});

	it('may name its slots on layouts', async () => {
		const { slides, file } = await readFilled((template) => {
			for (const [slide, layout] of [
				[COVER, 1],
				[CONTENT, 2]
			] as const) {
				const path = `ppt/slideLayouts/slideLayout${layout}.xml`;
				const shapes = listElements(template.readXml(slide), 'p:sp').map(writeXml).join('');
				replaceIn(path, '</p:spTree>', `${shapes}</p:spTree>`)(template);
			}
			replaceIn('ppt/presentation.xml', /<p:sldId .*\/><\/p:sldIdLst>/, '</p:sldIdLst>')(template);
		});
		expect(slides[0]!.texts).toContain('保定连片改造情况报告');
		expect(slides[1]!.texts).toContain('75.0%');
		expect(slides.at(-1)!.texts).toContain('数据与来源');
		expect(file.read('ppt/slideLayouts/slideLayout2.xml')).not.toContain('{{number}}');
	});

	it('may be a template file or a show', async () => {
		const potx = changed((template) =>
			template.put(
				'ppt/presentation.xml',
				template.readXml('ppt/presentation.xml'),
				CONTENT_TYPE.presentation.replace('presentation.main', 'template.main')
			)
		);
		const { file } = readDeck((await write(potx)).bytes);
		expect(file.read('[Content_Types].xml')).toContain(CONTENT_TYPE.presentation);
	});

	it('without a place for the code is warned of; the link remains', async () => {
		const { warnings, slides } = await readFilled(replaceIn(CONTENT, '{{qr}}', ''));
		expect(warnings).toHaveLength(1);
		expect(warnings[0]).toContain('{{qr}}');
		expect(listElements(slides[1]!.root, 'a:hlinkClick')).toHaveLength(1);
	});

	it('says on a cover without a seal or source too that data are illustrative', async () => {
		const { slides } = await readFilled((template) => {
			for (const slot of ['seal', 'source']) replaceIn(COVER, `{{${slot}}}`, ' ')(template);
		});
		expect(slides[0]!.texts).toContain('数据截至 2022年1月1日 · 示意数据');
	});

	it('numbers pages in its source where it has no place for numbers', async () => {
		const { slides } = await readFilled(replaceIn(CONTENT, '{{page}}', ' '));
		expect(listElements(slides[1]!.root, 'a:fld')).toHaveLength(1);
	});

	it('loses sections, animations and pictures of its slides that would point at what is gone', async () => {
		const { presentation, slides, file } = await readFilled((template) => {
			replaceIn(
				'ppt/presentation.xml',
				'</p:presentation>',
				'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst></p:presentation>'
			)(template);
			replaceIn(CONTENT, '</p:sld>', '<p:timing><p:tnLst/></p:timing></p:sld>')(template);
			template.put('docProps/thumbnail.png', Uint8Array.of(1), CONTENT_TYPE.png);
			template.relate('', RELATION.thumbnail, 'docProps/thumbnail.png');
		});
		expect(listElements(presentation, 'p:extLst')).toEqual([]);
		expect(slides.flatMap(({ root }) => listElements(root, 'p:timing'))).toEqual([]);
		expect(file.parts['docProps/thumbnail.png']).toBeUndefined();
	});

	it('keeps the pictures on its slides, on every slide made from them', async () => {
		const { slides, file } = await readFilled((template) => {
			template.put('ppt/media/emblem.png', Uint8Array.of(7), CONTENT_TYPE.png);
			const id = template.relate(CONTENT, RELATION.image, 'ppt/media/emblem.png');
			const picture = `<p:pic><p:nvPicPr><p:cNvPr id="50" name="Emblem" descr="徽"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill><p:spPr/></p:pic></p:spTree>`;
			replaceIn(CONTENT, '</p:spTree>', picture)(template);
		});
		expect(file.parts['ppt/media/emblem.png']).toEqual(Uint8Array.of(7));
		expect(file.relationshipsOf(slides[1]!.path).some(({ target }) => target.endsWith('emblem.png'))).toBe(
			true
		);
	});
});

describe('a template that cannot be used', () => {
	const refusal = (template: Uint8Array) =>
		write(template).then(
			() => expect.fail('was taken'),
			(error: unknown) => {
				expect(error).toBeInstanceOf(TemplateError);
				return error as TemplateError;
			}
		);

	it.each([
		...REQUIRED_SLOTS.cover.map((slot) => [slot, COVER, '封面页'] as const),
		...REQUIRED_SLOTS.content.map((slot) => [slot, CONTENT, '内容页'] as const)
	])('lacks {{%s}} on %s', async (slot, path, page) => {
		const error = await refusal(changed(replaceIn(path, `{{${slot}}}`, ' ')));
		expect(error.slot).toBe(slot);
		expect(error.say.zh).toContain(`{{${slot}}}`);
		expect(error.say.zh).toContain(page);
		expect(error.say.en).toContain(`{{${slot}}}`);
		expect(error.message).not.toContain('\n');
	});

	it('has {{picture}} in a group', async () => {
		const group =
			'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="60" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>';
		const error = await refusal(
			changed((template) => {
				replaceIn(CONTENT, '{{picture}}', ' ')(template);
				replaceIn(
					CONTENT,
					'</p:spTree>',
					`${group}<p:sp><p:nvSpPr><p:cNvPr id="61" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{{picture}}</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp></p:spTree>`
				)(template);
			})
		);
		expect(error.slot).toBe('picture');
	});

	it('has nothing that could be written on', async () => {
		const error = await refusal(
			changed((template) => {
				for (const path of [...template.listPaths()].filter((one) =>
					/\/(slides|slideLayouts|slideMasters)\/\w+\.xml$/.test(one)
				))
					replaceIn(path, /<p:sp>.*<\/p:sp>/, '')(template);
			})
		);
		expect(error.say.zh).toContain('没有可用的版式');
	});

	it('is no zip', async () => {
		expect((await refusal(strToU8('%PDF-1.7'))).say.en).toContain('no PowerPoint presentation');
		expect((await refusal(new Uint8Array())).slot).toBeNull();
	});

	it('is another office file, or has no presentation', async () => {
		const docx = changed((template) => template.put('ppt/presentation.xml', '<w/>', CONTENT_TYPE.workbook));
		expect((await refusal(docx)).say.en).toContain('no PowerPoint presentation');
		const { 'ppt/presentation.xml': _, ...rest } = unzipSync(changed(() => {}));
		expect((await refusal(zipSync(rest))).say.en).toContain('no PowerPoint presentation');
	});

	it('is broken XML', async () => {
		const parts = { ...unzipSync(changed(() => {})), 'ppt/presentation.xml': strToU8('<p:presentation>') };
		expect((await refusal(zipSync(parts))).say.zh).toContain('ppt/presentation.xml');
		const slides = { ...unzipSync(changed(() => {})), [CONTENT]: strToU8('<p:sld>') };
		expect((await refusal(zipSync(slides))).say.zh).toContain(CONTENT);
	});

	it('has a password', async () => {
		expect((await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).say.zh).toContain(
			'密码'
		);
	});

	it('has macros', async () => {
		const type = 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml';
		const pptm = changed((template) =>
			template.put('ppt/presentation.xml', template.readXml('ppt/presentation.xml'), type)
		);
		expect((await refusal(pptm)).say.en).toContain('macros');
	});
});
