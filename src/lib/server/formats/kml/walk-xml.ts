import { SaxesParser } from 'saxes';
import type { ReadOptions } from '#lib/core/intake/types.ts';
import { UnreadableFile } from '../unreadable-file.ts';

const MAX_DEPTH = 200;
const CHARACTERS_A_STEP = 1_000_000;

/** An element with all that it holds; names without their prefix. */
export interface XmlElement {
	name: string;
	attributes: Readonly<Record<string, string>>;
	children: XmlElement[];
	text: string;
}

interface XmlVisitor {
	/** @returns whether the element is kept with all that it holds, and given to `close` */
	open: (name: string, attributes: Readonly<Record<string, string>>) => boolean;
	/** @param kept the element, if it was to be kept and lies in no other that is */
	close: (name: string, kept: XmlElement | undefined) => void;
}

/**
 * Walks through a text of XML in one pass; only elements that the visitor wants are held. Entities that the text declares
 * are refused, as a few lines of them can stand for gigabytes; one that is not known stays as it is written.
 *
 * @throws UnreadableFile where it is no XML, or nested deeper than 200
 */
export function walkXml(
	file: string,
	text: string,
	visitor: XmlVisitor,
	{ onProgress, signal }: ReadOptions = {}
): void {
	const parser = new SaxesParser({ xmlns: false, position: true });
	/** Elements that are held, outermost first. */
	const held: XmlElement[] = [];
	let depth = 0;
	parser.on('doctype', (doctype) => {
		if (/<!ENTITY/i.test(doctype)) throw new UnreadableFile(file, 'xml-entities');
	});
	parser.on('error', (error) => {
		const detail = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
		if (/undefined entity/.test(detail)) return;
		throw new UnreadableFile(file, 'broken-xml', { line: parser.line, column: parser.column, detail });
	});
	parser.on('opentag', (tag) => {
		if (++depth > MAX_DEPTH) throw new UnreadableFile(file, 'xml-too-deep');
		const name = withoutPrefix(tag.name);
		const attributes = tag.attributes as Record<string, string>;
		const isWanted = visitor.open(name, attributes);
		if (!isWanted && held.length === 0) return;
		const element: XmlElement = { name, attributes, children: [], text: '' };
		held.at(-1)?.children.push(element);
		held.push(element);
	});
	const addText = (part: string) => {
		const element = held.at(-1);
		if (element) element.text += part;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', (tag) => {
		depth--;
		const element = held.pop();
		visitor.close(withoutPrefix(tag.name), held.length === 0 ? element : undefined);
	});
	for (let at = 0; at < text.length; at += CHARACTERS_A_STEP) {
		signal?.throwIfAborted();
		onProgress?.(at / text.length);
		parser.write(text.slice(at, at + CHARACTERS_A_STEP));
	}
	parser.close();
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);
