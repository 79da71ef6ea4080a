import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { SANS_FONT } from '../../chart/look.ts';
import type { Pattern } from '../template/find-patterns.ts';
import { childElements, findPath } from '../../xml/xml-tree.ts';

/** Name of the Chinese font that a template's theme sets texts in; the project's own where the theme leaves it open. */
export function findTextFont(file: OfficePackage, { path, isLayout }: Pattern): string {
	const layout = isLayout ? path : (file.findRelated(path, RELATION.slideLayout) ?? '');
	const master = file.findRelated(layout, RELATION.slideMaster) ?? '';
	const theme = file.findRelated(master, RELATION.theme);
	const fonts = theme && findPath(file.readXml(theme), 'a:themeElements', 'a:fontScheme', 'a:minorFont');
	if (!fonts) return SANS_FONT;
	const hans = childElements(fonts, 'a:font').find(({ attributes }) => attributes.script === 'Hans');
	return findPath(fonts, 'a:ea')?.attributes.typeface || hans?.attributes.typeface || SANS_FONT;
}
