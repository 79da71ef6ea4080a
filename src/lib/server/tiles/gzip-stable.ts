import { gzipSync } from 'node:zlib';

const OS_BYTE = 9;
const UNKNOWN_OS = 255;

/** Gzip whose header names neither time nor operating system: the same bytes in give the same bytes out. */
export function gzipStable(data: Uint8Array): Uint8Array {
	const packed = gzipSync(data, { level: 9 });
	packed[OS_BYTE] = UNKNOWN_OS;
	return packed;
}
