import { hex } from '../../chart/look.ts';
import { EMU_PER_PT, writeExtent, type Box } from '../slide/units.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

type Ink = Parameters<typeof hex>[0];

/** A colour of the theme where it has one, so that a changed theme changes the slides. */
const SCHEME: Partial<Record<Ink, string>> = { ink: 'tx1', paper: 'bg1', inkSoft: 'tx2', line: 'bg2' };

export const NAMESPACES =
	'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

/** A text in its place. */
export interface TextShape {
	id: number;
	name: string;
	box: Box;
	text: string;
	sizePt: number;
	font?: 'song' | 'sans';
	colour?: Ink;
	align?: 'l' | 'ctr' | 'r';
	anchor?: 't' | 'ctr' | 'b';
	isBold?: boolean;
	/** `title`, `ctrTitle` …: what outlines and screen readers take it for. */
	placeholder?: string;
	/** Of its ground; default none. */
	fill?: Ink;
	/** Clockwise degrees. */
	turnDeg?: number;
	/** Size of lines against the usual, per cent. */
	spacing?: number;
}

/** `p:sp` of a text without margins. */
export function writeTextShape(shape: TextShape): string {
	const { id, name, box, text, sizePt, font = 'sans', colour = 'ink', align = 'l', anchor = 't' } = shape;
	const face = font === 'song' ? 'mj' : 'mn';
	const kind = shape.placeholder ? `<p:ph type="${shape.placeholder}"/>` : '';
	const turn = shape.turnDeg ? ` rot="${Math.round(shape.turnDeg * 60_000)}"` : '';
	const spacing = shape.spacing ? `<a:lnSpc><a:spcPct val="${shape.spacing * 1000}"/></a:lnSpc>` : '';
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXml(name)}"/><p:cNvSpPr${kind ? '' : ' txBox="1"'}/><p:nvPr>${kind}</p:nvPr></p:nvSpPr>` +
		`<p:spPr><a:xfrm${turn}>${writeExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${shape.fill ? writeFill(shape.fill) : '<a:noFill/>'}</p:spPr>` +
		`<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>` +
		`<a:p><a:pPr marL="0" indent="0" algn="${align}">${spacing}<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:pPr>` +
		`<a:r><a:rPr lang="zh-CN" sz="${sizePt * 100}" b="${shape.isBold ? 1 : 0}">${writeFill(colour)}<a:latin typeface="+${face}-lt"/><a:ea typeface="+${face}-ea"/></a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></p:txBody></p:sp>`
	);
}

/** `p:cxnSp` of a straight line. */
export function writeRule(
	id: number,
	box: Box,
	{ colour, widthPt }: { colour: Ink; widthPt: number }
): string {
	return (
		`<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="${id}" name="Rule ${id}"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>` +
		`<p:spPr><a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>` +
		`<a:ln w="${Math.round(widthPt * EMU_PER_PT)}">${writeFill(colour)}</a:ln></p:spPr></p:cxnSp>`
	);
}

/** `p:sp` of an ellipse: a life circle. */
export function writeEllipse(
	id: number,
	box: Box,
	{ fill, opacity, outline, dash = 'solid' }: { fill: Ink; opacity: number; outline: Ink; dash?: string }
): string {
	const wash = `<a:solidFill><a:srgbClr val="${hex(fill)}"><a:alpha val="${Math.round(opacity * 100_000)}"/></a:srgbClr></a:solidFill>`;
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Circle ${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>` +
		`<p:spPr><a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>${wash}` +
		`<a:ln w="15875">${writeFill(outline)}<a:prstDash val="${dash}"/></a:ln></p:spPr></p:sp>`
	);
}

/** A tree of shapes, of a slide, layout or master. */
export function writeTree(shapes: readonly string[], background = ''): string {
	return (
		`<p:cSld>${background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
		'<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>' +
		`${shapes.join('')}</p:spTree></p:cSld>`
	);
}

export function writeFill(colour: Ink): string {
	const scheme = SCHEME[colour];
	return `<a:solidFill>${scheme ? `<a:schemeClr val="${scheme}"/>` : `<a:srgbClr val="${hex(colour)}"/>`}</a:solidFill>`;
}
