import { PARAGRAPH_GAP } from '../deck/split-text.ts';
import { writeExtent, type Box } from '../slide/units.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { writeName, type ShapeName } from './picture.ts';

/** Paragraphs in the place of a picture, in the template's text font. */
export function buildText(
	paragraphs: readonly string[],
	{
		box,
		named,
		sizePt,
		lang,
		colour
	}: {
		box: Box;
		named: ShapeName;
		sizePt: number;
		lang: 'zh' | 'en';
		/** Six hexadecimal digits; default: the theme's for texts. */
		colour?: string | undefined;
	}
): XmlElement {
	const form = `lang="${lang === 'zh' ? 'zh-CN' : 'en-GB'}" sz="${sizePt * 100}"`;
	const ink = colour === undefined ? '<a:schemeClr val="tx1"/>' : `<a:srgbClr val="${colour}"/>`;
	const look = `<a:solidFill>${ink}</a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>`;
	const gap = Math.round(sizePt * PARAGRAPH_GAP * 100);
	const lines = paragraphs.map(
		(text) =>
			`<a:p><a:pPr marL="0" indent="0" algn="l"><a:spcAft><a:spcPts val="${gap}"/></a:spcAft><a:buNone/></a:pPr><a:r><a:rPr ${form}>${look}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p>`
	);
	return parseXml(
		`<p:sp><p:nvSpPr>${writeName(named)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>` +
			`<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>${lines.join('')}</p:txBody></p:sp>`
	);
}
