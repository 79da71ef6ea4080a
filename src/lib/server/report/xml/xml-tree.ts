import { SaxesParser } from 'saxes';
import { escapeXml } from '#lib/core/text/escape-xml.ts';

/** An element with its names as written, prefix included: office files use the same prefixes everywhere. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlNode[];
}

/** A string is text. */
export type XmlNode = XmlElement | string;

/**
 * Parses a document into a tree that is written back as it was, but for comments and the like.
 *
 * @throws Error if it is not well-formed
 */
export function parseXml(source: string): XmlElement {
	const top: XmlElement = { name: '', attributes: {}, children: [] };
	const open = [top];
	const append = (node: XmlNode) => open.at(-1)?.children.push(node);
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', (tag) => {
		const element = { name: tag.name, attributes: { ...tag.attributes }, children: [] };
		append(element);
		open.push(element);
	});
	parser.on('closetag', () => open.pop());
	parser.on('text', (text) => open.length > 1 && append(text));
	parser.on('cdata', append);
	parser.write(source.replace(/^\uFEFF/, '')).close();
	const root = top.children.find((node) => typeof node !== 'string');
	if (!root) throw new Error('XML without an element');
	return root;
}

/** A tree as text, without the declaration. */
export function writeXml(node: XmlNode): string {
	if (typeof node === 'string') return escapeXml(node);
	const attributes = Object.entries(node.attributes).map(
		([name, value]) => ` ${name}="${escapeAttribute(value)}"`
	);
	const start = `<${node.name}${attributes.join('')}`;
	return node.children.length
		? `${start}>${node.children.map(writeXml).join('')}</${node.name}>`
		: `${start}/>`;
}

const escapeAttribute = (text: string) => escapeXml(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

/** @returns the element's children that are elements, of one name if it is given */
export function childElements(element: XmlElement, name?: string): XmlElement[] {
	return element.children.filter(
		(node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name)
	);
}

/** Goes down by names from an element. @returns the first that is there */
export function findPath(element: XmlElement, ...names: string[]): XmlElement | undefined {
	let found: XmlElement | undefined = element;
	for (const name of names) found = found && childElements(found, name)[0];
	return found;
}

/** Every element of a name below an element, in the order of the document. */
export function listElements(element: XmlElement, name: string): XmlElement[] {
	return childElements(element).flatMap((child) => [
		...(child.name === name ? [child] : []),
		...listElements(child, name)
	]);
}

/** The text below an element. */
export function textOf(node: XmlNode): string {
	return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** Removes every element below that is not kept. */
export function removeElements(element: XmlElement, isRemoved: (child: XmlElement) => boolean): void {
	element.children = element.children.filter((node) => typeof node === 'string' || !isRemoved(node));
	for (const child of childElements(element)) removeElements(child, isRemoved);
}
