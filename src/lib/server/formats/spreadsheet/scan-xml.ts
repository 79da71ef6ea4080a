/** What a scanner tells of a document, in its order. Names are without the prefix of their namespace. */
export interface XmlListener {
	onOpen: (name: string, attributes: string) => void;
	onClose: (name: string) => void;
	onText: (text: string) => void;
}

/** A document type, which can declare entities of entities, is in no part of a workbook. */
export class XmlWithDoctype extends Error {
	override readonly name = 'XmlWithDoctype';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML that comes piece by piece, without holding more than the piece and what it leaves open. It tells of tags and
 * texts and does not check that they close each other: parts of damaged files are read as far as they go.
 */
export class XmlScanner {
	readonly #listener: XmlListener;
	#rest = '';

	constructor(listener: XmlListener) {
		this.#listener = listener;
	}

	/** @throws XmlWithDoctype */
	write(piece: string): void {
		const text = this.#rest === '' ? piece : this.#rest + piece;
		let at = 0;
		for (;;) {
			const start = text.indexOf('<', at);
			if (start < 0) break;
			if (start > at) this.#listener.onText(decodeEntities(text.slice(at, start)));
			const end = this.#readTag(text, start);
			if (end < 0) {
				at = start;
				break;
			}
			at = end;
		}
		this.#rest = text.slice(at);
	}

	/** @returns the place after the tag; -1: the rest of it is yet to come */
	#readTag(text: string, start: number): number {
		const next = text.charCodeAt(start + 1);
		if (next === 0x21) {
			if (text.startsWith('<!--', start)) return placeAfter(text, '-->', start + 4);
			if (text.startsWith('<![CDATA[', start)) {
				const end = text.indexOf(']]>', start + 9);
				if (end >= 0) this.#listener.onText(text.slice(start + 9, end));
				return end < 0 ? -1 : end + 3;
			}
			if (text.startsWith('<!DOCTYPE', start)) throw new XmlWithDoctype();
			return text.length - start < 9 ? -1 : placeAfter(text, '>', start);
		}
		if (next === 0x3f) return placeAfter(text, '?>', start);
		const end = findTagEnd(text, start);
		if (end < 0) return -1;
		if (next === 0x2f) {
			this.#listener.onClose(localName(text.slice(start + 2, end).trim()));
			return end + 1;
		}
		const isClosed = text.charCodeAt(end - 1) === 0x2f;
		const tag = text.slice(start + 1, isClosed ? end - 1 : end);
		const space = tag.search(/\s/);
		const name = localName(space < 0 ? tag : tag.slice(0, space));
		this.#listener.onOpen(name, space < 0 ? '' : tag.slice(space));
		if (isClosed) this.#listener.onClose(name);
		return end + 1;
	}
}

/** The value of an attribute in the text of a tag, `undefined` if there is none. */
export function readAttribute(attributes: string, name: string): string | undefined {
	for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
		const before = attributes.charCodeAt(at - 1);
		if (before > 0x20 && before !== 0x3a) continue;
		const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(
			attributes.slice(at + name.length, at + name.length + 40_000)
		);
		if (value) return decodeEntities(value[1] ?? value[2] ?? '');
	}
	return undefined;
}

function placeAfter(text: string, mark: string, from: number): number {
	const found = text.indexOf(mark, from);
	return found < 0 ? -1 : found + mark.length;
}

/** The `>` that closes a tag: one within the quotes of an attribute does not. */
function findTagEnd(text: string, start: number): number {
	let quote = 0;
	for (let at = start + 1; at < text.length; at++) {
		const character = text.charCodeAt(at);
		if (quote !== 0) {
			if (character === quote) quote = 0;
		} else if (character === 0x22 || character === 0x27) quote = character;
		else if (character === 0x3e) return at;
	}
	return -1;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
		if (name !== undefined) return ENTITIES[name as string] ?? whole;
		const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
	});
}
