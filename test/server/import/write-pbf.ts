import { deflateSync } from 'node:zlib';

export interface FixtureNode {
	id: number;
	lng: number;
	lat: number;
	tags?: Record<string, string>;
}

export interface FixtureWay {
	id: number;
	refs: number[];
	tags: Record<string, string>;
	/** Where its nodes lie, to be written on the way itself; as long as `refs`. */
	positions?: { lng: number; lat: number }[];
}

export interface PbfFixture {
	nodes?: FixtureNode[];
	ways?: FixtureWay[];
	/** Wire name of the packing; default zlib. */
	packing?: 'zlib' | 'raw' | 'zstd';
	requiredFeatures?: string[];
	optionalFeatures?: string[];
	/** Ways in a block before the nodes. */
	isReversed?: boolean;
}

/** A small OpenStreetMap PBF file: an encoder of its own, so that the reader is not tested against itself. */
export function writePbf(fixture: PbfFixture): Buffer {
	const {
		nodes = [],
		ways = [],
		packing = 'zlib',
		requiredFeatures = ['OsmSchema-V0.6', 'DenseNodes'],
		optionalFeatures = []
	} = fixture;
	const header = Buffer.concat([
		...requiredFeatures.map((name) => bytesField(4, Buffer.from(name))),
		...optionalFeatures.map((name) => bytesField(5, Buffer.from(name)))
	]);
	const blocks = [encodeBlock(nodes, []), encodeBlock([], ways)];
	if (fixture.isReversed) blocks.reverse();
	return Buffer.concat([
		frame('OSMHeader', header, 'zlib'),
		...blocks.map((block) => frame('OSMData', block, packing))
	]);
}

/** One block with its length, header and packed data. */
export function frame(type: string, data: Buffer, packing: 'zlib' | 'raw' | 'zstd'): Buffer {
	const tag = { raw: 1, zlib: 3, zstd: 7 }[packing];
	const packed = packing === 'zlib' ? deflateSync(data) : data;
	const blob = Buffer.concat([varintField(2, data.length), bytesField(tag, packed)]);
	const header = Buffer.concat([bytesField(1, Buffer.from(type)), varintField(3, blob.length)]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(header.length);
	return Buffer.concat([length, header, blob]);
}

function encodeBlock(nodes: FixtureNode[], ways: FixtureWay[]): Buffer {
	const strings = [''];
	const indexOf = (text: string) => {
		const found = strings.indexOf(text);
		return found > 0 ? found : strings.push(text) - 1;
	};
	const dense = Buffer.concat([
		bytesField(1, packSigned(deltas(nodes.map(({ id }) => id)))),
		bytesField(8, packSigned(deltas(nodes.map(({ lat }) => Math.round(lat * 1e7))))),
		bytesField(9, packSigned(deltas(nodes.map(({ lng }) => Math.round(lng * 1e7))))),
		bytesField(
			10,
			pack(
				nodes.flatMap(({ tags = {} }) => [
					...Object.entries(tags).flatMap(([k, v]) => [indexOf(k), indexOf(v)]),
					0
				])
			)
		)
	]);
	const encodedWays = ways.map(({ id, refs, tags, positions = [] }) =>
		bytesField(
			3,
			Buffer.concat([
				varintField(1, id),
				bytesField(2, pack(Object.keys(tags).map(indexOf))),
				bytesField(3, pack(Object.values(tags).map(indexOf))),
				bytesField(8, packSigned(deltas(refs))),
				...(positions.length > 0
					? [
							bytesField(9, packSigned(deltas(positions.map(({ lat }) => Math.round(lat * 1e7))))),
							bytesField(10, packSigned(deltas(positions.map(({ lng }) => Math.round(lng * 1e7)))))
						]
					: [])
			])
		)
	);
	const group = nodes.length > 0 ? bytesField(2, dense) : Buffer.concat(encodedWays);
	const table = Buffer.concat(strings.map((text) => bytesField(1, Buffer.from(text))));
	return Buffer.concat([bytesField(1, table), bytesField(2, group)]);
}

const deltas = (values: number[]) => values.map((value, i) => value - (values[i - 1] ?? 0));
const pack = (values: number[]) => Buffer.concat(values.map((value) => varint(BigInt(value))));
const packSigned = (values: number[]) =>
	Buffer.concat(values.map((value) => varint(value < 0 ? BigInt(-value) * 2n - 1n : BigInt(value) * 2n)));
const varintField = (tag: number, value: number) =>
	Buffer.concat([varint(BigInt(tag * 8)), varint(BigInt(value))]);
const bytesField = (tag: number, bytes: Buffer) =>
	Buffer.concat([varint(BigInt(tag * 8 + 2)), varint(BigInt(bytes.length)), bytes]);

function varint(value: bigint): Buffer {
	const bytes: number[] = [];
	for (; value >= 0x80n; value >>= 7n) bytes.push(Number(value & 0x7fn) | 0x80);
	bytes.push(Number(value));
	return Buffer.from(bytes);
}
