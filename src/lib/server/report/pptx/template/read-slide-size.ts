import type { OfficePackage } from '../../package/office-package.ts';
import { findPath } from '../../xml/xml-tree.ts';

/** PowerPoint's default, 4:3. */
const USUAL = { width: 9_144_000, height: 6_858_000 };

/** Size of a presentation's slides, EMU. */
export function readSlideSize(file: OfficePackage, presentation: string): { width: number; height: number } {
	const size = findPath(file.readXml(presentation), 'p:sldSz')?.attributes;
	const [width, height] = [Number(size?.cx), Number(size?.cy)];
	return width > 0 && height > 0 ? { width, height } : USUAL;
}
