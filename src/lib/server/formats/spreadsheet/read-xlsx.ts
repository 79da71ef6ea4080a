import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SourceGrid } from '#lib/core/intake/ledger/types.ts';
import type { ReadOptions } from '#lib/core/intake/types.ts';
import { checkSize } from '../build-layer.ts';
import { UnreadableFile } from '../unreadable-file.ts';
import { openZip, type OpenZip } from '../zip/open-zip.ts';
import { readAttribute, XmlScanner, XmlWithDoctype, type XmlListener } from './scan-xml.ts';
import { isDateStyle } from './serial-date.ts';
import { SheetGatherer } from './sheet-gatherer.ts';
import { listenToSheet } from './listen-to-sheet.ts';

const MOST_SHEETS = 256;
/** Of all parts that are read, unpacked. */
const MAX_UNPACKED_MB = 400;
const PIECE_BYTES = 4_000_000;

interface Parts {
	file: string;
	zip: OpenZip;
	/** Bytes that may still be unpacked. */
	left: number;
}

/**
 * The sheets of an .xlsx workbook, in its order. Formulas are not computed: their saved values are taken.
 *
 * @throws UnreadableFile if it is damaged, no workbook, or too large
 */
export async function readXlsx(
	file: string,
	bytes: Uint8Array,
	{ onProgress, signal }: ReadOptions = {}
): Promise<SourceGrid[]> {
	const parts: Parts = { file, zip: openZip(file, bytes), left: MAX_UNPACKED_MB * 1e6 };
	const main = findMainPart(parts);
	const relations = readRelations(parts, main);
	const { sheets, is1904 } = readWorkbook(parts, main);
	if (sheets.length > MOST_SHEETS)
		throw new UnreadableFile(file, 'too-many-sheets', { sheets: sheets.length });
	const byType = (type: string) => [...relations.values()].find((one) => one.type === type)?.path;
	const strings = readStrings(parts, byType('sharedStrings'));
	const isDate = readDateStyles(parts, byType('styles'));
	const grids: SourceGrid[] = [];
	let cells = 0;
	for (const [i, { name, relation, isHidden }] of sheets.entries()) {
		const target = relations.get(relation);
		// Sheets of charts and macros have no cells.
		if (target?.type !== 'worksheet') continue;
		const gatherer = new SheetGatherer(file, name);
		const scanner = new XmlScanner(listenToSheet(gatherer, { strings, isDate, is1904 }));
		const content = unpack(parts, target.path) ?? new Uint8Array();
		const decoder = new TextDecoder(isWide(content) ? 'utf-16le' : 'utf-8');
		for (let at = 0; at < content.length; at += PIECE_BYTES) {
			signal?.throwIfAborted();
			scan(file, () =>
				scanner.write(decoder.decode(content.subarray(at, at + PIECE_BYTES), { stream: true }))
			);
			onProgress?.((i + Math.min(1, (at + PIECE_BYTES) / content.length)) / sheets.length);
			await nextTurn();
		}
		grids.push(gatherer.build(isHidden));
		cells += gatherer.cells;
		checkSize(
			file,
			name,
			grids.reduce((sum, grid) => sum + grid.rows.length, 0),
			1,
			cells
		);
	}
	if (grids.length === 0) throw new UnreadableFile(file, 'broken-workbook', { detail: 'no worksheet' });
	return grids;
}

function findMainPart({ file, zip }: Parts): string {
	const names = zip.names;
	const main = ['xl/workbook.xml', 'xl/workbook2.xml'].find((name) => names.includes(name));
	const found = main ?? names.find((name) => /(^|\/)workbook\d*\.xml$/i.test(name));
	if (found !== undefined) return found;
	throw new UnreadableFile(
		file,
		names.some((name) => /workbook\d*\.bin$/i.test(name)) ? 'binary-workbook' : 'not-a-workbook'
	);
}

function unpack(parts: Parts, name: string): Uint8Array | undefined {
	// Parts are named without regard to letter case.
	const found =
		parts.zip.names.find((one) => one === name) ??
		parts.zip.names.find((one) => one.toLowerCase() === name.toLowerCase());
	const bytes = found === undefined ? undefined : parts.zip.unpack([found]).get(found);
	parts.left -= bytes?.length ?? 0;
	if (parts.left < 0) throw new UnreadableFile(parts.file, 'zip-too-large', { mostMB: MAX_UNPACKED_MB });
	return bytes;
}

const isWide = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

function scan(file: string, read: () => void): void {
	try {
		read();
	} catch (error) {
		if (error instanceof XmlWithDoctype)
			throw new UnreadableFile(file, 'broken-workbook', { detail: 'DOCTYPE' });
		throw error;
	}
}

function scanPart(parts: Parts, name: string | undefined, listener: Partial<XmlListener>): void {
	const bytes = name === undefined ? undefined : unpack(parts, name);
	if (bytes === undefined) return;
	const silent = { onOpen: () => {}, onClose: () => {}, onText: () => {} };
	const decoder = new TextDecoder(isWide(bytes) ? 'utf-16le' : 'utf-8');
	const scanner = new XmlScanner({ ...silent, ...listener });
	for (let at = 0; at < bytes.length; at += PIECE_BYTES)
		scan(parts.file, () =>
			scanner.write(decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true }))
		);
}

interface Relation {
	/** Last part of its address: `worksheet`; transitional and strict workbooks have different ones before it. */
	type: string;
	path: string;
}

function readRelations(parts: Parts, main: string): Map<string, Relation> {
	const folder = main.slice(0, main.lastIndexOf('/') + 1);
	const relations = new Map<string, Relation>();
	scanPart(parts, `${folder}_rels/${main.slice(folder.length)}.rels`, {
		onOpen: (name, attributes) => {
			const id = readAttribute(attributes, 'Id');
			const target = readAttribute(attributes, 'Target');
			if (name !== 'Relationship' || id === undefined || target === undefined) return;
			const type = (readAttribute(attributes, 'Type') ?? '').split('/').at(-1)!;
			relations.set(id, { type, path: resolvePath(folder, target) });
		}
	});
	return relations;
}

/** Names are looked up in the zip alone, so that none leads out of it. */
function resolvePath(folder: string, target: string): string {
	const path: string[] = [];
	for (const part of (target.startsWith('/') ? target : folder + target).split('/'))
		if (part === '..') path.pop();
		else if (part !== '' && part !== '.') path.push(part);
	return path.join('/');
}

function readWorkbook(parts: Parts, main: string) {
	const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
	let is1904 = false;
	scanPart(parts, main, {
		onOpen: (name, attributes) => {
			if (name === 'workbookPr') is1904 = /^(1|true|on)$/.test(readAttribute(attributes, 'date1904') ?? '');
			if (name !== 'sheet') return;
			sheets.push({
				name: readAttribute(attributes, 'name') ?? `Sheet${sheets.length + 1}`,
				relation: /:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? '',
				isHidden: ['hidden', 'veryHidden'].includes(readAttribute(attributes, 'state') ?? '')
			});
		}
	});
	return { sheets, is1904 };
}

function readStrings(parts: Parts, name: string | undefined): string[] {
	const strings: string[] = [];
	let text = '';
	let isText = false;
	/** Within the reading of a word that is shown above it. */
	let isPhonetic = false;
	scanPart(parts, name, {
		onOpen: (tag) => {
			if (tag === 'si') text = '';
			else if (tag === 'rPh') isPhonetic = true;
			else if (tag === 't') isText = !isPhonetic;
		},
		onText: (piece) => {
			if (isText) text += piece;
		},
		onClose: (tag) => {
			if (tag === 'si') strings.push(text);
			else if (tag === 'rPh') isPhonetic = false;
			else if (tag === 't') isText = false;
		}
	});
	return strings;
}

/** Which cell styles, by their number, show dates. */
function readDateStyles(parts: Parts, name: string | undefined): boolean[] {
	const codes = new Map<number, string>();
	const ids: number[] = [];
	let isCells = false;
	scanPart(parts, name, {
		onOpen: (tag, attributes) => {
			const id = Number(readAttribute(attributes, 'numFmtId'));
			if (tag === 'numFmt') codes.set(id, readAttribute(attributes, 'formatCode') ?? '');
			else if (tag === 'cellXfs') isCells = true;
			else if (tag === 'xf' && isCells) ids.push(id);
		},
		onClose: (tag) => {
			if (tag === 'cellXfs') isCells = false;
		}
	});
	return ids.map((id) => isDateStyle(id, codes.get(id)));
}
