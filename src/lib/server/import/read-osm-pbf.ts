import { parse } from 'osm-pbf-parser-node';
import { InputError } from './input-error.ts';
import { listPbfBlocks, type PbfBlock } from './list-pbf-blocks.ts';
import { NO_TAGS, type OsmMember, type OsmSink, type OsmTags } from './osm-elements.ts';
import { listWayPositions } from './list-way-positions.ts';
import { listProtobufFields } from './protobuf-fields.ts';

/** What a file may require of its reader; a file with every version of each element requires more. */
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const REQUIRED_FEATURES_TAG = 4;
const OPTIONAL_FEATURES_TAG = 5;

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
	let hasPositionsOnWays = false;
	for await (const block of listPbfBlocks(path)) {
		if (isFirst) ({ hasPositionsOnWays } = readHeader(path, block));
		else if (block.type === 'OSMData') {
			const { elements, positions } = parseBlock(path, block, hasPositionsOnWays);
			for (const { id, lng, lat } of positions) sink.position(id, lng, lat);
			for (const element of elements) pass(element, sink);
		}
		isFirst = false;
	}
}

function readHeader(path: string, { type, data }: PbfBlock): { hasPositionsOnWays: boolean } {
	if (type !== 'OSMHeader')
		throw new InputError({
			file: path,
			problem: `is not an OpenStreetMap PBF file: its first block is "${type}", not "OSMHeader"`,
			remedy: 'download or export it again'
		});
	const fields = listProtobufFields(data);
	for (const { tag, value } of fields)
		if (tag === REQUIRED_FEATURES_TAG && !KNOWN_FEATURES.has(String(value)))
			throw new InputError({
				file: path,
				problem: `requires "${String(value)}", which cannot be read`,
				remedy: 'export the current state without history'
			});
	return {
		hasPositionsOnWays: fields.some(
			({ tag, value }) => tag === OPTIONAL_FEATURES_TAG && String(value) === 'LocationsOnWays'
		)
	};
}

function parseBlock(path: string, { data, offset }: PbfBlock, hasPositionsOnWays: boolean) {
	try {
		return {
			elements: parse(data, { withTags: true, withInfo: false }) as ParsedElement[],
			positions: hasPositionsOnWays ? listWayPositions(data) : []
		};
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
