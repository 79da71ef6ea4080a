import { expect, it } from 'vitest';
import { buildReport } from '#lib/core/report/build-report.ts';
import { writeDocx } from '#lib/server/report/write-docx.ts';
import { DRAWN, smallSource } from '../../core/report/small-source.ts';
import { checkOoxml } from '../../helpers/check-ooxml.ts';
import { drawSmallPictures } from './draw-small-pictures.ts';

const build = (drawn = DRAWN, lang: 'zh' | 'en' = 'zh') =>
	buildReport(smallSource(drawn), {
		lang,
		dataHash: '0123456789ab'.padEnd(64, 'c'),
		baseUrl: 'https://map.example.cn'
	});
const write = (report = build()) => writeDocx(report, drawSmallPictures(report));

/** Written once for all that only read it. */
const report = build();
const bytes = await write(report);
const file = checkOoxml(bytes);

const count = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].length;
const attribute = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(([, value]) => value);

it('is a sound package laid out as GB/T 9704 has it', () => {
	const { read, parts } = file;
	const document = read('word/document.xml');
	// 37, 28, 35 and 26 mm in twentieths of a point; A4.
	expect(document).toMatch(
		/<w:pgMar[^>]*w:top="2098"[^>]*w:right="1474"[^>]*w:bottom="1984"[^>]*w:left="1587"/
	);
	expect(document).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
	const styles = read('word/styles.xml');
	for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312']) expect(styles).toContain(face);
	const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/.exec(styles)![0];
	// 22 lines on 225 mm, two characters in; 3号 is 16 points.
	expect(body).toMatch(/w:line="579"[^>]*w:lineRule="exact"/);
	expect(body).toContain('w:firstLineChars="200"');
	expect(body).toContain('<w:sz w:val="32"/>');
	expect(read('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
	const feet = Object.keys(parts).filter((path) => /footer\d*\.xml$/.test(path));
	expect(feet).toHaveLength(2);
	for (const path of feet) expect(read(path)).toMatch(/—.*PAGE.*—/s);
});

it('tells every figure of the text a footnote, with formula, date and source', () => {
	const { read, readText } = file;
	const referred = attribute(
		read('word/document.xml').replaceAll(/<w:(?!footnoteReference )/g, '<'),
		'w:id'
	).map(Number);
	const told = new Set(
		report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) =>
				block.kind === 'paragraph' ? block.runs.flatMap(({ note }) => note ?? []) : []
			)
		)
	);
	// Each once, in the order in which they are read.
	expect(referred.filter((id) => id > 0)).toEqual([...told].map((note) => note + 1));
	const notes = readText('word/footnotes.xml').normalize('NFKC');
	expect(notes).toContain('300 ÷ 1,000 = 30.0%');
	expect(notes).toContain('数据截至2022年1月1日');
	expect(notes).toContain('来源同注1');
});

it('has vector pictures with words for those who do not see them, and the way to the live view', () => {
	const { read, relationshipsOf, parts } = file;
	const document = read('word/document.xml');
	const pictures = drawSmallPictures(report).size;
	expect(count(document, /<asvg:svgBlip /g)).toBe(pictures);
	expect(Object.keys(parts).filter((path) => path.endsWith('.svg'))).toHaveLength(pictures);
	const words = [...document.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => attribute(tag, 'descr')[0] ?? '');
	expect(words.length).toBeGreaterThan(pictures);
	for (const descr of words) expect(descr).not.toBe('');
	expect(words.join()).toContain('小城');
	const links = relationshipsOf('word/document.xml').filter(({ isExternal }) => isExternal);
	expect(links.every(({ target }) => target.startsWith('https://map.example.cn/small'))).toBe(true);
	expect(links.some(({ target }) => target.includes('select=district%3Aeast'))).toBe(true);
});

it('repeats heads of tables, marks illustrative data on every page and writes names as they are', () => {
	const { read, readText, parts } = file;
	const tables = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
	expect(count(read('word/document.xml'), /<w:tblHeader\/>/g)).toBe(tables.length);
	for (const path of Object.keys(parts).filter((one) => /header\d*\.xml$/.test(one))) {
		expect(readText(path)).toContain('示意数据');
		expect(read(path)).toContain('C8402F');
	}
	expect(readText('word/document.xml')).toContain('乙二 & 小区');
	expect(readText('word/document.xml')).toContain('0123456789ab');
	expect(readText('word/document.xml')).toContain('OpenStreetMap');
});

it('is the same bytes for the same report, whatever was written before', async () => {
	await write(build(DRAWN, 'en'));
	expect(Buffer.compare(await write(), bytes)).toBe(0);
});

it('differs after a change of the plan only in the parts that tell of it', async () => {
	const after = checkOoxml(
		await write(build(DRAWN.map((one) => (one.id === 'b1' ? { ...one, walkSeconds: 800 } : one))))
	);
	const changed = Object.keys(file.parts).filter(
		(path) => after.parts[path] === undefined || Buffer.compare(file.parts[path]!, after.parts[path]) !== 0
	);
	expect(changed).toEqual(['word/document.xml', 'word/footnotes.xml']);
});
