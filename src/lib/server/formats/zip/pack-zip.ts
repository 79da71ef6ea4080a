import { zipSync, type Zippable } from 'fflate';

/** The first moment a zip can tell. fflate writes local time, so it is made of local parts. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** A zip of these files in their order: the same files, the same bytes, whatever the time. */
export function packZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
	const packed: Zippable = {};
	for (const [name, bytes] of files) packed[name] = [bytes, { mtime: ZIP_EPOCH, level: 6 }];
	return zipSync(packed);
}
