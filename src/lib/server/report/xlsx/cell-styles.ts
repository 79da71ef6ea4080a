import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** How a cell looks; equal ones are one style of the workbook. */
export interface CellStyle {
	/** As Excel writes it: `#,##0.0`; default General. */
	format?: string;
	font?: 'body' | 'bold' | 'title' | 'link';
	isHead?: boolean;
	isWrapped?: boolean;
	/** Hairlines around it. */
	isBoxed?: boolean;
}

const FONTS = ['body', 'bold', 'title', 'link'] as const;
const FONT_XML: Record<(typeof FONTS)[number], string> = {
	body: '<font><sz val="11"/><color rgb="FF1F2328"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
	bold: '<font><b/><sz val="11"/><color rgb="FF1F2328"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
	title:
		'<font><b/><sz val="14"/><color rgb="FF1F2328"/><name val="宋体"/><family val="3"/><charset val="134"/></font>',
	link: '<font><u/><sz val="11"/><color rgb="FF2B6CA3"/><name val="宋体"/><family val="3"/><charset val="134"/></font>'
};
/** Numbers of formats below this are Excel's own. */
const FIRST_FORMAT = 164;

/** Collects the styles of a workbook as its cells ask for them. */
export class CellStyles {
	readonly #xfs = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
	readonly #formats: string[] = [];

	/** Index of a style; the first is that of plain cells. */
	indexOf({ format, font = 'body', isHead = false, isWrapped = false, isBoxed = false }: CellStyle): number {
		const alignment =
			isHead || isWrapped
				? `<alignment${isHead ? ' horizontal="center"' : ''} vertical="center" wrapText="1"/>`
				: '';
		const xf = `<xf numFmtId="${this.#formatId(format)}" fontId="${FONTS.indexOf(font)}" fillId="${isHead ? 2 : 0}" borderId="${isBoxed ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${alignment ? ` applyAlignment="1">${alignment}</xf>` : '/>'}`;
		const known = this.#xfs.indexOf(xf);
		return known >= 0 ? known : this.#xfs.push(xf) - 1;
	}

	#formatId(format: string | undefined): number {
		if (format === undefined) return 0;
		const known = this.#formats.indexOf(format);
		return FIRST_FORMAT + (known >= 0 ? known : this.#formats.push(format) - 1);
	}

	/** `xl/styles.xml`. */
	write(): string {
		const formats = this.#formats.map(
			(code, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escapeXml(code)}"/>`
		);
		const side = (name: string) => `<${name} style="thin"><color rgb="FFD9D2C0"/></${name}>`;
		return [
			'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
			'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
			formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
			`<fonts count="${FONTS.length}">${FONTS.map((font) => FONT_XML[font]).join('')}</fonts>`,
			'<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
			'<fill><patternFill patternType="solid"><fgColor rgb="FFF1ECDD"/><bgColor indexed="64"/></patternFill></fill></fills>',
			'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
			`<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
			'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
			`<cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs>`,
			'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
			'</styleSheet>'
		].join('');
	}
}
