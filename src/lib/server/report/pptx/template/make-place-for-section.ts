import { hex } from '../../chart/look.ts';
import { childElements, findPath, listElements, parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { EMU_PER_PT, writeExtent, type Box } from '../slide/units.ts';
import type { SlideDraft } from './read-pattern.ts';
import { isInGroup, listShapes, slotsOf } from './shapes.ts';

/** Of the title's height, within these points. */
const SHARE = 0.3;
const LEAST_PT = 15;
const MOST_PT = 24;
const LETTER_SHARE = 0.58;
const GAP = 0.12;

/**
 * Gives a slide that has no place for its section one, as a coloured strip: the title gives up the lower part of its
 * height, so that nothing stands on anything else. What must not be missed needs it, whatever the template has.
 *
 * @returns whether there is a place now; not where the title stands in a group
 */
export function makePlaceForSection({ slide, boxOf }: Pick<SlideDraft, 'slide' | 'boxOf'>): boolean {
	if (listShapes(slide).some((shape) => slotsOf(shape).includes('section'))) return true;
	const title = listShapes(slide).find((shape) => slotsOf(shape).includes('title'));
	const box = title && boxOf(title);
	const tree = findPath(slide, 'p:cSld', 'p:spTree');
	if (!title || !box || !tree || isInGroup(slide, title)) return false;
	const most = Math.min(MOST_PT * EMU_PER_PT, box.height / 2);
	const height = Math.round(Math.min(most, Math.max(LEAST_PT * EMU_PER_PT, SHARE * box.height)));
	const kept = Math.round(box.height - height * (1 + GAP));
	setBox(title, { ...box, height: kept });
	const ids = listElements(slide, 'p:cNvPr').map(({ attributes }) => Number(attributes.id) || 0);
	tree.children.push(
		parseXml(
			writeStrip({ ...box, y: Math.round(box.y + box.height - height), height }, Math.max(0, ...ids) + 1)
		)
	);
	return true;
}

function setBox(shape: XmlElement, box: Box) {
	const properties = findPath(shape, 'p:spPr');
	if (!properties) return;
	const others = childElements(properties).filter(({ name }) => name !== 'a:xfrm');
	properties.children = [parseXml(`<a:xfrm>${writeExtent(box)}</a:xfrm>`), ...others];
}

function writeStrip(box: Box, id: number): string {
	const sizePt = Math.floor((LETTER_SHARE * box.height) / EMU_PER_PT);
	const fill = (colour: string) => `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
	return (
		`<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="section"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
		`<p:spPr><a:xfrm>${writeExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill(hex('violet'))}</p:spPr>` +
		'<p:txBody><a:bodyPr wrap="square" tIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>' +
		`<a:p><a:pPr marL="0" indent="0" algn="l"><a:buNone/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${sizePt * 100}" b="1">${fill('FFFFFF')}</a:rPr><a:t>{{section}}</a:t></a:r></a:p></p:txBody></p:sp>`
	);
}
