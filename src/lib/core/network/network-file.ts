/** First bytes of a network file: "LPNW". */
export const NETWORK_MAGIC = new Uint8Array([0x4c, 0x50, 0x4e, 0x57]);

/** Whether the bytes begin as a network file does. */
export function isNetworkFile(bytes: Uint8Array): boolean {
	return NETWORK_MAGIC.every((byte, i) => bytes[i] === byte);
}

/** Version written; files of another version are refused. */
export const NETWORK_VERSION = 1;

/** FNV-1a over the payload: detects a damaged file. */
export function checksumOf(bytes: Uint8Array): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
	return hash >>> 0;
}

/** A network file that cannot be used. The message says why and what to do. */
export class NetworkFileError extends Error {
	override readonly name = 'NetworkFileError';
}
