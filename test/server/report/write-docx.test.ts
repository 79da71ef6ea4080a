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
	[...xml.matchAll(new RegExp(`${name}="([^"]*)"`, 'g'))].map(([, value]) => value!);

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

it('tells how every figure was worked out at the end of its section, once a kind', () => {
	const { read, readText, parts } = file;
	const document = read('word/document.xml');
	const links = attribute(document, 'w:anchor').map((anchor) => Number(anchor.replace('note-', '')));
	const marks = attribute(document, 'w:name').filter((name) => name.startsWith('note-'));
	// A mark at the end of each paragraph that tells figures leads to the one place where a formula stands.
	expect(marks).toEqual(marks.map((_, i) => `note-${i + 1}`));
	const telling = report.sections.flatMap(({ blocks }) =>
		blocks.filter((block) => block.kind === 'paragraph' && block.runs.some(({ note }) => note !== undefined))
	);
	expect(links).toHaveLength(telling.length);
	for (const link of links) expect(marks).toContain(`note-${link}`);
	const text = readText('word/document.xml').normalize('NFKC');
	expect(text).toContain('300 ÷ 1,000 = 30.0%');
	expect(text).toContain('数据截至2022年1月1日;来源同前');
	expect(count(document, /w:footnoteReference/g)).toBe(0);
	// The first section's notes stand before the second heading, not at the foot of a page.
	expect(document.indexOf('note-1"')).toBeLessThan(document.indexOf('二、'));
	expect(Object.keys(parts)).not.toContain('word/comments.xml');
});

it('has maps as vectors and native charts that are edited in their own workbook', () => {
	const { read, relationshipsOf, parts } = file;
	const document = read('word/document.xml');
	const blocks = report.sections.flatMap((section) => section.blocks);
	const maps = blocks.filter(({ kind }) => kind === 'map').length;
	const charts = blocks.filter(({ kind }) => kind === 'chart');
	expect(count(document, /<asvg:svgBlip /g)).toBe(maps);
	expect(count(document, /<c:chart /g)).toBe(charts.length);
	const related = relationshipsOf('word/document.xml').filter(({ type }) => type.endsWith('/chart'));
	expect(related).toHaveLength(charts.length);
	for (const { target } of related) {
		const chart = `word/${target}`;
		const [workbook] = relationshipsOf(chart);
		expect(workbook!.target).toMatch(/embeddings\/.*\.xlsx$/);
		const path = workbook!.target.replace('../', 'word/');
		const sheet = checkOoxml(parts[path]!).read('xl/worksheets/sheet1.xml');
		// The numbers drawn are those of the workbook.
		for (const [, value] of read(chart).matchAll(/<c:numCache>.*?<c:pt idx="0"><c:v>([^<]*)/gs))
			expect(sheet).toContain(`<v>${value}</v>`);
	}
	const curve = charts.find((one) => one.kind === 'chart' && one.chart.kind === 'line')!;
	expect(curve.kind === 'chart' && curve.chart.series[0]!.values[15]).toBe(0.3);
	expect(read(`word/${related[1]!.target}`)).toContain('<c:pt idx="15"><c:v>0.3</c:v>');
	// Of its sixty-one points the circles' tell their numbers.
	const hidden = read(`word/${related[1]!.target}`).match(/<c:dLbl><c:idx val="\d+"\/><c:delete/g);
	expect(hidden).toHaveLength(59);
});

it('has words for those who do not see its maps, charts, codes and tables', () => {
	const { read, relationshipsOf } = file;
	const document = read('word/document.xml');
	const words = [...document.matchAll(/<wp:docPr [^>]*>/g)].map(([tag]) => attribute(tag, 'descr')[0] ?? '');
	expect(words.length).toBeGreaterThan(20);
	for (const descr of words) expect(descr).not.toBe('');
	expect(words.join()).toContain('小城');
	const tables = report.sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.table.title] : []))
	);
	const told = [...document.matchAll(/<w:tblCaption w:val="([^"]*)"\/><w:tblDescription w:val="([^"]*)"/g)];
	expect(told.map(([, title]) => title)).toEqual(tables);
	for (const [, , holds] of told) expect(holds).toMatch(/^\d+行，各栏为/);
	const links = relationshipsOf('word/document.xml').filter(({ isExternal }) => isExternal);
	expect(links.every(({ target }) => target.startsWith('https://map.example.cn/small'))).toBe(true);
	expect(links.some(({ target }) => target.includes('select=district%3Aeast'))).toBe(true);
});

it('numbers captions in fields, in the middle, figures and tables each from 1', () => {
	const { read } = file;
	const document = read('word/document.xml');
	const fields = [
		...document.matchAll(/<w:fldSimple w:instr="SEQ (.) \\\* ARABIC">.*?<w:t[^>]*>(\d+)<\/w:t>/g)
	];
	const blocks = report.sections.flatMap((section) => section.blocks);
	const count1 = (kinds: string[]) => blocks.filter(({ kind }) => kinds.includes(kind)).length;
	for (const [word, all] of [
		['图', count1(['map', 'chart'])],
		['表', count1(['table'])]
	] as const)
		expect(fields.filter(([, one]) => one === word).map(([, , number]) => Number(number))).toEqual(
			Array.from({ length: all }, (_, i) => i + 1)
		);
	const caption = /<w:style [^>]*w:styleId="Caption".*?<\/w:style>/.exec(read('word/styles.xml'))![0];
	expect(caption).toContain('<w:jc w:val="center"/>');
});

it('keeps headings with what follows, small tables whole and units with their numbers', () => {
	const { read } = file;
	const styles = read('word/styles.xml');
	for (const level of [1, 2])
		expect(new RegExp(`w:styleId="Heading${level}".*?</w:style>`).exec(styles)![0]).toContain(
			'<w:keepNext/>'
		);
	const tables = [
		...read('word/document.xml').matchAll(/<w:tbl>(?:(?!<w:tbl>).)*?<w:tblHeader\/>.*?<\/w:tbl>/gs)
	];
	expect(tables.length).toBeGreaterThan(5);
	for (const [table] of tables) {
		const rows = table.split('</w:tr>').slice(0, -1);
		for (const row of rows) expect(row).toContain('<w:cantSplit/>');
		for (const row of rows.slice(0, -1)) expect(row).toContain('<w:keepNext/>');
		expect(rows.at(-1)).not.toContain('<w:keepNext/>');
	}
	const [before] = attribute(/<w:noLineBreaksBefore[^>]*>/.exec(read('word/settings.xml'))![0], 'w:val');
	for (const sign of '户个人米，。') expect(before).toContain(sign);
});

it('breaks a long title between words', async () => {
	const long = {
		...report,
		title: '保定市莲池区2022年老旧小区连片改造情况报告',
		placeNames: ['保定市', '莲池区']
	};
	const document = checkOoxml(await write(long)).read('word/document.xml');
	const title = /<w:p>(?:(?!<\/w:p>).)*<w:pStyle w:val="Title"\/>.*?<\/w:p>/s.exec(document)![0];
	const lines = [...title.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, line]) => line);
	expect(lines).toEqual(['保定市莲池区2022年', '老旧小区连片改造情况报告']);
	expect(count(title, /<w:br\/>/g)).toBe(1);
});

it('marks every page of what is only tried', async () => {
	const tried = { ...report, trial: { name: '东移', changes: ['迁移第二中心'] } };
	const { parts, readText } = checkOoxml(await write(tried));
	for (const path of Object.keys(parts).filter((one) => /header\d*\.xml$/.test(one)))
		expect(readText(path)).toContain('推演“东移” · 非现行方案');
	expect(readText('word/document.xml').indexOf('推演“东移”')).toBeLessThan(
		readText('word/document.xml').indexOf('概况')
	);
	expect(file.readText('word/document.xml')).not.toContain('推演“');
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
	expect(changed).toEqual([
		'word/charts/chart2.xml',
		'word/charts/chart3.xml',
		'word/document.xml',
		'word/embeddings/Microsoft_Excel_Worksheet2.xlsx',
		'word/embeddings/Microsoft_Excel_Worksheet3.xlsx'
	]);
});
