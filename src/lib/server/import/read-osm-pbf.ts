import { parse } from 'osm-pbf-parser-node';
import { InputError } from './input-error.ts';
import { listPbfBlocks, type PbfBlock } from './list-pbf-blocks.ts';
import { NO_TAGS, type OsmMember, type OsmSink, type OsmTags } from './osm-elements.ts';
import { listProtobufFields } from './protobuf-fields.ts';

/** What a file may require of its reader; a file with every version of each element requires more. */
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const REQUIRED_FEATURES_TAG = 4;

type ParsedElement =
	| { type: 'node'; id: number; lat: number; lon: number; tags?: OsmTags }
	| { type: 'way'; id: number; refs: number[]; tags?: OsmTags }
	| { type: 'relation'; id: number; members: OsmMember[]; tags?: OsmTags };

/**
 * Reads an OpenStreetMap PBF file into a sink, one block in memory at a time.
 *
 * @throws InputError where the file is not PBF, truncated, damaged or needs what cannot be read
 */
export async function readOsmPbf(path: string, sink: OsmSink): Promise<void> {
	let isFirst = true;
	for await (const block of listPbfBlocks(path)) {
		if (isFirst) checkHeader(path, block);
		else if (block.type === 'OSMData') for (const element of parseBlock(path, block)) pass(element, sink);
		isFirst = false;
	}
}

function checkHeader(path: string, { type, data }: PbfBlock): void {
	if (type !== 'OSMHeader')
		throw new InputError({
			file: path,
			problem: `is not an OpenStreetMap PBF file: its first block is "${type}", not "OSMHeader"`,
			remedy: 'download or export it again'
		});
	for (const { tag, value } of listProtobufFields(data))
		if (tag === REQUIRED_FEATURES_TAG && !KNOWN_FEATURES.has(String(value)))
			throw new InputError({
				file: path,
				problem: `requires "${String(value)}", which cannot be read`,
				remedy: 'export the current state without history'
			});
}

function parseBlock(path: string, { data, offset }: PbfBlock): ParsedElement[] {
	try {
		return parse(data, { withTags: true, withInfo: false }) as ParsedElement[];
	} catch {
		throw new InputError({
			file: path,
			problem: `is damaged: unreadable block at byte ${offset}`,
			remedy: 'download or export it again'
		});
	}
}

function pass(element: ParsedElement, sink: OsmSink): void {
	const tags = element.tags ?? NO_TAGS;
	if (element.type === 'node') sink.node(element.id, element.lon, element.lat, tags);
	else if (element.type === 'way') sink.way(element.id, element.refs, tags);
	else sink.relation(element.id, element.members, tags);
}
