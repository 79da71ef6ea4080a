import type { OfficePackage } from '../../package/office-package.ts';
import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { markOfBytes } from './shape-marks.ts';

/** Relationships of a picture: of its pixels, and of its vectors, which some programs drop. */
export interface PictureParts {
	png: string | null;
	svg: string | null;
}

/** Paths of what a picture on a slide shows. */
export function findPictureParts(file: OfficePackage, slidePath: string, picture: XmlElement): PictureParts {
	const related = file.relationshipsOf(slidePath);
	const pathOf = (name: string) => {
		const [blip] = listElements(picture, name);
		const found = related.find(({ id }) => id === blip?.attributes['r:embed']);
		return found && !found.isExternal && file.has(found.target) ? found.target : null;
	};
	return { png: pathOf('a:blip'), svg: pathOf('asvg:svgBlip') };
}

/** Marks of the vectors and of the pixels; `undefined` of a picture that shows neither. */
export function markOfPicture(
	file: OfficePackage,
	slidePath: string,
	picture: XmlElement
): string | undefined {
	const { png, svg } = findPictureParts(file, slidePath, picture);
	const marks = [svg, png].map((path) => (path === null ? '' : markOfBytes(file.readBytes(path))));
	return marks.every((one) => one === '') ? undefined : marks.join(':');
}
