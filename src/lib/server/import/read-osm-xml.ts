import { createReadStream } from 'node:fs';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { InputError, toInputError } from './input-error.ts';
import { NO_TAGS, type OsmMember, type OsmSink } from './osm-elements.ts';

interface OpenElement {
	type: 'node' | 'way' | 'relation';
	attributes: Record<string, string>;
	tags: Record<string, string> | undefined;
	refs: number[];
	members: OsmMember[];
}

const MEMBER_TYPES: ReadonlySet<string> = new Set(['node', 'way', 'relation']);

/**
 * Reads an OpenStreetMap XML file (0.6, as from the API, Overpass, JOSM or osmium) into a sink, streaming.
 * Elements marked as deleted are left out; a node without a position is left out.
 *
 * @throws InputError where the file is not OSM XML, not UTF-8, truncated, broken, or an aborted download
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
	const fail = (problem: string, remedy: string, feature?: string, field?: string) =>
		new InputError({ file: path, problem, remedy, feature, field });
	const getNumber = (attributes: Record<string, string>, field: string, feature: string) => {
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
	parser.on('error', (error) => {
		throw fail(
			`is broken or truncated XML at line ${parser.line}:${parser.column}: ${error.message.replace(/^[\d:]+ /, '')}`,
			'download or export it again'
		);
	});
	parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
		if (!hasRoot && name !== 'osm')
			throw fail(`its root element is <${name}>, not <osm>`, 'give an OpenStreetMap 0.6 XML file');
		hasRoot = true;
		if (name === 'node' || name === 'way' || name === 'relation')
			open = { type: name, attributes, tags: undefined, refs: [], members: [] };
		else if (name === 'remark') remark = '';
		else if (open && name === 'tag' && attributes.k !== undefined)
			(open.tags ??= {})[attributes.k] = attributes.v ?? '';
		else if (open && name === 'nd')
			open.refs.push(getNumber(attributes, 'ref', `way ${open.attributes.id ?? '?'}`));
		else if (open && name === 'member' && MEMBER_TYPES.has(attributes.type ?? ''))
			open.members.push({
				type: attributes.type as OsmMember['type'],
				ref: getNumber(attributes, 'ref', `relation ${open.attributes.id ?? '?'}`),
				role: attributes.role ?? ''
			});
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
		const { attributes, refs, members, tags = NO_TAGS } = open;
		open = undefined;
		if (attributes.visible === 'false' || attributes.action === 'delete') return;
		const id = getNumber(attributes, 'id', name);
		if (name === 'way') sink.way(id, refs, tags);
		else if (name === 'relation') sink.relation(id, members, tags);
		else if (attributes.lat !== undefined || attributes.lon !== undefined) {
			const feature = `node ${id}`;
			sink.node(id, getNumber(attributes, 'lon', feature), getNumber(attributes, 'lat', feature), tags);
		}
	});
	return parser;
}
