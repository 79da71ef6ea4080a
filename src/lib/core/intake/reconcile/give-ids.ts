import { getLayerSchema, LAYER_NAMES } from '../../city/layers.ts';
import type { LayerName } from '../../city/types.ts';
import type { Plan } from '../../plan/types.ts';

/** Singular names by which ids of layers begin. */
const STEMS: Readonly<Partial<Record<LayerName, string>>> = {
	communities: 'community',
	centres: 'centre',
	clusters: 'cluster',
	districts: 'district',
	blocks: 'block',
	axes: 'axis',
	landmarks: 'landmark',
	streets: 'street',
	walls: 'wall',
	links: 'link',
	passages: 'passage',
	notes: 'note'
};
const VALID = /^[^\p{C}\s/][^\p{C}/]{0,79}$/u;

/** Ids are unique in a city, over all layers, entrances and doors. */
export function listIdsOf(plan: Plan): Set<string> {
	const ids = new Set<string>();
	for (const layer of LAYER_NAMES) {
		const { points } = getLayerSchema(layer);
		for (const [id, { properties }] of plan[layer]) {
			ids.add(id);
			if (points) for (const own of properties[points.property] as { id: string }[]) ids.add(own.id);
		}
	}
	return ids;
}

/** Gives new features ids: that of the file where it is one and is free, else the next number of the layer. */
export function buildIdGiver(layer: LayerName, plan: Plan): { give(wanted: unknown): string } {
	const stem = STEMS[layer] ?? layer.replace(/ies$/, 'y').replace(/s$/, '');
	const used = listIdsOf(plan);
	const numbered = new RegExp(`^${stem}-(\\d+)$`);
	let next = 1;
	for (const id of used) next = Math.max(next, Number(numbered.exec(id)?.[1] ?? 0) + 1);
	return {
		give(wanted) {
			const asked = typeof wanted === 'string' ? wanted.trim() : '';
			// A bare number is the row's, not the place's: it would be another one in the next list.
			if (VALID.test(asked) && !/^\d+$/.test(asked) && !used.has(asked)) {
				used.add(asked);
				return asked;
			}
			let id: string;
			do id = `${stem}-${String(next++).padStart(4, '0')}`;
			while (used.has(id));
			used.add(id);
			return id;
		}
	};
}
