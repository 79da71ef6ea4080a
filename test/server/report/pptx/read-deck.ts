import { listElements, parseXml, textOf, type XmlElement } from '#lib/server/report/xml/xml-tree.ts';
import { checkOoxml, type OfficeFile } from '../../../helpers/check-ooxml.ts';

/** A slide of a deck as a test reads it. */
export interface ReadSlide {
	path: string;
	root: XmlElement;
	/** Text of its shapes, a line each. */
	texts: string[];
	/** Lines of the speaker's notes. */
	notes: string[];
	/** Addresses it leads to. */
	links: string[];
	/** Paths of its charts. */
	charts: string[];
	tables: string[][][];
}

/** Opens a deck, which must be sound, and reads its slides in their order. */
export function readDeck(bytes: Uint8Array): {
	file: OfficeFile;
	presentation: XmlElement;
	slides: ReadSlide[];
} {
	const file = checkOoxml(bytes);
	const presentation = parseXml(file.read('ppt/presentation.xml'));
	const related = targetsOf(file, 'ppt/presentation.xml');
	const ids = listElements(presentation, 'p:sldId').map(({ attributes }) => attributes['r:id']!);
	return { file, presentation, slides: ids.map((id) => readSlide(file, related.get(id)!)) };
}

/** Parts that a part leads to, by the ids of the relationships. */
export function targetsOf(file: OfficeFile, path: string): Map<string, string> {
	const base = `https://package/${path}`;
	return new Map(
		file
			.relationshipsOf(path)
			.map(({ id, target, isExternal }) => [
				id,
				isExternal ? target : new URL(target, base).pathname.slice(1)
			])
	);
}

function readSlide(file: OfficeFile, path: string): ReadSlide {
	const root = parseXml(file.read(path));
	const targets = targetsOf(file, path);
	const notes = [...targets.values()].find((target) => target.includes('notesSlide'));
	const linesOf = (element: XmlElement) => listElements(element, 'a:p').map(textOf);
	return {
		path,
		root,
		texts: listElements(root, 'p:sp').map((shape) => linesOf(shape).join('\n')),
		notes: notes ? linesOf(parseXml(file.read(notes))) : [],
		links: file.relationshipsOf(path).flatMap(({ target, isExternal }) => (isExternal ? target : [])),
		charts: listElements(root, 'c:chart').map(({ attributes }) => targets.get(attributes['r:id']!)!),
		tables: listElements(root, 'a:tbl').map((table) =>
			listElements(table, 'a:tr').map((row) => listElements(row, 'a:tc').map(textOf))
		)
	};
}
