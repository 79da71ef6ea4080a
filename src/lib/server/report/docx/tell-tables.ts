import { strFromU8, strToU8 } from 'fflate';
import type { ReportTable } from '#lib/core/report/types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { packOffice, unpackOffice } from '../stable-zip.ts';

const DOCUMENT = 'word/document.xml';
const TABLE = /<w:tblPr>(?:(?!<\/w:tblPr>).)*<\/w:tblPr>(?:(?!<w:tbl>|<\/w:tbl>).)*?<w:tblHeader\/>/gs;

/** Gives each table of data its name and what it holds for those who do not see it; `docx` writes neither. */
export function tellTables(bytes: Uint8Array, tables: readonly ReportTable[], lang: 'zh' | 'en'): Uint8Array {
	const parts = unpackOffice(bytes);
	let next = 0;
	const document = strFromU8(parts[DOCUMENT]!).replaceAll(TABLE, (start) => {
		const table = tables[next++];
		if (!table) return start;
		const told = `<w:tblCaption w:val="${escapeXml(table.title)}"/><w:tblDescription w:val="${escapeXml(describeTable(table, lang))}"/>`;
		return start.replace('</w:tblPr>', `${told}</w:tblPr>`);
	});
	return packOffice({ ...parts, [DOCUMENT]: strToU8(document) });
}

function describeTable({ columns, rows }: ReportTable, lang: 'zh' | 'en'): string {
	const names = columns.map(({ title }) => title);
	return lang === 'zh'
		? `${rows.length}行，各栏为${names.join('、')}。`
		: `${rows.length} rows; columns: ${names.join(', ')}.`;
}
