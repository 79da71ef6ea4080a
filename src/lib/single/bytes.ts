/** Bytes of a base64 text, in a buffer of their own. */
export function fromBase64(text: string): ArrayBuffer {
	const binary = atob(text);
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes.buffer;
}

export function gunzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
	const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(unpacked).arrayBuffer();
}
