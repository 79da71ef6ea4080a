/** One field of a protocol buffer message: a number for varints, bytes for length-delimited fields. */
export interface ProtobufField {
	tag: number;
	value: number | Buffer;
}

/**
 * The fields of a protocol buffer message, in order; nested messages stay bytes. Enough for the framing of
 * OpenStreetMap's PBF, whose blocks are decoded by a library.
 *
 * @throws RangeError where the bytes are no message
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function listProtobufFields(bytes: Buffer): ProtobufField[] {
	const fields: ProtobufField[] = [];
	let offset = 0;
	const readVarint = () => {
		let value = 0;
		for (let shift = 0; shift < 63; shift += 7) {
			const byte = bytes[offset++];
			if (byte === undefined) break;
			value += (byte & 0x7f) * 2 ** shift;
			if (byte < 0x80) return value;
		}
		throw new RangeError('A varint does not end.');
	};
	while (offset < bytes.length) {
		const key = readVarint();
		const [tag, wireType] = [Math.floor(key / 8), key % 8];
		if (wireType === 0) {
			fields.push({ tag, value: readVarint() });
			continue;
		}
		const length = wireType === 2 ? readVarint() : wireType === 1 ? 8 : wireType === 5 ? 4 : Number.NaN;
		// NaN, an unknown wire type, fails this too.
		if (!(offset + length <= bytes.length)) throw new RangeError(`Field ${tag} does not fit the message.`);
		fields.push({ tag, value: bytes.subarray(offset, offset + length) });
		offset += length;
	}
	return fields;
}
