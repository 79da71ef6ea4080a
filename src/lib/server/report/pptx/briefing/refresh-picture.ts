import { strFromU8 } from 'fflate';
import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath, listElements, parseXml, type XmlElement } from '../../xml/xml-tree.ts';
import { writeBlip } from '../parts/picture.ts';
import { EMU_PER_PT } from '../slide/units.ts';
import { findPictureParts, markOfPicture } from './slide-picture.ts';
import type { MapDrawer, MapRoom, TellingSlide } from './types.ts';

/** Shares of a picture are written in these parts. */
const CROP_PARTS = 100_000;
/** Smaller pictures show nothing; maps in them are drawn for this size. */
const LEAST_PT = 40;
const MOST_PT = 4000;

/**
 * Whether a picture is the one that was written: some programs drop the vectors.
 *
 * @param mark of what was written
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
 * Draws a map anew in the size that its picture has now, and puts it in where it is another; place, size, crop, frame
 * and effects stay.
 *
 * @param slide root of the slide that it stands on
 * @returns whether it is another
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
	// Effects of the old one, as its brightness.
	const effects = childElements(blip).filter(({ name }) => name !== 'a:extLst');
	fresh.children = [...effects, ...fresh.children];
	fill.children = fill.children.map((node) => (node === blip ? fresh : node));
	const [named] = listElements(picture, 'p:cNvPr');
	if (named) named.attributes.descr = telling.mapInWords;
	dropUnused(file, slidePath, { slide, oldIds });
	return true;
}

/** The size that the whole picture has on the slide, what is cropped off included. */
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

/** Relationships that the slide has no more use for go, so that what they lead to leaves the file. */
function dropUnused(
	file: OfficePackage,
	slidePath: string,
	{ slide, oldIds }: { slide: XmlElement; oldIds: ReadonlySet<string | undefined> }
) {
	const blips = [...listElements(slide, 'a:blip'), ...listElements(slide, 'asvg:svgBlip')];
	const used = new Set(blips.map(({ attributes }) => attributes['r:embed']));
	file.unrelate(slidePath, ({ id, type }) => type === RELATION.image && oldIds.has(id) && !used.has(id));
}
