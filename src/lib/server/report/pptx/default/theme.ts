import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { hex, SANS_FONT, SONG_FONT } from '../../chart/look.ts';

/** Song has no Latin letters worth showing large. */
const LATIN_SERIF = 'Times New Roman';

/** The palette of the map as a theme: paper and ink, pigments as accents, Song for headings. */
export function writeTheme(): string {
	const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
	const accents = [
		hex('azurite'),
		hex('cinnabar'),
		hex('malachite'),
		hex('gamboge'),
		hex('ochre'),
		hex('violet')
	];
	const font = (latin: string, east: string) =>
		`<a:latin typeface="${escapeXml(latin)}"/><a:ea typeface="${escapeXml(east)}"/><a:cs typeface=""/>`;
	const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
	const line = (width: number) => `<a:ln w="${width}">${fill}</a:ln>`;
	const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
	return (
		'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="连片"><a:themeElements><a:clrScheme name="连片">' +
		colour('dk1', hex('ink')) +
		colour('lt1', hex('paper')) +
		colour('dk2', hex('inkSoft')) +
		colour('lt2', hex('line')) +
		accents.map((value, i) => colour(`accent${i + 1}`, value)).join('') +
		colour('hlink', hex('azurite')) +
		colour('folHlink', hex('azurite')) +
		`</a:clrScheme><a:fontScheme name="连片"><a:majorFont>${font(LATIN_SERIF, SONG_FONT)}</a:majorFont><a:minorFont>${font(SANS_FONT, SANS_FONT)}</a:minorFont></a:fontScheme>` +
		`<a:fmtScheme name="连片"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
		`<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
	);
}
