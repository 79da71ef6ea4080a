import { posix } from 'node:path';
import { strFromU8, strToU8 } from 'fflate';
import { packOffice, type OfficeParts } from '../stable-zip.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { childElements, parseXml, writeXml, type XmlElement } from '../xml/xml-tree.ts';
import { CONTENT_TYPE } from './relationship-types.ts';

export interface Relationship {
	id: string;
	type: string;
	/** Path of the part, or an address outside. */
	target: string;
	isExternal: boolean;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES_PATH = '[Content_Types].xml';

/**
 * An office file in memory (OPC package): parts by path, each with its content type and what it refers to. The part of
 * the path '' is the package itself.
 *
 * @see ECMA-376 part 2
 */
export class OfficePackage {
	readonly #parts = new Map<string, Uint8Array>();
	/** By extension, lower case. */
	readonly #defaultTypes = new Map([
		['rels', CONTENT_TYPE.rels as string],
		['xml', CONTENT_TYPE.xml as string]
	]);
	readonly #types = new Map<string, string>();
	readonly #relationships = new Map<string, Relationship[]>();

	/** @throws Error if the parts are no package: content types are missing, or XML is not well-formed */
	static of(parts: Readonly<OfficeParts>): OfficePackage {
		const opened = new OfficePackage();
		const types = parts[TYPES_PATH];
		if (!types) throw new Error(`There is no part ${TYPES_PATH}`);
		for (const { name, attributes } of childElements(parseXml(strFromU8(types)))) {
			const type = attributes.ContentType ?? '';
			if (name === 'Default') opened.#defaultTypes.set((attributes.Extension ?? '').toLowerCase(), type);
			else opened.#types.set((attributes.PartName ?? '').slice(1), type);
		}
		for (const [path, bytes] of Object.entries(parts)) {
			if (path === TYPES_PATH) continue;
			if (path.endsWith('.rels')) opened.#readRelationships(path, bytes);
			else opened.#parts.set(path, bytes);
		}
		return opened;
	}

	listPaths(): string[] {
		return [...this.#parts.keys()];
	}

	has(path: string): boolean {
		return this.#parts.has(path);
	}

	typeOf(path: string): string | undefined {
		return this.#types.get(path) ?? this.#defaultTypes.get(posix.extname(path).slice(1).toLowerCase());
	}

	/** @throws Error if there is no such part, or it is no XML */
	readXml(path: string): XmlElement {
		return parseXml(strFromU8(this.readBytes(path)));
	}

	/** @throws Error if there is no such part */
	readBytes(path: string): Uint8Array {
		const part = this.#parts.get(path);
		if (!part) throw new Error(`There is no part ${path}`);
		return part;
	}

	/** Adds a part or replaces it. Text is XML without its declaration. */
	put(path: string, content: XmlElement | string | Uint8Array, type = this.typeOf(path)): void {
		if (type === undefined) throw new RangeError(`The part ${path} needs a content type.`);
		const text = content instanceof Uint8Array || typeof content === 'string' ? content : writeXml(content);
		this.#parts.set(path, typeof text === 'string' ? strToU8(DECLARATION + text) : text);
		if (this.typeOf(path) !== type) this.#types.set(path, type);
	}

	/** Adds a part, empty if its content comes later, under the first free name, as `ppt/slides/slide3.xml` for `ppt/slides/slide#.xml`. @returns its path */
	putNext(pattern: string, content: XmlElement | string | Uint8Array, type: string): string {
		let n = 1;
		while (this.has(pattern.replace('#', String(n)))) n++;
		const path = pattern.replace('#', String(n));
		this.put(path, content, type);
		return path;
	}

	/** Removes a part and what it refers to from the lists; those that refer to it are the caller's. */
	remove(path: string): void {
		this.#parts.delete(path);
		this.#types.delete(path);
		this.#relationships.delete(path);
	}

	/** What a part refers to, of one type if it is given. */
	relationshipsOf(path: string, type?: string): Relationship[] {
		return (this.#relationships.get(path) ?? []).filter((one) => type === undefined || one.type === type);
	}

	/** @returns the part that a part refers to with a type; the first of several */
	findRelated(path: string, type: string): string | undefined {
		return this.relationshipsOf(path, type).find(({ target }) => this.has(target))?.target;
	}

	/** Lets a part refer to another, once for each target. @returns the relationship's id */
	relate(path: string, type: string, target: string, isExternal = false): string {
		const kept = this.#relationships.get(path) ?? [];
		const same = kept.find((one) => one.type === type && one.target === target);
		if (same) return same.id;
		let n = kept.length + 1;
		while (kept.some(({ id }) => id === `rId${n}`)) n++;
		const id = `rId${n}`;
		this.#relationships.set(path, [...kept, { id, type, target, isExternal }]);
		return id;
	}

	/** Lets a part refer to what another refers to, under the same ids. */
	copyRelationships(from: string, to: string): void {
		this.#relationships.set(to, [...this.relationshipsOf(from)]);
	}

	/** Takes relationships away. */
	unrelate(path: string, isGone: (relationship: Relationship) => boolean): void {
		const kept = (this.#relationships.get(path) ?? []).filter((one) => !isGone(one));
		this.#relationships.set(path, kept);
	}

	/** Leads every relationship to some parts to another. */
	retarget(isGone: (path: string) => boolean, target: string): void {
		for (const [path, list] of this.#relationships)
			if (!isGone(path))
				this.#relationships.set(
					path,
					list.map((one) => (!one.isExternal && isGone(one.target) ? { ...one, target } : one))
				);
	}

	/** Removes the parts that nothing leads to from the package itself. */
	prune(): void {
		const reached = new Set<string>();
		const visit = (path: string) => {
			if (reached.has(path)) return;
			reached.add(path);
			for (const { target, isExternal } of this.relationshipsOf(path)) if (!isExternal) visit(target);
		};
		visit('');
		for (const path of this.#parts.keys()) if (!reached.has(path)) this.remove(path);
		for (const path of this.#relationships.keys()) if (!reached.has(path)) this.#relationships.delete(path);
	}

	/** The file; the same parts, the same bytes. */
	toBytes(): Uint8Array {
		const parts: OfficeParts = Object.fromEntries(this.#parts);
		for (const [path, list] of this.#relationships)
			if (list.length > 0) parts[relsPathOf(path)] = strToU8(DECLARATION + writeRelationships(path, list));
		parts[TYPES_PATH] = strToU8(DECLARATION + this.#writeTypes());
		return packOffice(parts);
	}

	#readRelationships(relsPath: string, bytes: Uint8Array) {
		const folder = posix.dirname(posix.dirname(relsPath));
		const path = posix.join(folder, posix.basename(relsPath).slice(0, -'.rels'.length));
		const list = childElements(parseXml(strFromU8(bytes))).map(({ attributes }) => {
			const isExternal = attributes.TargetMode === 'External';
			const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
			return { id, type, target: isExternal ? target : resolve(folder, target), isExternal };
		});
		this.#relationships.set(path === '.' ? '' : path, list);
	}

	#writeTypes(): string {
		const sorted = (map: Map<string, string>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
		const defaults = sorted(this.#defaultTypes).map(
			([extension, type]) => `<Default Extension="${escapeXml(extension)}" ContentType="${escapeXml(type)}"/>`
		);
		const overrides = sorted(this.#types).map(
			([path, type]) => `<Override PartName="/${escapeXml(path)}" ContentType="${escapeXml(type)}"/>`
		);
		return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${overrides.join('')}</Types>`;
	}
}

const relsPathOf = (path: string) => posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);

const resolve = (folder: string, target: string) =>
	target.startsWith('/') ? target.slice(1) : posix.join(folder, target);

function writeRelationships(path: string, list: readonly Relationship[]): string {
	const folder = posix.dirname(path);
	const items = list.map(({ id, type, target, isExternal }) => {
		const address = isExternal ? target : posix.relative(folder, target);
		const mode = isExternal ? ' TargetMode="External"' : '';
		return `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(address)}"${mode}/>`;
	});
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}
