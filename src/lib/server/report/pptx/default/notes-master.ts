import { boxPt, writeExtent } from '../slide/units.ts';
import { NAMESPACES, writeTree } from './shapes.ts';

/** Places on a page of notes, for templates that have none of their own. */
const IMAGE = boxPt(54, 54, 432, 243);
const TEXT = boxPt(54, 315, 432, 360);

/** The master of the speaker's notes: the slide above, its text below. */
export function writeNotesMaster(): string {
	return (
		`<p:notesMaster ${NAMESPACES}>${writeTree([writeImage(writePlace(IMAGE)), writeText(writePlace(TEXT), '<a:p><a:endParaRPr lang="zh-CN"/></a:p>')], '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>')}` +
		'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
		'<p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>'
	);
}

/** A page of notes with its paragraphs, as `a:p`. */
export function writeNotesSlide(paragraphs: string): string {
	return `<p:notes ${NAMESPACES}>${writeTree([writeImage(''), writeText('', paragraphs)])}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`;
}

const writePlace = (box: typeof TEXT) =>
	`<a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;

function writeImage(place: string): string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr></p:sp>`;
}

function writeText(place: string, paragraphs: string): string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}
