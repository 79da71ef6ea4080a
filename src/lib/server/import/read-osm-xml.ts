import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { InputError, toInputError } from './input-error.ts';
import { NO_TAGS, type OsmMember, type OsmSink } from './osm-elements.ts';
import { NO_NODE, PlaceIds, type PlacedNode } from './place-ids.ts';

interface OpenElement {
	type: 'node' | 'way' | 'relation';
	attributes: Attributes;
	tags: Record<string, string> | undefined;
	refs: number[];
	members: OsmMember[];
	/** Ways of a relation with their nodes, where it shows them. */
	shapes: { ref: number; refs: number[] }[];
	positions: PlacedNode[];
}

type Attributes = Record<string, string>;

const CHANGES_REMEDY = 'apply the changes to an extract first, for example with osmium apply-changes';
/** Elements of difference files, osmChange and Overpass's augmented diff, that hold what was before, too. */
const CHANGE_ELEMENTS: ReadonlySet<string> = new Set(['create', 'modify', 'delete', 'action', 'old', 'new']);
const MEMBER_TYPES: ReadonlySet<string> = new Set(['node', 'way', 'relation']);

/**
 * Reads an OpenStreetMap XML file (0.6, as from the API, Overpass, JOSM or osmium) into a sink, streaming.
 * Of an element with several versions the newest counts, and none if that is deleted; a node without a position
 * is left out. Positions may stand on the ways (Overpass' `out geom`).
 *
 * @throws InputError where the file is not OSM XML, not UTF-8, truncated, broken, an aborted download or a list
 * of changes
 */
export async function readOsmXml(path: string, sink: OsmSink): Promise<void> {
	const parser = buildParser(path, sink);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (chunk?: Buffer) => {
		try {
			return decoder.decode(chunk, { stream: chunk !== undefined });
		} catch {
			throw new InputError({ file: path, problem: 'is not UTF-8 text', remedy: 'save it as UTF-8' });
		}
	};
	try {
		for await (const chunk of createReadStream(path)) parser.write(decode(chunk as Buffer));
		parser.write(decode());
		parser.close();
	} catch (error) {
		throw toInputError(path, error);
	}
}

function buildParser(path: string, sink: OsmSink): SaxesParser {
	const parser = new SaxesParser();
	let open: OpenElement | undefined;
	let hasRoot = false;
	let remark: string | undefined;
	const placeIds = new PlaceIds();
	const fail = (problem: string, remedy: string, feature?: string, field?: string) =>
		new InputError({ file: path, problem, remedy, feature, field });
	const getNumber = (attributes: Attributes, field: string, feature: string) => {
		const text = attributes[field];
		const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
		if (Number.isFinite(value)) return value;
		throw fail(
			`is ${text === undefined ? 'missing' : `"${text}"`}, not a number`,
			'correct the file or export it again',
			`${feature} at line ${parser.line}`,
			field
		);
	};
	/** Adds a node of a way, or of a way as its relation shows it, to `refs`. */
	const addNode = (
		{ type, attributes: { id = '?' }, positions }: OpenElement,
		refs: number[],
		nd: Attributes
	) => {
		const feature = `${type} ${id}`;
		if (nd.ref === undefined && nd.lat === undefined) {
			// Outside the requested box of "out geom".
			refs.push(NO_NODE);
			return;
		}
		const isPlaced = nd.lat !== undefined && nd.lon !== undefined;
		const lngLat = isPlaced && ([getNumber(nd, 'lon', feature), getNumber(nd, 'lat', feature)] as const);
		// With "out tags geom", and in relations, the nodes have positions and no numbers.
		const ref = lngLat && nd.ref === undefined ? placeIds.get(...lngLat) : getNumber(nd, 'ref', feature);
		refs.push(ref);
		if (lngLat) positions.push({ id: ref, lng: lngLat[0], lat: lngLat[1] });
	};
	parser.on('error', (error) => {
		throw fail(
			`is broken or truncated XML at line ${parser.line}:${parser.column}: ${error.message.replace(/^[\d:]+ /, '')}`,
			'download or export it again'
		);
	});
	parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
		if (!hasRoot && name !== 'osm')
			throw fail(
				`its root element is <${name}>, not <osm>`,
				name === 'osmChange' ? CHANGES_REMEDY : 'give an OpenStreetMap 0.6 XML file'
			);
		hasRoot = true;
		if (CHANGE_ELEMENTS.has(name)) throw fail(`has <${name}>: it lists changes, not streets`, CHANGES_REMEDY);
		if (name === 'node' || name === 'way' || name === 'relation')
			open = { type: name, attributes, tags: undefined, refs: [], members: [], shapes: [], positions: [] };
		else if (name === 'remark') remark = '';
		else if (open && name === 'tag' && attributes.k !== undefined)
			(open.tags ??= {})[attributes.k] = attributes.v ?? '';
		else if (open && name === 'nd') addNode(open, open.shapes.at(-1)?.refs ?? open.refs, attributes);
		else if (open && name === 'member' && MEMBER_TYPES.has(attributes.type ?? '')) {
			const ref = getNumber(attributes, 'ref', `relation ${open.attributes.id ?? '?'}`);
			open.members.push({ type: attributes.type as OsmMember['type'], ref, role: attributes.role ?? '' });
			if (attributes.type === 'way') open.shapes.push({ ref, refs: [] });
		}
	});
	parser.on('text', (text) => {
		if (remark !== undefined) remark += text;
	});
	parser.on('closetag', ({ name }) => {
		if (name === 'remark') {
			// Overpass ends an aborted answer well-formed, with the reason in a remark.
			if (/error/i.test(remark ?? '')) throw fail(`is incomplete: "${remark}"`, 'download it again');
			remark = undefined;
		}
		if (!open || name !== open.type) return;
		const { type, attributes, refs, members, shapes, positions, tags = NO_TAGS } = open;
		open = undefined;
		const id = getNumber(attributes, 'id', name);
		const version = attributes.version === undefined ? undefined : getNumber(attributes, 'version', name);
		const isDeleted = attributes.visible === 'false' || attributes.action === 'delete';
		if (!sink.admit({ type, id, version, isDeleted })) return;
		for (const { id: node, lng, lat } of positions) sink.position(node, lng, lat);
		for (const shape of shapes) if (shape.refs.length > 1) sink.memberWay(shape.ref, shape.refs);
		if (name === 'way') sink.way(id, refs, tags);
		else if (name === 'relation') sink.relation(id, members, tags);
		else if (attributes.lat !== undefined || attributes.lon !== undefined) {
			const feature = `node ${id}`;
			sink.node(id, getNumber(attributes, 'lon', feature), getNumber(attributes, 'lat', feature), tags);
		}
	});
	return parser;
}
