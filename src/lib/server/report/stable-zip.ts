import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Parts of an office file by their paths, as `word/document.xml`. */
export type OfficeParts = Record<string, Uint8Array>;

/** The first moment a zip can tell. fflate writes local time, so it is made of local parts. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** Read first by whoever opens the package. */
const FIRST_PARTS = ['[Content_Types].xml', '_rels/.rels'];

/**
 * An office file (OPC package) of these parts: the same parts, the same bytes, whatever their order and the time.
 *
 * @see ECMA-376 part 2
 */
export function packOffice(parts: Readonly<OfficeParts>): Uint8Array {
	const rank = (path: string) => FIRST_PARTS.indexOf(path) + 1 || FIRST_PARTS.length + 1;
	const paths = Object.keys(parts).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
	const files: Zippable = {};
	for (const path of paths) files[path] = [parts[path]!, { mtime: ZIP_EPOCH, level: isPacked(path) ? 0 : 6 }];
	return zipSync(files);
}

/** Pictures and workbooks are compressed already. */
const isPacked = (path: string) => /\.(png|xlsx)$/.test(path);

/** @throws RangeError if the bytes are no zip */
export function unpackOffice(bytes: Uint8Array): OfficeParts {
	try {
		return Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/')));
	} catch (error) {
		throw new RangeError(`This is no zip file: ${(error as Error).message}.`);
	}
}

/**
 * A library's office file without what changes from run to run: times are those of the report, relationships are
 * numbered in their order, drawings and bookmarks in theirs, embedded workbooks likewise.
 *
 * @param asOf ISO date
 */
export function stabilizeOffice(bytes: Uint8Array, asOf: string): Uint8Array {
	const parts = unpackOffice(bytes);
	const core = parts['docProps/core.xml'];
	if (core) parts['docProps/core.xml'] = strToU8(fixTimes(strFromU8(core), asOf));
	for (const path of Object.keys(parts)) {
		if (path.endsWith('.rels')) renumberRelationships(parts, path);
		if (path.endsWith('.xlsx')) parts[path] = stabilizeOffice(parts[path]!, asOf);
	}
	for (const path of Object.keys(parts))
		if (/^word\/\w+\.xml$/.test(path)) parts[path] = strToU8(renumberMarks(strFromU8(parts[path]!)));
	return packOffice(parts);
}

const fixTimes = (xml: string, asOf: string) =>
	xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${asOf}T00:00:00Z`);

/** Ids in the order in which the part that owns them uses them; those it does not use come after, by their target. */
function renumberRelationships(parts: OfficeParts, relsPath: string) {
	const rels = strFromU8(parts[relsPath]!);
	const ownerPath = relsPath.replace(/_rels\/([^/]*)\.rels$/, '$1');
	const owner = parts[ownerPath] ? strFromU8(parts[ownerPath]) : '';
	const listed = [...rels.matchAll(/<Relationship\s[^>]*?\/?>(?:<\/Relationship>)?/g)].map(([xml]) => ({
		xml,
		id: readAttribute(xml, 'Id'),
		target: readAttribute(xml, 'Target')
	}));
	const used = [...owner.matchAll(/\br:\w+="([^"]*)"/g)].map(([, id]) => id!);
	const rank = (id: string) => used.indexOf(id) + 1 || used.length + 1;
	const sorted = listed.toSorted(
		(a, b) => rank(a.id) - rank(b.id) || (a.target < b.target ? -1 : a.target > b.target ? 1 : 0)
	);
	const newIds = new Map(sorted.map(({ id }, i) => [id, `rId${i + 1}`]));
	const head = rels.slice(0, rels.indexOf('<Relationship '));
	if (sorted.length > 0)
		parts[relsPath] = strToU8(
			`${head}${sorted
				.map(({ xml, id }) => xml.replace(/\bId="[^"]*"/, `Id="${newIds.get(id)}"`))
				.join('')}</Relationships>`
		);
	if (ownerPath !== relsPath && owner !== '')
		parts[ownerPath] = strToU8(
			owner.replace(/\b(r:\w+)="([^"]*)"/g, (whole, name: string, id: string) =>
				newIds.has(id) ? `${name}="${newIds.get(id)}"` : whole
			)
		);
}

const readAttribute = (xml: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? '';

/** Drawings and bookmarks are numbered from 1 in every part; the end of a bookmark has the number of its start. */
function renumberMarks(xml: string): string {
	let drawings = 0;
	const bookmarks = new Map<string, number>();
	return xml
		.replace(/(<wp:docPr\b[^>]*?\bid=")[^"]*"/g, (_, head: string) => `${head}${++drawings}"`)
		.replace(/(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)"/g, (_, head: string, id: string) => {
			const number = bookmarks.get(id) ?? bookmarks.size + 1;
			bookmarks.set(id, number);
			return `${head}${number}"`;
		});
}
