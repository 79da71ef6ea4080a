import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Chart } from '#lib/core/figures/types.ts';
import { writePptx } from '#lib/server/report/pptx/write-pptx.ts';
import { findPath, listElements, parseXml, textOf } from '#lib/server/report/xml/xml-tree.ts';
import { checkOoxml } from '../../../helpers/check-ooxml.ts';
import { readDeck, targetsOf } from './read-deck.ts';
import { COVERAGE, CURVE, LONG_TABLE, smallPictures, smallReport, STATES, SVG } from './small-report.ts';

const report = smallReport();
const write = (one = report) => writePptx(one, smallPictures(one));
const { bytes, warnings } = await write();
const { file, presentation, slides } = readDeck(bytes);

describe('writePptx', () => {
	it('makes a cover, slides of every section in order, and a closing slide', () => {
		const titles = slides.map(({ root }) => titleOf(root));
		expect(titles).toEqual([
			'保定连片改造情况报告',
			'生活圈覆盖',
			'各区覆盖率',
			'各区状态',
			'几分钟能走到',
			'最远的小区（1/3）',
			'最远的小区（2/3）',
			'最远的小区（3/3）',
			'数据与方法',
			'数据与来源'
		]);
		expect(findPath(presentation, 'p:sldSz')?.attributes).toMatchObject({ cx: '12192000', cy: '6858000' });
		expect(warnings).toEqual([]);
	});

	it('leaves no slot in the file', () => {
		for (const [path, part] of Object.entries(file.parts))
			if (path.endsWith('.xml')) expect(strFromU8(part), path).not.toContain('{{');
	});

	it('gives every shape of a slide an id of its own, and a description to what is drawn', () => {
		for (const { root, path } of slides) {
			const shapes = listElements(root, 'p:cNvPr').map(({ attributes }) => attributes);
			expect(new Set(shapes.map(({ id }) => id)).size, path).toBe(shapes.length);
			for (const drawn of [...listElements(root, 'p:pic'), ...listElements(root, 'p:graphicFrame')])
				expect(listElements(drawn, 'p:cNvPr')[0]?.attributes.descr).toBeTruthy();
		}
	});

	it('shows the one figure large, with its sentence', () => {
		const [, lead] = slides;
		expect(lead!.texts).toContain('75.0%');
		expect(lead!.texts).toContain('15 分钟覆盖率 75.0%。');
		expect(lead!.texts).toContain('名称 coverage-inner');
		const number = listElements(lead!.root, 'a:r').find((run) => textOf(run) === '75.0%');
		expect(Number(findPath(number!, 'a:rPr')?.attributes.sz)).toBeGreaterThanOrEqual(6000);
	});

	it('has date, fingerprint, source and the mark of illustrative data on every slide', () => {
		for (const { texts, path } of slides) {
			const source = texts.find((text) => text.includes('数据指纹 0123456789ab'));
			expect(source, path).toContain('示意数据');
			expect(texts.join('\n'), path).toContain('数据截至 2022年1月1日');
			expect(source, path).toContain('© OpenStreetMap contributors');
			expect(source, path).not.toContain('0123456789abc');
			expect(texts, path).toContain('示意\n数据');
		}
		for (const { root } of slides.slice(1))
			expect(listElements(root, 'a:fld').map(({ attributes }) => attributes.type)).toEqual(['slidenum']);
	});

	it('does not call data illustrative that are not', async () => {
		const deck = readDeck((await write({ ...report, isIllustrative: false })).bytes);
		for (const { texts } of deck.slides) expect(texts.join('\n')).not.toContain('示意');
	});

	it('shows both dates if the report has a later reference date', async () => {
		const deck = readDeck((await write({ ...report, asOf: '2022-03-01' })).bytes);
		expect(deck.slides[0]!.texts).toContain('截至 2022年3月1日（数据截至 2022年1月1日）');
	});

	it('leads to the live view by link and code', () => {
		expect(slides.map(({ links }) => links)).toEqual([
			['https://map.example.cn/baoding'],
			['https://map.example.cn/baoding?select=cluster%3Aa'],
			...Array.from({ length: 3 }, () => ['https://map.example.cn/baoding']),
			...Array.from({ length: 3 }, () => ['https://map.example.cn/baoding?table=1']),
			['https://map.example.cn/baoding'],
			['https://map.example.cn/baoding']
		]);
		for (const { root, path } of slides)
			// In the text, on the code's ground and on its modules.
			expect(listElements(root, 'a:hlinkClick'), path).toHaveLength(3);
	});

	it.each([COVERAGE, STATES, CURVE])('draws $key as a native chart with its numbers', (chart) => {
		const { charts } = slides.find(({ root }) => titleOf(root) === chart.title.zh)!;
		const path = charts[0]!;
		expect(charts).toHaveLength(1);
		const root = parseXml(file.read(path));
		expect(readSeries(root)).toEqual(seriesOf(chart));
		const [workbook] = [...targetsOf(file, path).values()];
		expect(readSheet(file.parts[workbook!]!)).toEqual([
			[undefined, ...chart.series.map(({ name }) => name.zh)],
			...chart.categories.map(({ zh }, i) => [
				zh,
				...chart.series.map(({ values }) => values[i] ?? undefined)
			])
		]);
		for (const font of listElements(root, 'a:defRPr'))
			expect(
				[findPath(font, 'a:latin'), findPath(font, 'a:ea')].map((one) => one?.attributes.typeface)
			).toEqual(['Microsoft YaHei', 'Microsoft YaHei']);
	});

	it('splits a table into slides of at most twelve rows, with every row, its heading and sums', () => {
		const pages = slides.flatMap(({ tables }) => tables);
		expect(pages).toHaveLength(3);
		const body = pages.flatMap((rows) => rows.slice(1));
		for (const rows of pages) {
			expect(rows[0]).toEqual(['小区', '居民(户)', '覆盖率', '步行']);
			expect(rows.length).toBeLessThanOrEqual(14);
		}
		expect(body).toHaveLength(LONG_TABLE.rows.length + 1);
		expect(body[3]).toEqual(['小区 3', '1,003', '9.7%', '–']);
		expect(body[5]).toEqual(['小区 5', '1,005', '16.1%', '5 分钟']);
		expect(body.at(-1)).toEqual(['合计', '31,465', '50.0%', '–']);
	});

	it('keeps tables above the foot of the slide', () => {
		for (const { root } of slides)
			for (const frame of listElements(root, 'p:graphicFrame')) {
				const rows = listElements(frame, 'a:tr').map(({ attributes }) => Number(attributes.h));
				const top = Number(findPath(frame, 'p:xfrm', 'a:off')?.attributes.y);
				expect(top + rows.reduce((sum, one) => sum + one, 0)).toBeLessThan(478 * 12_700);
			}
	});

	it('shows a map as SVG with a PNG for those who draw none, in its shape', () => {
		const { root, path } = slides[1]!;
		const [picture] = listElements(root, 'p:pic');
		const targets = targetsOf(file, path);
		const svg = targets.get(listElements(picture!, 'asvg:svgBlip')[0]!.attributes['r:embed']!)!;
		const png = targets.get(listElements(picture!, 'a:blip')[0]!.attributes['r:embed']!)!;
		expect(strFromU8(file.parts[svg]!)).toBe(SVG);
		expect(png).toMatch(/\.png$/);
		const { cx, cy } = findPath(picture!, 'p:spPr', 'a:xfrm', 'a:ext')!.attributes;
		expect(Number(cx) / Number(cy)).toBeCloseTo(1.5, 4);
		expect(listElements(picture!, 'p:cNvPr')[0]!.attributes.descr).toBe('示意数据。图上有 2 个中心。');
	});

	it('has the text and the derivation of every figure in the speaker’s notes', () => {
		const notes = slides[1]!.notes.join('\n');
		expect(notes).toContain('全市共有中心 2 个。15 分钟覆盖率 75.0%。还差 100 户。');
		for (const key of ['coverage-inner', 'households-beyond-inner']) {
			expect(notes).toContain(`算法 ${key}`);
			expect(notes).toContain(`来源 ${key} https://map.example.cn/baoding?layers=${key}`);
		}
		expect(notes).toContain('75 ÷ 100 = 75.0%');
		expect(slides[2]!.notes.join('\n')).toContain('甲区 50.0%');
	});

	it('writes texts that XML must not take for markup', () => {
		expect(slides.flatMap(({ texts }) => texts)).toContain('数字按步行时间计算 <不按半径> & 可复核。');
	});

	it('closes with the whole fingerprint', () => {
		const hash = slides.at(-1)!.texts.join('').replaceAll(' ', '');
		expect(hash).toContain(report.dataHash);
	});

	it('gives the same bytes for the same report', async () => {
		expect((await write(smallReport())).bytes).toEqual(bytes);
	});

	it('changes only the parts with a changed figure', async () => {
		const later = smallReport();
		const chart = { ...STATES, series: [{ ...STATES.series[0]!, values: [39, 30, 1] }, STATES.series[1]!] };
		later.sections[0]!.blocks[3] = { kind: 'chart', chart, caption: '各区状态', live: '' };
		const { parts } = checkOoxml((await write(later)).bytes);
		expect(Object.keys(parts).toSorted()).toEqual(Object.keys(file.parts).toSorted());
		const changed = Object.keys(parts).filter(
			(path) => strFromU8(parts[path]!) !== strFromU8(file.parts[path]!)
		);
		expect(changed.map((path) => path.replace(/^ppt\/(\w+)\/.*/, '$1')).toSorted()).toEqual([
			'charts',
			'embeddings',
			'notesSlides',
			'slides'
		]);
	});

	it('is written in English as well', async () => {
		const deck = readDeck((await write({ ...report, lang: 'en' })).bytes);
		const texts = deck.slides.flatMap((slide) => slide.texts).join('\n');
		expect(texts).toContain('Illustrative data · Data as of 1 January 2022 · Fingerprint 0123456789ab');
		expect(texts).toContain('Data and sources');
		expect(deck.slides.flatMap(({ charts }) => charts).map((path) => deck.file.read(path))[0]).toContain(
			'District 0'
		);
	});

	it('lays bars down where their names are long in the language of the report', async () => {
		const long = {
			...STATES,
			categories: STATES.categories.map(({ zh }, i) => ({ zh, en: `Baoding High-Tech Zone ${i}` }))
		};
		const one = smallReport();
		one.sections[0]!.blocks = [{ kind: 'chart', chart: long, caption: '各区状态', live: '' }];
		for (const [lang, direction] of [
			['zh', 'col'],
			['en', 'bar']
		] as const) {
			const deck = readDeck((await write({ ...one, lang })).bytes);
			const chart = deck.file.read(deck.slides.flatMap(({ charts }) => charts)[0]!);
			expect(chart).toContain(`<c:barDir val="${direction}"/>`);
		}
	});

	it('makes a deck of a report without sections', async () => {
		const deck = readDeck((await write({ ...report, sections: [], notes: [] })).bytes);
		expect(deck.slides).toHaveLength(2);
	});
});

function titleOf(slide: Parameters<typeof listElements>[0]): string | undefined {
	const title = listElements(slide, 'p:sp').find((shape) =>
		listElements(shape, 'p:ph').some(({ attributes }) => /title/i.test(attributes.type ?? ''))
	);
	return title && listElements(title, 'a:t').map(textOf).join('');
}

/** Names and values as a chart part keeps them. */
function readSeries(chart: Parameters<typeof listElements>[0]) {
	return listElements(chart, 'c:ser').map((series) => ({
		name: textOf(findPath(series, 'c:tx', 'c:strRef', 'c:strCache', 'c:pt', 'c:v')!),
		categories: readPoints(findPath(series, 'c:cat', 'c:strRef', 'c:strCache')!),
		values: readPoints(findPath(series, 'c:val', 'c:numRef', 'c:numCache')!)
	}));
}

function seriesOf({ categories, series }: Chart) {
	return series.map(({ name, values }) => ({
		name: name.zh,
		categories: Object.fromEntries(categories.map(({ zh }, i) => [i, zh])),
		values: Object.fromEntries(values.flatMap((value, i) => (value === null ? [] : [[i, String(value)]])))
	}));
}

function readPoints(cache: Parameters<typeof listElements>[0]): Record<string, string> {
	return Object.fromEntries(
		listElements(cache, 'c:pt').map((point) => [point.attributes.idx!, textOf(point)])
	);
}

/** Cells of the only sheet of a workbook, by row and column. */
function readSheet(workbook: Uint8Array): (string | number | undefined)[][] {
	const sheet = parseXml(checkOoxml(workbook).read('xl/worksheets/sheet1.xml'));
	const width = Math.max(...listElements(sheet, 'c').map(({ attributes }) => columnOf(attributes.r!)));
	return listElements(sheet, 'row').map((row) => {
		const cells = new Map(
			listElements(row, 'c').map((cell) => {
				const text = textOf(cell);
				return [columnOf(cell.attributes.r!), cell.attributes.t === 'inlineStr' ? text : Number(text)];
			})
		);
		return Array.from({ length: width + 1 }, (_, column) => cells.get(column));
	});
}

const columnOf = (reference: string) => reference.charCodeAt(0) - 65;
