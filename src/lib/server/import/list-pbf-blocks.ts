import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { InputError, toInputError } from './input-error.ts';
import { listProtobufFields } from './protobuf-fields.ts';

/** Limits of the format: a block's header, and its data packed and unpacked. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;

const DOWNLOAD_AGAIN = 'download or export it again';
const inflateAsync = promisify(inflate);

export interface PbfBlock {
	/** OSMHeader, OSMData, or something later versions of the format may add. */
	type: string;
	/** Where it begins in the file, for messages. */
	offset: number;
	/** Unpacked. */
	data: Buffer;
}

/**
 * The blocks of an OpenStreetMap PBF file, unpacked, one after another.
 *
 * The framing is checked here because the parsing library ends silently, or outside any promise, on files that
 * break off. A file cut exactly between two blocks is a valid file and cannot be detected.
 *
 * @throws InputError where the file breaks off, is damaged or packed in a way that cannot be read
 * @see https://wiki.openstreetmap.org/wiki/PBF_Format
 */
export async function* listPbfBlocks(path: string): AsyncGenerator<PbfBlock> {
	const file = await open(path).catch((error: unknown) => {
		throw toInputError(path, error);
	});
	try {
		const { size } = await file.stat();
		for (let offset = 0; offset < size;) {
			const block = await readBlock(file, path, offset, size);
			offset = block.end;
			yield block;
		}
	} finally {
		await file.close();
	}
}

async function readBlock(file: FileHandle, path: string, offset: number, size: number) {
	const fail = (problem: string) =>
		new InputError({ file: path, problem: `${problem} at byte ${offset}`, remedy: DOWNLOAD_AGAIN });
	const read = async (position: number, length: number) => {
		if (position + length > size) throw fail(`is truncated: its ${size} bytes end inside the block`);
		const bytes = Buffer.alloc(length);
		await file.read(bytes, 0, length, position);
		return bytes;
	};
	const headerLength = (await read(offset, 4)).readUInt32BE();
	if (headerLength > MAX_HEADER_BYTES) throw fail('is not an OpenStreetMap PBF file or damaged: no block');
	const header = await read(offset + 4, headerLength);
	let type = '';
	let dataLength = -1;
	try {
		for (const { tag, value } of listProtobufFields(header))
			if (tag === 1) type = String(value);
			else if (tag === 3 && typeof value === 'number') dataLength = value;
	} catch {
		throw fail('is damaged: unreadable block header');
	}
	if (dataLength < 0 || dataLength > MAX_BLOB_BYTES) throw fail('is damaged: impossible size of the block');
	const blob = await read(offset + 4 + headerLength, dataLength);
	const end = offset + 4 + headerLength + dataLength;
	return { type, offset, end, data: await unpackBlob(blob, path, fail) };
}

async function unpackBlob(
	blob: Buffer,
	path: string,
	fail: (problem: string) => InputError
): Promise<Buffer> {
	const fields = new Map<number, number | Buffer>();
	try {
		for (const { tag, value } of listProtobufFields(blob)) fields.set(tag, value);
	} catch {
		throw fail('is damaged: unreadable block');
	}
	const raw = fields.get(1);
	if (Buffer.isBuffer(raw)) return raw;
	const packed = fields.get(3);
	if (Buffer.isBuffer(packed)) {
		const data = await inflateAsync(packed, { maxOutputLength: MAX_BLOB_BYTES }).catch(() => undefined);
		if (data && (!fields.has(2) || fields.get(2) === data.length)) return data;
		throw fail('is damaged: the block does not unpack');
	}
	const other = { 4: 'LZMA', 5: 'bzip2', 6: 'LZ4', 7: 'Zstandard' };
	for (const [tag, name] of Object.entries(other))
		if (fields.has(Number(tag)))
			throw new InputError({
				file: path,
				problem: `is packed with ${name}`,
				remedy: 'write it again with zlib, for example osmium cat -f pbf,pbf_compression=zlib'
			});
	throw fail('is damaged: empty block');
}
