import { strToU8 } from 'fflate';
import { drawClearPng } from '../../write-png.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { fitInside, writeExtent, type Box } from '../slide/units.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { hex } from '../../chart/look.ts';

/** What a shape on a slide is called and counted by. */
export interface ShapeName {
	/** Unique on the slide. */
	id: number;
	name: string;
	/** For those who do not see it. */
	description: string;
}

/** A picture as it comes onto a slide. */
export interface Picture {
	/** A whole document. */
	svg: string;
	/** `null` where nothing could paint it. */
	png: Uint8Array | null;
	/** Width ÷ height. */
	aspect: number;
}

/**
 * A map or chart as a picture in the middle of its place: the SVG, with the PNG for programs that show none
 * (LibreOffice before 7.6, WPS); without a PNG, those show an empty frame.
 */
export function buildPicture(
	file: OfficePackage,
	slidePath: string,
	{ picture, box, named }: { picture: Picture; box: Box; named: ShapeName }
): XmlElement {
	const blip = writeBlip(file, slidePath, picture);
	const place = fitInside(box, picture.aspect);
	return parseXml(
		`<p:pic><p:nvPicPr>${writeName(named)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>` +
			`<p:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
			`<p:spPr><a:xfrm>${writeExtent(place)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` +
			`<a:ln w="9525"><a:solidFill><a:srgbClr val="${hex('line')}"/></a:solidFill></a:ln></p:spPr></p:pic>`
	);
}

/** `a:blip` of a picture whose files are added to the package. */
export function writeBlip(
	file: OfficePackage,
	slidePath: string,
	{ svg, png }: Pick<Picture, 'svg' | 'png'>
): string {
	const pixels = addMedia(file, 'png', png ?? drawClearPng());
	const vectors = addMedia(file, 'svg', strToU8(svg));
	const pixelsId = file.relate(slidePath, RELATION.image, pixels);
	const vectorsId = file.relate(slidePath, RELATION.image, vectors);
	return (
		`<a:blip r:embed="${pixelsId}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">` +
		`<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${vectorsId}"/>` +
		'</a:ext></a:extLst></a:blip>'
	);
}

/** `p:cNvPr` of a shape. */
export function writeName({ id, name, description }: ShapeName): string {
	return `<p:cNvPr id="${id}" name="${escapeXml(name)}" descr="${escapeXml(description)}"/>`;
}

/** Adds a picture's bytes under a name of this writer's own, apart from the template's pictures. */
function addMedia(file: OfficePackage, extension: 'png' | 'svg', bytes: Uint8Array): string {
	return file.putNext(`ppt/media/view#.${extension}`, bytes, CONTENT_TYPE[extension]);
}
