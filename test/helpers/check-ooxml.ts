import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

interface Relationship {
	id: string;
	type: string;
	target: string;
	isExternal: boolean;
}

/** An office file that passed the checks. */
export interface OfficeFile {
	/** Bytes of each part by its path. */
	parts: Record<string, Uint8Array>;
	/** A part as text. @throws if there is none */
	read(path: string): string;
	/** The text of a part without markup, concatenated. */
	readText(path: string): string;
	/** Targets of a part's relationships. */
	relationshipsOf(path: string): Relationship[];
}

/**
 * Opens a DOCX, XLSX or PPTX and checks the package: every part is well-formed XML or binary, has a content type and,
 * if it is XML, is referred to from somewhere; every relationship leads to a part; every `r:` attribute has its
 * relationship; ids of relationships are unique.
 *
 * @throws Error that lists all faults, a line each
 */
export function checkOoxml(bytes: Uint8Array): OfficeFile {
	const parts = unzipSync(bytes);
	const faults: string[] = [];
	const paths = Object.keys(parts);
	for (const path of paths)
		if (isXml(path)) {
			const fault = findXmlFault(strFromU8(parts[path]!));
			if (fault) faults.push(`${path}: ${fault}`);
		}
	const types = readContentTypes(parts, faults);
	for (const path of paths)
		if (path !== '[Content_Types].xml' && !types(path)) faults.push(`${path}: has no content type`);
	const referred = new Set<string>();
	for (const path of paths.filter((one) => one.endsWith('.rels')))
		checkRelationships(parts, path, faults, referred);
	for (const path of paths)
		if (path !== '[Content_Types].xml' && !path.endsWith('.rels') && !referred.has(path))
			faults.push(`${path}: nothing refers to it`);
	if (faults.length > 0) throw new Error(faults.join('\n'));
	const read = (path: string) => {
		const part = parts[path];
		if (!part) throw new Error(`There is no part ${path}; there are ${paths.join(', ')}.`);
		return strFromU8(part);
	};
	return {
		parts,
		read,
		readText: (path) => textOf(read(path)),
		relationshipsOf: (path) => listRelationships(parts, relsPathOf(path))
	};
}

const isXml = (path: string) => /\.(xml|rels|svg|vml)$/.test(path);

const relsPathOf = (path: string) => posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);

/** The first XML error, unbound namespace prefixes included; `undefined`: none. */
function findXmlFault(xml: string): string | undefined {
	let fault: string | undefined;
	const parser = new SaxesParser({ xmlns: true });
	parser.on('error', (error) => {
		fault ??= error.message;
	});
	parser.write(xml.replace(/^\uFEFF/, '')).close();
	return fault;
}

function textOf(xml: string): string {
	let text = '';
	const parser = new SaxesParser();
	parser.on('text', (piece) => (text += piece));
	parser.write(xml).close();
	return text;
}

/** Elements of a document with their attributes, in document order. */
function listElements(xml: string): { name: string; attributes: Record<string, string> }[] {
	const found: { name: string; attributes: Record<string, string> }[] = [];
	const parser = new SaxesParser();
	parser.on('error', () => {});
	parser.on('opentag', ({ name, attributes }) =>
		found.push({ name, attributes: attributes as Record<string, string> })
	);
	parser.write(xml).close();
	return found;
}

function readContentTypes(parts: Record<string, Uint8Array>, faults: string[]): (path: string) => boolean {
	const part = parts['[Content_Types].xml'];
	if (!part) {
		faults.push('[Content_Types].xml: is missing');
		return () => true;
	}
	const extensions = new Set<string>();
	const overrides = new Set<string>();
	for (const { name, attributes } of listElements(strFromU8(part))) {
		if (name === 'Default') extensions.add(attributes.Extension!.toLowerCase());
		if (name !== 'Override') continue;
		const path = attributes.PartName!.slice(1);
		if (overrides.has(path)) faults.push(`[Content_Types].xml: ${path} twice`);
		if (!parts[path]) faults.push(`[Content_Types].xml: there is no part ${path}`);
		overrides.add(path);
	}
	return (path) => overrides.has(path) || extensions.has(extensionOf(path));
}

/** Extension in lower case; `_rels/.rels` consists of its extension only. */
const extensionOf = (path: string) => path.slice(path.lastIndexOf('.') + 1).toLowerCase();

function listRelationships(parts: Record<string, Uint8Array>, relsPath: string): Relationship[] {
	const part = parts[relsPath];
	if (!part) return [];
	return listElements(strFromU8(part))
		.filter(({ name }) => name === 'Relationship')
		.map(({ attributes }) => ({
			id: attributes.Id!,
			type: attributes.Type!,
			target: attributes.Target!,
			isExternal: attributes.TargetMode === 'External'
		}));
}

function checkRelationships(
	parts: Record<string, Uint8Array>,
	relsPath: string,
	faults: string[],
	referred: Set<string>
) {
	const owner = posix.join(posix.dirname(posix.dirname(relsPath)), posix.basename(relsPath, '.rels'));
	const isRoot = relsPath === '_rels/.rels';
	if (!isRoot && !parts[owner]) faults.push(`${relsPath}: there is no part ${owner}`);
	const ids = new Set<string>();
	for (const { id, target, isExternal } of listRelationships(parts, relsPath)) {
		if (ids.has(id)) faults.push(`${relsPath}: ${id} twice`);
		ids.add(id);
		if (isExternal) continue;
		const base = isRoot ? '' : posix.dirname(owner);
		const path = target.startsWith('/') ? target.slice(1) : posix.join(base, target);
		if (!parts[path]) faults.push(`${relsPath}: ${id} leads to ${path}, which is not there`);
		referred.add(path);
	}
	if (isRoot || !parts[owner] || !isXml(owner)) return;
	for (const { name, attributes } of listElements(strFromU8(parts[owner])))
		for (const [attribute, value] of Object.entries(attributes))
			if (/^r:(id|embed|link|pict|dm|lo|qs|cs)$/.test(attribute) && value !== '' && !ids.has(value))
				faults.push(`${owner}: <${name} ${attribute}="${value}"> has no relationship`);
}
