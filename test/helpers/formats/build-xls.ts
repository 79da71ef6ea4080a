import type { GridMerge } from '#lib/core/intake/ledger/types.ts';
import type { SourceValue } from '#lib/core/intake/types.ts';

const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const FAT = 0xfffffffd;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

interface XlsSheet {
	name: string;
	rows: readonly (readonly SourceValue[])[];
	merges?: readonly GridMerge[];
	isHidden?: boolean;
}

/** A workbook of Excel 97–2003 with texts, numbers, yes and no, dates (ISO texts) and merged cells. */
export function buildXls(sheets: readonly XlsSheet[]): Uint8Array {
	const bodies = sheets.map(buildSheet);
	const opening = [
		record(0x809, [0x00, 0x06, 0x05, 0x00, ...Array.from({ length: 12 }, () => 0)]),
		// Cell formats 0 and 1: a plain one, and one of dates (14 is Excel's own).
		record(0xe0, [0, 0, 0, 0, ...Array.from({ length: 16 }, () => 0)]),
		record(0xe0, [0, 0, 14, 0, ...Array.from({ length: 16 }, () => 0)])
	];
	const listLength = sheets.reduce((sum, { name }) => sum + 4 + 8 + 2 * name.length, 0) + 4;
	let at = opening.reduce((sum, { length }) => sum + length, 0) + listLength;
	const list = sheets.map(({ name, isHidden = false }, i) => {
		const text = Buffer.from(name, 'utf16le');
		const entry = record(0x85, [...uint32(at), Number(isHidden), 0, name.length, 1, ...text]);
		at += bodies[i]!.length;
		return entry;
	});
	const stream = Buffer.concat([...opening, ...list, record(0x0a, []), ...bodies]);
	return buildCompoundFile('Workbook', stream);
}

function buildSheet({ rows, merges = [] }: XlsSheet): Buffer {
	const records = [record(0x809, [0x00, 0x06, 0x10, 0x00, ...Array.from({ length: 12 }, () => 0)])];
	for (const [row, values] of rows.entries())
		for (const [column, value] of values.entries()) {
			const place = [...uint16(row), ...uint16(column)];
			const date = typeof value === 'string' ? DATE.exec(value) : null;
			if (date) {
				const days = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 86_400_000 + 25_569;
				records.push(record(0x203, [...place, 1, 0, ...float64(days)]));
			} else if (typeof value === 'string')
				records.push(
					record(0x204, [...place, 0, 0, ...uint16(value.length), 1, ...Buffer.from(value, 'utf16le')])
				);
			else if (typeof value === 'number') records.push(record(0x203, [...place, 0, 0, ...float64(value)]));
			else if (typeof value === 'boolean') records.push(record(0x205, [...place, 0, 0, Number(value), 0]));
		}
	const ranges = merges.flatMap(({ fromRow, toRow, fromColumn, toColumn }) =>
		[fromRow, toRow, fromColumn, toColumn].flatMap(uint16)
	);
	if (merges.length > 0) records.push(record(0xe5, [...uint16(merges.length), ...ranges]));
	return Buffer.concat([...records, record(0x0a, [])]);
}

function buildCompoundFile(name: string, content: Buffer): Uint8Array {
	// Streams under 4,096 bytes would be kept in another way.
	const stream = Buffer.alloc(Math.ceil(Math.max(content.length, 4096) / SECTOR) * SECTOR);
	content.copy(stream);
	const count = stream.length / SECTOR;
	const fatCount = Math.ceil((count + 2) / (SECTOR / 4 - 1));
	const fat = Buffer.alloc(fatCount * SECTOR, 0xff);
	const set = (sector: number, next: number) => fat.writeUInt32LE(next, sector * 4);
	for (let i = 0; i < count; i++) set(i, i + 1 < count ? i + 1 : END);
	set(count, END);
	for (let i = 0; i < fatCount; i++) set(count + 1 + i, FAT);
	const header = Buffer.alloc(SECTOR);
	Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
	for (const [place, value] of [
		[24, 0x3e],
		[26, 3],
		[28, 0xfffe],
		[30, 9],
		[32, 6]
	] as const)
		header.writeUInt16LE(value, place);
	for (const [place, value] of [
		[44, fatCount],
		[48, count],
		[56, 4096],
		[60, END],
		[68, END]
	] as const)
		header.writeUInt32LE(value, place);
	for (let i = 0; i < 109; i++) header.writeUInt32LE(i < fatCount ? count + 1 + i : FREE, 76 + 4 * i);
	const directory = Buffer.concat([
		entry('Root Entry', 5, END, 0),
		entry(name, 2, 0, stream.length),
		Buffer.alloc(256)
	]);
	return Buffer.concat([header, stream, directory, fat]);
}

function entry(name: string, type: number, start: number, size: number): Buffer {
	const bytes = Buffer.alloc(128);
	bytes.write(name, 0, 'utf16le');
	bytes.writeUInt16LE(2 * name.length + 2, 64);
	bytes[66] = type;
	for (const place of [68, 72, 76]) bytes.writeUInt32LE(FREE, place);
	bytes.writeUInt32LE(start, 116);
	bytes.writeUInt32LE(size, 120);
	return bytes;
}

const uint16 = (value: number): number[] => [value & 0xff, value >> 8];
const uint32 = (value: number): number[] => [...uint16(value & 0xffff), ...uint16(value >>> 16)];

function float64(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleLE(value);
	return bytes;
}

function record(id: number, data: readonly number[]): Buffer {
	return Buffer.from([...uint16(id), ...uint16(data.length), ...data]);
}
