/** A node of a drawn extract: where it is, in units of 10⁻³ degrees from 115.46 E, 38.87 N, and its tags. */
export interface DrawnNode {
	at: readonly [x: number, y: number];
	tags?: Record<string, string>;
}

export interface DrawnOsm {
	nodes: Record<number, DrawnNode>;
	ways: Record<number, { refs: number[]; tags: Record<string, string> }>;
}

const writeTags = (tags: Record<string, string> = {}) =>
	Object.entries(tags)
		.map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
		.join('');

/** An extract in OpenStreetMap's XML. */
export function writeOsm({ nodes, ways }: DrawnOsm): string {
	return [
		'<?xml version="1.0"?><osm version="0.6">',
		...Object.entries(nodes).map(
			([id, { at, tags }]) =>
				`<node id="${id}" lon="${(115.46 + at[0] / 1000).toFixed(7)}" lat="${(38.87 + at[1] / 1000).toFixed(7)}">${writeTags(tags)}</node>`
		),
		...Object.entries(ways).map(
			([id, { refs, tags }]) =>
				`<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${writeTags(tags)}</way>`
		),
		'</osm>'
	].join('\n');
}

/**
 * ```
 * 5   6---7     A square of water at 20,20, a hospital in it, a railway, a building.
 * |   |
 * 1---2-G-3     G: a shut gate on 东街, 4 south of 3.
 *         |
 *         4
 * ```
 */
export const SMALL_OSM: DrawnOsm = {
	nodes: {
		1: { at: [0, 0] },
		2: { at: [2, 0] },
		9: { at: [3, 0], tags: { barrier: 'gate', access: 'no' } },
		3: { at: [4, 0] },
		4: { at: [4, -2] },
		5: { at: [0, 2] },
		6: { at: [2, 2] },
		7: { at: [4, 2] },
		8: { at: [1, 1], tags: { amenity: 'hospital', name: '市医院' } },
		10: { at: [1, 1.5], tags: { highway: 'bus_stop', name: '医院站' } },
		21: { at: [6, 6] },
		22: { at: [7, 6] },
		23: { at: [7, 7] },
		31: { at: [5, 0] },
		32: { at: [5.5, 0] },
		33: { at: [5.5, 0.5] }
	},
	ways: {
		101: { refs: [1, 2, 9, 3], tags: { highway: 'residential', name: '东街' } },
		102: { refs: [3, 4], tags: { highway: 'residential' } },
		103: { refs: [1, 5], tags: { highway: 'primary', name: '西大街' } },
		104: { refs: [2, 6, 7], tags: { highway: 'footway' } },
		105: { refs: [21, 22, 23, 21], tags: { natural: 'water', name: '东湖' } },
		106: { refs: [5, 7], tags: { railway: 'rail' } },
		107: { refs: [31, 32, 33, 31], tags: { building: 'yes' } }
	}
};
