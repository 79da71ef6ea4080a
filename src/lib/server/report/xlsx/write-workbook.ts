import { strToU8 } from 'fflate';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { packOffice, type OfficeParts } from '../stable-zip.ts';
import { cellAddress } from './cell-address.ts';
import { CellStyles } from './cell-styles.ts';
import { drawCharts } from './draw-charts.ts';
import type { Sheet, SheetChart } from './types.ts';
import { writeSheet } from './write-sheet.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAME_MAX = 31;
/** What the parts of a folder are. */
const PART_TYPES: Record<string, string> = {
	worksheets: 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml',
	drawings: 'application/vnd.openxmlformats-officedocument.drawing+xml',
	charts: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
};

export interface WorkbookFacts {
	title: string;
	/** ISO date that the file says it was made on. */
	asOf: string;
	/** Foot of every printed page. */
	foot: string;
	/** Large above every printed page; default none. */
	mark?: string;
}

/**
 * An XLSX of these sheets, the first in front: real numbers and dates, frozen heads, filters, links. The same sheets
 * give the same bytes.
 *
 * @see ECMA-376 part 1, §18
 */
export function writeWorkbook(
	sheets: readonly Sheet[],
	{ title, asOf, foot, mark = '' }: WorkbookFacts
): Uint8Array {
	const styles = new CellStyles();
	const strings: string[] = [];
	const indexes = new Map<string, number>();
	const stringIndex = (xml: string) => {
		let index = indexes.get(xml);
		if (index === undefined) indexes.set(xml, (index = strings.push(xml) - 1));
		return index;
	};
	const names = nameSheets(sheets);
	const parts: Record<string, string> = {};
	for (const [i, sheet] of sheets.entries()) {
		const { xml, links } = writeSheet(sheet, { styles, stringIndex, foot, mark }, i === 0);
		parts[`xl/worksheets/sheet${i + 1}.xml`] = xml;
		const related: Relationship[] = links.map((target) => ({
			type: `${RELATED}/hyperlink`,
			target,
			isExternal: true
		}));
		if (sheet.charts?.length) {
			const drawing = putDrawing(parts, sheet.charts);
			related.push({ type: `${RELATED}/drawing`, target: `../drawings/${drawing}` });
		}
		if (related.length > 0) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = writeRelationships(related);
	}
	parts['xl/sharedStrings.xml'] =
		`${HEAD}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`;
	parts['xl/styles.xml'] = styles.write();
	parts['xl/workbook.xml'] = writeBook(sheets, names);
	parts['xl/_rels/workbook.xml.rels'] = writeRelationships([
		...sheets.map((_, i) => ({ type: `${RELATED}/worksheet`, target: `worksheets/sheet${i + 1}.xml` })),
		{ type: `${RELATED}/styles`, target: 'styles.xml' },
		{ type: `${RELATED}/sharedStrings`, target: 'sharedStrings.xml' }
	]);
	parts['docProps/core.xml'] = writeCore(title, asOf);
	parts['_rels/.rels'] = writeRelationships([
		{ type: `${RELATED}/officeDocument`, target: 'xl/workbook.xml' },
		{ type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' }
	]);
	parts['[Content_Types].xml'] = writeContentTypes(Object.keys(parts));
	const bytes: OfficeParts = {};
	for (const [path, xml] of Object.entries(parts)) bytes[path] = strToU8(xml);
	return packOffice(bytes);
}

/** Adds the charts of a sheet. @returns the name of the drawing that holds them */
function putDrawing(parts: Record<string, string>, charts: readonly SheetChart[]): string {
	const count = (prefix: string) => Object.keys(parts).filter((path) => path.startsWith(prefix)).length;
	const drawing = `drawing${count('xl/drawings/drawing') + 1}.xml`;
	const targets = charts.map(({ xml }) => {
		const name = `chart${count('xl/charts/chart') + 1}.xml`;
		parts[`xl/charts/${name}`] = HEAD + xml;
		return `../charts/${name}`;
	});
	parts[`xl/drawings/${drawing}`] = drawCharts(charts);
	parts[`xl/drawings/_rels/${drawing}.rels`] = writeRelationships(
		targets.map((target) => ({ type: `${RELATED}/chart`, target }))
	);
	return drawing;
}

/** Names as Excel takes them: short, without certain signs, each once. */
function nameSheets(sheets: readonly Sheet[]): string[] {
	const names: string[] = [];
	for (const { name } of sheets) {
		const base =
			name
				.replaceAll(/[[\]:*?/\\]/g, ' ')
				.replaceAll(/^'+|'+$/g, '')
				.trim() || 'Sheet';
		let unique = base.slice(0, NAME_MAX);
		for (let n = 2; names.some((one) => one.toLowerCase() === unique.toLowerCase()); n++)
			unique = `${base.slice(0, NAME_MAX - String(n).length - 1)} ${n}`;
		names.push(unique);
	}
	return names;
}

function writeBook(sheets: readonly Sheet[], names: readonly string[]): string {
	const quoted = (i: number) => `'${names[i]!.replaceAll("'", "''")}'`;
	const defined = sheets.flatMap(({ filter, widths, frozen }, i) => [
		...(filter
			? [
					`<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${escapeXml(quoted(i))}!${cellAddress(filter.headRow, 0, { isFixed: true })}:${cellAddress(filter.lastRow, widths.length - 1, { isFixed: true })}</definedName>`
				]
			: []),
		...(frozen && frozen.rows > 0
			? [
					`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeXml(quoted(i))}!$1:$${frozen.rows}</definedName>`
				]
			: [])
	]);
	return [
		HEAD,
		`<workbook xmlns="${MAIN}" xmlns:r="${RELATED}">`,
		'<bookViews><workbookView activeTab="0"/></bookViews>',
		`<sheets>${names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets>`,
		defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : '',
		'</workbook>'
	].join('');
}

interface Relationship {
	type: string;
	target: string;
	isExternal?: boolean;
}

function writeRelationships(relationships: readonly Relationship[]): string {
	const each = relationships.map(
		({ type, target, isExternal }, i) =>
			`<Relationship Id="rId${i + 1}" Type="${type}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`
	);
	return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function writeCore(title: string, asOf: string): string {
	const time = (name: string) =>
		`<dcterms:${name} xsi:type="dcterms:W3CDTF">${asOf}T00:00:00Z</dcterms:${name}>`;
	return [
		HEAD,
		`<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
		`<dc:title>${escapeXml(title)}</dc:title><dc:creator>连片 Lianpian</dc:creator>`,
		time('created'),
		time('modified'),
		'</cp:coreProperties>'
	].join('');
}

function writeContentTypes(paths: readonly string[]): string {
	const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
	const overrides: [path: string, type: string][] = [
		['/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`],
		...paths.flatMap((path): [string, string][] => {
			const [, folder] = /^xl\/(worksheets|drawings|charts)\/\w+\.xml$/.exec(path) ?? [];
			return folder === undefined ? [] : [[`/${path}`, PART_TYPES[folder]!]];
		}),
		['/xl/styles.xml', `${spreadsheet}.styles+xml`],
		['/xl/sharedStrings.xml', `${spreadsheet}.sharedStrings+xml`],
		['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml']
	];
	return [
		HEAD,
		`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`,
		...overrides.map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`),
		'</Types>'
	].join('');
}
