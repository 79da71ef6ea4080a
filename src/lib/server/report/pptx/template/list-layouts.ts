import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath } from '../../xml/xml-tree.ts';

/** Layouts of all masters, in the masters' order. */
export function listLayouts(file: OfficePackage, slidePaths: readonly string[]): string[] {
	const presentation = file.findRelated('', RELATION.officeDocument) ?? '';
	const masters = file.relationshipsOf(presentation, RELATION.slideMaster).map(({ target }) => target);
	const listed = masters.flatMap((master) => {
		const ids = findPath(file.readXml(master), 'p:sldLayoutIdLst');
		const related = file.relationshipsOf(master, RELATION.slideLayout);
		return (ids ? childElements(ids) : []).flatMap(
			({ attributes }) => related.find(({ id }) => id === attributes['r:id'])?.target ?? []
		);
	});
	return listed.filter((path) => file.has(path) && !slidePaths.includes(path));
}
