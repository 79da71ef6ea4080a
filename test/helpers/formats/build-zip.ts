import { crc32, deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** A zip whose names are in an encoding, with or without the flag that says they are UTF-8. */
export function buildZip(
	files: Iterable<readonly [name: string, bytes: Uint8Array]>,
	{ encoding = 'utf-8', isFlagged = false, flags = 0 } = {}
): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	let count = 0;
	for (const [name, bytes] of files) {
		const rawName = iconv.encode(name, encoding);
		const packed = deflateRawSync(bytes);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(flags + (isFlagged ? 0x800 : 0), 2);
		common.writeUInt16LE(8, 4);
		common.writeUInt32LE(crc32(bytes), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(bytes.length, 18);
		common.writeUInt16LE(rawName.length, 22);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(at, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, rawName]));
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, rawName, packed]);
		parts.push(local);
		at += local.length;
		count++;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(listed.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, listed, end]);
}
