import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { childElements, findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';

/** Ids of slides start here. @see ECMA-376 part 1, ST_SlideId */
const LEAST_ID = 256;
/** Elements before the list of slides in a presentation. */
const BEFORE = new Set(['p:sldMasterIdLst', 'p:notesMasterIdLst', 'p:handoutMasterIdLst']);

/** The slides of a presentation in their order. */
export function listSlides(file: OfficePackage, presentation: string): string[] {
	const list = findPath(file.readXml(presentation), 'p:sldIdLst');
	const related = file.relationshipsOf(presentation, RELATION.slide);
	return (list ? childElements(list, 'p:sldId') : []).flatMap(({ attributes }) => {
		const path = related.find(({ id }) => id === attributes['r:id'])?.target;
		return path !== undefined && file.has(path) ? path : [];
	});
}

/** Makes these the slides of a presentation; what referred to others by their ids goes: sections, shows, views. */
export function writeSlideList(file: OfficePackage, presentation: string, paths: readonly string[]): void {
	file.unrelate(presentation, ({ type, target }) => type === RELATION.slide && !paths.includes(target));
	file.unrelate(presentation, ({ type }) => type === RELATION.viewProps);
	const root = file.readXml(presentation);
	const children = childElements(root).filter(
		({ name }) => name !== 'p:sldIdLst' && name !== 'p:custShowLst'
	);
	for (const extensions of children.filter(({ name }) => name === 'p:extLst'))
		extensions.children = childElements(extensions).filter(
			(one) => listElements(one, 'p14:sectionLst').length === 0
		);
	const list: XmlElement = {
		name: 'p:sldIdLst',
		attributes: {},
		children: paths.map((path, i) => ({
			name: 'p:sldId',
			attributes: { id: String(LEAST_ID + i), 'r:id': file.relate(presentation, RELATION.slide, path) },
			children: []
		}))
	};
	const at = children.findLastIndex(({ name }) => BEFORE.has(name)) + 1;
	const isEmpty = ({ name, children: inside }: XmlElement) => name === 'p:extLst' && inside.length === 0;
	root.children = children.toSpliced(at, 0, list).filter((child) => !isEmpty(child));
	file.put(presentation, root);
}
