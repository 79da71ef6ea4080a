import { encodeQr } from '../../qr-code.ts';
import { fitInside, writeExtent, type Box } from '../slide/units.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { parseXml, type XmlElement } from '../../xml/xml-tree.ts';

/**
 * A QR code as vectors: dark modules as one shape on a white one; a click leads to the address too.
 *
 * @param id the first of two free ids on the slide
 * @param linkId relationship of the address
 */
export function buildQr(
	address: string,
	{ box, id, linkId, title }: { box: Box; id: number; linkId: string; title: string }
): XmlElement[] {
	const rows = encodeQr(address);
	const size = rows.length;
	const place = fitInside(box, 1);
	const dark = rows.flatMap((row, y) =>
		listRuns(row).map(([from, to]) => writeRectangle(from, y, to, y + 1))
	);
	const modules = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${size}" h="${size}">${dark.join('')}</a:path></a:pathLst></a:custGeom>`;
	const ground = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
	const write = (shapeId: number, name: string, geometry: string, colour: string) =>
		parseXml(
			`<p:sp><p:nvSpPr><p:cNvPr id="${shapeId}" name="${escapeXml(name)}" descr="${escapeXml(`${title} ${address}`)}"><a:hlinkClick r:id="${linkId}"/></p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
				`<p:spPr><a:xfrm>${writeExtent(place)}</a:xfrm>${geometry}<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>`
		);
	return [write(id, 'QR ground', ground, 'FFFFFF'), write(id + 1, 'QR', modules, '000000')];
}

/** Runs of dark modules in a row, each from its first to behind its last. */
function listRuns(row: readonly boolean[]): [number, number][] {
	const runs: [number, number][] = [];
	for (const [x, isDark] of row.entries()) {
		const last = runs.at(-1);
		if (isDark && last?.[1] === x) last[1]++;
		else if (isDark) runs.push([x, x + 1]);
	}
	return runs;
}

function writeRectangle(left: number, top: number, right: number, bottom: number): string {
	const point = (x: number, y: number) => `<a:pt x="${x}" y="${y}"/>`;
	const corners = [point(right, top), point(right, bottom), point(left, bottom)];
	return `<a:moveTo>${point(left, top)}</a:moveTo>${corners.map((one) => `<a:lnTo>${one}</a:lnTo>`).join('')}<a:close/>`;
}
