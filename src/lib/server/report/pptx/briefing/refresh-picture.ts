import { strFromU8 } from 'fflate';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath, listElements, parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { writeBlip } from '../parts/picture.ts';
import { EMU_PER_PT } from '../slide/units.ts';
import { findPictureParts, markOfPicture } from './slide-picture.ts';
import type { MapDrawer, MapRoom, TellingSlide } from './types.ts';

/** Crop values are written in these units of the picture's size. */
const CROP_PARTS = 100_000;
/** Least side that maps are drawn for; smaller pictures are drawn at this size and scaled down. */
const LEAST_PT = 40;
const MOST_PT = 4000;

/**
 * Whether a picture is the generated one; some programs drop its SVG.
 *
 * @param mark hash of the generated picture
 */
export function isWrittenPicture(
	file: OfficePackage,
	slidePath: string,
	picture: XmlElement,
	mark: string
): boolean {
	const [svg, png] = (markOfPicture(file, slidePath, picture) ?? ':').split(':');
	const [writtenSvg, writtenPng] = mark.split(':');
	return (svg !== '' && svg === writtenSvg) || (png !== '' && png === writtenPng);
}

/**
 * Redraws a map at its current size and replaces the picture if it differs; position, size, crop, frame and effects stay.
 *
 * @param slide root element of its slide
 * @returns whether the picture changed
 */
export async function refreshPicture(
	file: OfficePackage,
	slidePath: string,
	picture: XmlElement,
	{ slide, telling, drawer }: { slide: XmlElement; telling: TellingSlide; drawer: MapDrawer }
): Promise<boolean> {
	const room = findRoom(picture);
	const fill = findPath(picture, 'p:blipFill');
	const blip = fill && findPath(fill, 'a:blip');
	if (!room || !fill || !blip) return false;
	const map = await drawer.draw(telling, room);
	const { svg } = findPictureParts(file, slidePath, picture);
	if (svg !== null && strFromU8(file.readBytes(svg)) === map.svg) return false;
	const png = await drawer.paint(map);
	const old = listElements(picture, 'a:blip').concat(listElements(picture, 'asvg:svgBlip'));
	const oldIds = new Set(old.map(({ attributes }) => attributes['r:embed']));
	const fresh = parseXml(writeBlip(file, slidePath, { svg: map.svg, png }));
	// Keeps effects of the old picture, such as brightness.
	const effects = childElements(blip).filter(({ name }) => name !== 'a:extLst');
	fresh.children = [...effects, ...fresh.children];
	fill.children = fill.children.map((node) => (node === blip ? fresh : node));
	const [named] = listElements(picture, 'p:cNvPr');
	if (named) named.attributes.descr = telling.mapInWords;
	dropUnused(file, slidePath, { slide, oldIds });
	return true;
}

/** Size of the whole picture on the slide, including the cropped parts. */
function findRoom(picture: XmlElement): MapRoom | undefined {
	const size = findPath(picture, 'p:spPr', 'a:xfrm', 'a:ext')?.attributes;
	const crop = findPath(picture, 'p:blipFill', 'a:srcRect')?.attributes ?? {};
	const kept = (from: string, to: string) =>
		Math.max(0.05, 1 - (Number(crop[from] ?? 0) + Number(crop[to] ?? 0)) / CROP_PARTS);
	const toPt = (emu: string | undefined, share: number) => Number(emu) / EMU_PER_PT / share;
	const widthPt = toPt(size?.cx, kept('l', 'r'));
	const heightPt = toPt(size?.cy, kept('t', 'b'));
	if (!(widthPt > 0 && heightPt > 0)) return undefined;
	const scale = Math.max(1, LEAST_PT / Math.min(widthPt, heightPt));
	return {
		widthPt: Math.min(MOST_PT, widthPt * scale),
		heightPt: Math.min(MOST_PT, heightPt * scale)
	};
}

/** Removes unused relationships, so that their targets are dropped from the file. */
function dropUnused(
	file: OfficePackage,
	slidePath: string,
	{ slide, oldIds }: { slide: XmlElement; oldIds: ReadonlySet<string | undefined> }
) {
	const blips = [...listElements(slide, 'a:blip'), ...listElements(slide, 'asvg:svgBlip')];
	const used = new Set(blips.map(({ attributes }) => attributes['r:embed']));
	file.unrelate(slidePath, ({ id, type }) => type === RELATION.image && oldIds.has(id) && !used.has(id));
}
