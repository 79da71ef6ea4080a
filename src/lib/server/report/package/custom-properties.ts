import { childElements, findPath, parseXml, textOf, type XmlElement } from '../xml/xml-tree.ts';
import type { OfficePackage } from './office-package.ts';
import { CONTENT_TYPE, RELATION } from './relationship-types.ts';

const PATH = 'docProps/custom.xml';
const EMPTY =
	'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"/>';
/** The set of properties that users may add. */
const FORMAT_ID = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
/** Ids of properties start here. */
const LEAST_ID = 2;
/** Office reads no longer texts. */
const MOST_LETTERS = 240;

/**
 * Custom properties of a file, as its dialog of properties lists them: PowerPoint, WPS and LibreOffice all keep them
 * when they save. A long text takes several, numbered from 1.
 *
 * @param name without its number
 * @returns `null` if there are none of that name, or one of them is missing
 */
export function readCustomText(file: OfficePackage, name: string): string | null {
	const root = readRoot(file);
	const pieces = new Map<number, string>();
	for (const property of root ? childElements(root) : []) {
		const number = numberOf(property, name);
		const text = findPath(property, 'vt:lpwstr');
		if (number !== null && text) pieces.set(number, textOf(text));
	}
	if (pieces.size === 0) return null;
	const ordered = Array.from({ length: pieces.size }, (_, i) => pieces.get(i + 1));
	return ordered.includes(undefined) ? null : ordered.join('');
}

/** Writes a text in place of what is there of that name; other properties stay. */
export function writeCustomText(file: OfficePackage, name: string, text: string): void {
	const root = readRoot(file) ?? parseXml(EMPTY);
	const others = childElements(root).filter((property) => numberOf(property, name) === null);
	const pieces = text.match(new RegExp(`[^]{1,${MOST_LETTERS}}`, 'g')) ?? [''];
	const own = pieces.map((piece, i): XmlElement => ({
		name: 'property',
		attributes: { fmtid: FORMAT_ID, pid: '', name: `${name} ${i + 1}` },
		children: [{ name: 'vt:lpwstr', attributes: {}, children: [piece] }]
	}));
	root.children = [...others, ...own];
	for (const [i, property] of childElements(root).entries()) property.attributes.pid = String(LEAST_ID + i);
	const path = file.findRelated('', RELATION.customProperties) ?? PATH;
	file.put(path, root, CONTENT_TYPE.customProperties);
	file.relate('', RELATION.customProperties, path);
}

function readRoot(file: OfficePackage): XmlElement | undefined {
	const path = file.findRelated('', RELATION.customProperties);
	return path === undefined ? undefined : file.readXml(path);
}

/** `null` of a property of another name. */
function numberOf({ attributes }: XmlElement, name: string): number | null {
	const own = attributes.name ?? '';
	if (!own.startsWith(`${name} `)) return null;
	const number = Number(own.slice(name.length + 1));
	return Number.isInteger(number) && number > 0 ? number : null;
}
