import type { LngLat } from '#lib/core/geometry/types.ts';
import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';

type Tags = Record<string, string>;

export interface DrawnOsm {
	/** Metres east and north of 115.46 E, 38.87 N, by number. */
	nodes: Record<number, [x: number, y: number, tags?: Tags]>;
	ways: { refs: number[]; tags?: Tags }[];
	relations?: { members: { way: number; role: string }[]; tags: Tags }[];
}

const plane = buildLocalMetres([115.46, 38.87]);

/** Where a point of a drawing lies, to 10⁻⁷ degrees as in OpenStreetMap. */
export function atMetres(x: number, y: number): LngLat {
	return plane.toLngLat([x, y]).map((degrees) => Math.round(degrees * 1e7) / 1e7) as LngLat;
}

/** A small OpenStreetMap XML file; ways are numbered from 100, relations from 200, in their order. */
export function writeOsmText({ nodes, ways, relations = [] }: DrawnOsm): string {
	const lines = Object.entries(nodes).map(([id, [x, y, tags = {}]]) => {
		const [lng, lat] = atMetres(x, y);
		return `<node id="${id}" lat="${lat}" lon="${lng}">${writeTags(tags)}</node>`;
	});
	for (const [i, { refs, tags = { highway: 'residential' } }] of ways.entries())
		lines.push(
			`<way id="${100 + i}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${writeTags(tags)}</way>`
		);
	for (const [i, { members, tags }] of relations.entries()) {
		const parts = members.map(({ way, role }) => `<member type="way" ref="${way}" role="${role}"/>`);
		lines.push(`<relation id="${200 + i}">${parts.join('')}${writeTags(tags)}</relation>`);
	}
	return `<osm version="0.6">\n${lines.join('\n')}\n</osm>`;
}

const writeTags = (tags: Tags) =>
	Object.entries(tags)
		.map(([key, value]) => `<tag k="${escape(key)}" v="${escape(value)}"/>`)
		.join('');

const escape = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
