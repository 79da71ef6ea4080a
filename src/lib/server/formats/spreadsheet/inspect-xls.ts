/** A worksheet as the list of a workbook's sheets has it. */
export interface XlsSheet {
	isHidden: boolean;
	/** Cells of the rectangle from the first cell to the furthest. */
	cells: number;
}

/** What is known of an .xls workbook before its cells are read. */
export interface XlsWorkbook {
	hasPassword: boolean;
	sheets: XlsSheet[];
}

const FREE_SECTORS = 0xfffffffa;
const MOST_SECTORS_IN_HEADER = 109;
const DIRECTORY_ENTRY = 128;
const RECORD = { start: 0x809, end: 0x0a, sheet: 0x85, password: 0x2f };
/** Records of cells begin with row and column: formula, several numbers, text, number and so on. */
const CELLS = new Set([0x06, 0xbd, 0xbe, 0xfd, 0x201, 0x203, 0x204, 0x205, 0x27e]);

/**
 * Walks through the records of an .xls workbook without keeping any: how much its sheets would hold, which a few bytes can
 * claim, and what they say of themselves.
 *
 * @returns `old`: it is one of Excel 95 or older; `absent`: the file is of another program; `broken`: it is damaged
 */
export function inspectXls(bytes: Uint8Array): XlsWorkbook | 'old' | 'absent' | 'broken' {
	const stream = readWorkbookStream(bytes);
	if (typeof stream === 'string') return stream;
	const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
	const workbook: XlsWorkbook = { hasPassword: false, sheets: [] };
	const byPlace = new Map<number, XlsSheet>();
	/** Sheets that have begun and not ended, and their furthest row and column. */
	let open: { sheet: XlsSheet; row: number; column: number }[] = [];
	for (let at = 0; at + 4 <= stream.length;) {
		const id = view.getUint16(at, true);
		const length = view.getUint16(at + 2, true);
		const data = at + 4;
		if (id === 0 && length === 0) break;
		if (data + length > stream.length) return 'broken';
		if (id === RECORD.password) workbook.hasPassword = true;
		else if (id === RECORD.sheet && length >= 6) {
			const place = view.getUint32(data, true);
			// Two sheets in one place would be read twice.
			if (byPlace.has(place)) return 'broken';
			const sheet = { isHidden: (view.getUint8(data + 4) & 3) !== 0, cells: 0 };
			byPlace.set(place, sheet);
			workbook.sheets.push(sheet);
		} else if (id === RECORD.end) {
			for (const { sheet, row, column } of open) sheet.cells = (row + 1) * (column + 1);
			open = [];
		} else if (CELLS.has(id) && length >= 6)
			for (const last of open) {
				last.row = Math.max(last.row, view.getUint16(data, true));
				last.column = Math.max(last.column, view.getUint16(data + 2, true) + Math.floor(length / 6) - 1);
			}
		const sheet = byPlace.get(at);
		if (sheet !== undefined) {
			// A list that points into the middle of a sheet is none of a program's.
			if (id !== RECORD.start) return 'broken';
			open.push({ sheet, row: -1, column: -1 });
		}
		at = data + length;
	}
	for (const { sheet, row, column } of open) sheet.cells = (row + 1) * (column + 1);
	return workbook;
}

/** The stream "Workbook" of a compound file, put together from its sectors. */
function readWorkbookStream(bytes: Uint8Array): Uint8Array | 'old' | 'absent' | 'broken' {
	if (bytes.length < 512) return 'broken';
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const shift = view.getUint16(30, true);
	if (shift !== 9 && shift !== 12) return 'broken';
	const size = 1 << shift;
	const sectors = Math.floor(bytes.length / size) - 1;
	const placeOf = (sector: number) => (sector + 1) * size;
	const fatSectors: number[] = [];
	for (let i = 0; i < MOST_SECTORS_IN_HEADER; i++) fatSectors.push(view.getUint32(76 + 4 * i, true));
	let more = view.getUint32(68, true);
	for (let n = 0; more < sectors && n < sectors; n++) {
		for (let i = 0; i < size / 4 - 1; i++) fatSectors.push(view.getUint32(placeOf(more) + 4 * i, true));
		more = view.getUint32(placeOf(more) + size - 4, true);
	}
	const nextOf = (sector: number): number => {
		const fat = fatSectors[Math.floor(sector / (size / 4))] ?? FREE_SECTORS;
		return fat < sectors ? view.getUint32(placeOf(fat) + 4 * (sector % (size / 4)), true) : FREE_SECTORS;
	};
	const readChain = (first: number): Uint8Array => {
		const chain: number[] = [];
		for (let sector = first; sector < sectors && chain.length <= sectors; sector = nextOf(sector))
			chain.push(sector);
		const content = new Uint8Array(chain.length * size);
		for (const [i, sector] of chain.entries())
			content.set(bytes.subarray(placeOf(sector), placeOf(sector) + size), i * size);
		return content;
	};
	const directory = readChain(view.getUint32(48, true));
	const entries = new DataView(directory.buffer);
	let isOld = false;
	for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
		const nameLength = Math.min(64, entries.getUint16(at + 64, true));
		const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, nameLength - 2)));
		if (name === 'Book') isOld = true;
		if (name !== 'Workbook') continue;
		const length = entries.getUint32(at + 120, true);
		const stream = readChain(entries.getUint32(at + 116, true));
		// Where the chain breaks off, the rows behind are lost.
		return stream.length < length ? 'broken' : stream.subarray(0, length);
	}
	if (isOld) return 'old';
	return directory.length === 0 ? 'broken' : 'absent';
}
