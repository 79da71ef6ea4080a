import { crc32, inflateRawSync } from 'node:zlib';
import { UnreadableFile } from '../unreadable-file.ts';

const MAX_ENTRIES = 20_000;
/** Of everything that is taken out of one zip. */
const MAX_UNPACKED_MB = 300;

const END = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const DIRECTORY = 0x02014b50;
const DIRECTORY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
/** What a 32-bit field has where the number is in the zip64 extension. */
const IN_EXTENSION = 0xffffffff;
const ZIP64_EXTENSION = 0x0001;
const UNICODE_NAME_EXTENSION = 0x7075;

/** A zip whose directory was read and of which nothing is unpacked yet. */
export interface OpenZip {
	/** Names of its files in the zip's order, with `/` between folders; only names, and never opened as paths. */
	names: readonly string[];
	/** Unpacks some of its files; their sizes are known from the directory and held to a limit before. */
	unpack: (names: readonly string[]) => Map<string, Uint8Array>;
}

interface Entry {
	name: string;
	isEncrypted: boolean;
	method: number;
	crc: number;
	packedBytes: number;
	bytes: number;
	at: number;
}

export const isZip = (bytes: Uint8Array): boolean =>
	bytes.length >= END_LENGTH && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! <= 5 && bytes[3]! <= 6;

/**
 * Opens a zip of files that a planner gives. Names without the flag of UTF-8 are taken for UTF-8 if all of them are,
 * else for GB 18030, as Chinese Windows writes them. Folders, and what macOS adds (`__MACOSX`, `._…`), are left out.
 *
 * @throws UnreadableFile if it is damaged; on unpacking, if it is encrypted, packed in another way than `deflate`, or
 * unpacks to more than 300 MB
 */
export function openZip(file: string, bytes: Uint8Array): OpenZip {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const entries = new Map<string, Entry>();
	for (const entry of readDirectory(file, bytes, view))
		if (!isOfNoUse(entry.name)) entries.set(entry.name, entry);
	return {
		names: [...entries.keys()],
		unpack: (names) => {
			const wanted = names.flatMap((name) => entries.get(name) ?? []);
			const total = wanted.reduce((sum, entry) => sum + entry.bytes, 0);
			if (total > MAX_UNPACKED_MB * 1e6)
				throw new UnreadableFile(file, 'zip-too-large', { mostMB: MAX_UNPACKED_MB });
			return new Map(wanted.map((entry) => [entry.name, unpackEntry(file, bytes, view, entry)]));
		}
	};
}

const isOfNoUse = (name: string): boolean => /(^|\/)(__MACOSX\/|\._|\.DS_Store$)|\/$|^$/.test(name);

function readDirectory(file: string, bytes: Uint8Array, view: DataView): Entry[] {
	const damaged = () => new UnreadableFile(file, 'broken-zip');
	let end = bytes.length - END_LENGTH;
	const first = Math.max(0, end - MAX_COMMENT);
	while (end >= first && view.getUint32(end, true) !== END) end--;
	if (end < first) throw damaged();
	const count = view.getUint16(end + 10, true);
	if (count > MAX_ENTRIES) throw new UnreadableFile(file, 'zip-too-large', { mostMB: MAX_UNPACKED_MB });
	let at = view.getUint32(end + 16, true);
	const raw: (Omit<Entry, 'name'> & { rawName: Uint8Array; isUtf8: boolean })[] = [];
	for (let i = 0; i < count; i++) {
		if (at + DIRECTORY_LENGTH > bytes.length || view.getUint32(at, true) !== DIRECTORY) throw damaged();
		const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
		const nameAt = at + DIRECTORY_LENGTH;
		const extraAt = nameAt + nameLength!;
		at = extraAt + extraLength! + commentLength!;
		if (at > bytes.length) throw damaged();
		const head = new DataView(bytes.buffer, bytes.byteOffset + nameAt - DIRECTORY_LENGTH, DIRECTORY_LENGTH);
		const extra = readExtra(bytes.subarray(extraAt, extraAt + extraLength!));
		const sizes = [head.getUint32(24, true), head.getUint32(20, true), head.getUint32(42, true)];
		const [unpacked, packedBytes, localAt] = readZip64(sizes, extra.get(ZIP64_EXTENSION));
		const flags = head.getUint16(8, true);
		const unicodeName = extra.get(UNICODE_NAME_EXTENSION)?.subarray(5);
		raw.push({
			rawName: unicodeName ?? bytes.subarray(nameAt, extraAt),
			isUtf8: unicodeName !== undefined || (flags & 0x800) !== 0,
			isEncrypted: (flags & 1) !== 0,
			method: head.getUint16(10, true),
			crc: head.getUint32(16, true),
			packedBytes: packedBytes!,
			bytes: unpacked!,
			at: localAt!
		});
	}
	const isGbk = raw.some(({ rawName, isUtf8 }) => !isUtf8 && !isUtf8Text(rawName));
	return raw.map(({ rawName, isUtf8, ...entry }) => ({
		...entry,
		name: new TextDecoder(isGbk && !isUtf8 ? 'gb18030' : 'utf-8').decode(rawName).replaceAll('\\', '/')
	}));
}

function readExtra(extra: Uint8Array): Map<number, Uint8Array> {
	const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
	const found = new Map<number, Uint8Array>();
	for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true))
		found.set(view.getUint16(at, true), extra.subarray(at + 4, at + 4 + view.getUint16(at + 2, true)));
	return found;
}

/** The extension holds, in this order, those of the numbers that did not fit. */
function readZip64(numbers: readonly number[], extension: Uint8Array | undefined): number[] {
	let at = 0;
	return numbers.map((number) => {
		if (number !== IN_EXTENSION || !extension || at + 8 > extension.length) return number;
		const view = new DataView(extension.buffer, extension.byteOffset, extension.byteLength);
		at += 8;
		return Number(view.getBigUint64(at - 8, true));
	});
}

function isUtf8Text(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function unpackEntry(file: string, bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
	if (entry.isEncrypted) throw new UnreadableFile(file, 'zip-encrypted');
	if (entry.method !== 0 && entry.method !== 8)
		throw new UnreadableFile(file, 'zip-method', { entry: entry.name });
	const unpacked = inflateEntry(bytes, view, entry);
	if (unpacked?.length !== entry.bytes || crc32(unpacked) !== entry.crc)
		throw new UnreadableFile(file, 'broken-zip');
	return unpacked;
}

function inflateEntry(
	bytes: Uint8Array,
	view: DataView,
	{ at, method, packedBytes, bytes: size }: Entry
): Uint8Array | undefined {
	if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL) return undefined;
	const from = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
	if (from + packedBytes > bytes.length) return undefined;
	const packed = bytes.subarray(from, from + packedBytes);
	if (method === 0) return packed;
	try {
		return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
	} catch {
		return undefined;
	}
}
