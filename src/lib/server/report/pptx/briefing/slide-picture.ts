import type { OfficePackage } from '../../package/office-package.ts';
import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { markOfBytes } from './shape-marks.ts';

/** Relationships of a picture: to its PNG and to its SVG, which some programs drop. */
export interface PictureParts {
	png: string | null;
	svg: string | null;
}

/** Paths of the images of a picture. */
export function findPictureParts(file: OfficePackage, slidePath: string, picture: XmlElement): PictureParts {
	const related = file.relationshipsOf(slidePath);
	const pathOf = (name: string) => {
		const [blip] = listElements(picture, name);
		const found = related.find(({ id }) => id === blip?.attributes['r:embed']);
		return found && !found.isExternal && file.has(found.target) ? found.target : null;
	};
	return { png: pathOf('a:blip'), svg: pathOf('asvg:svgBlip') };
}

/** Hashes of SVG and PNG; `undefined` if the picture has neither. */
export function markOfPicture(
	file: OfficePackage,
	slidePath: string,
	picture: XmlElement
): string | undefined {
	const { png, svg } = findPictureParts(file, slidePath, picture);
	const marks = [svg, png].map((path) => (path === null ? '' : markOfBytes(file.readBytes(path))));
	return marks.every((one) => one === '') ? undefined : marks.join(':');
}
