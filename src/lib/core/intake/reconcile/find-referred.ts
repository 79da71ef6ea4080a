import { bboxOf } from '../../geometry/bbox.ts';
import { ringsOf, type PlaceGeometry } from '../../geometry/area-rings.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { Bbox, LngLat } from '../../geometry/types.ts';
import type { LayerName } from '../../city/types.ts';
import type { Plan } from '../../plan/types.ts';
import { nameKey } from '../names/name-key.ts';
import { buildNameIndex, type NameIndex, type Spell } from '../names/name-index.ts';

/** Finds features that others refer to, as people write them or by where they are. */
export interface ReferredFinder {
	/** By id, name, other name, or number (三组团, 3); `undefined` if none or several are called so. */
	byText(layer: LayerName, text: string): string | undefined;
	/** The area of a layer that holds a position; of several the one with the smaller id. */
	byPlace(layer: LayerName, lngLat: LngLat): string | undefined;
}

/** Ends of names that people leave out: 莲池 is 莲池区. */
const ENDINGS = ['区', '县', '市', '组团', '小区', '新区', '开发区'];

export function buildReferredFinder(plan: Plan, spell: Spell): ReferredFinder {
	const names = new Map<LayerName, NameIndex>();
	const areas = new Map<LayerName, { id: string; bbox: Bbox; rings: LngLat[][] }[]>();
	const namesOf = (layer: LayerName) => {
		let index = names.get(layer);
		if (!index) names.set(layer, (index = buildNameIndex(listNames(plan, layer), spell)));
		return index;
	};
	const areasOf = (layer: LayerName) => {
		let list = areas.get(layer);
		if (!list)
			areas.set(
				layer,
				(list = [...plan[layer]]
					.toSorted(([a], [b]) => (a < b ? -1 : 1))
					.map(([id, { geometry }]) => {
						const rings = ringsOf(geometry as PlaceGeometry);
						return { id, rings, bbox: bboxOf(rings.flat()) };
					}))
			);
		return list;
	};
	return {
		byText(layer, text) {
			if (plan[layer].has(text)) return text;
			const index = namesOf(layer);
			for (const asked of [text, ...ENDINGS.map((end) => `${text}${end}`)]) {
				const found = index.exact(asked);
				if (found.length > 0) return found.length === 1 ? found[0] : undefined;
			}
			const number = Number(nameKey(text).replace(/^第|[组团号]+$/g, ''));
			const numbered = [...plan[layer].values()].filter(
				({ properties }) => Number.isInteger(number) && properties.number === number
			);
			return numbered.length === 1 ? numbered[0]!.properties.id : undefined;
		},
		byPlace(layer, [lng, lat]) {
			return areasOf(layer).find(
				({ bbox: [west, south, east, north], rings }) =>
					lng >= west && lng <= east && lat >= south && lat <= north && isInRings(rings, [lng, lat])
			)?.id;
		}
	};
}

/** Every name of the features of a layer: in Chinese, in English, and others that they have. */
export function* listNames(plan: Plan, layer: LayerName): Generator<[id: string, name: string]> {
	for (const [id, { properties }] of plan[layer]) {
		for (const name of [properties.name, properties.nameEn, ...((properties.aliases as unknown[]) ?? [])])
			if (typeof name === 'string' && name !== '') yield [id, name];
	}
}
