import type { OsmTags } from './osm-elements.ts';
import { isSet } from './walk-rules.ts';

/** Tunnels that are at grade: walkers there are where the street is. */
const TUNNELS_AT_GRADE: ReadonlySet<string> = new Set(['building_passage', 'covered', 'avalanche_protector']);

/**
 * What tells ways above one another: layer, floor, bridge, tunnel. Two ways may meet where they have a level in
 * common; stairs have several (`level=0;1`).
 *
 * A bridge without a layer is on 1 and a tunnel on −1, as mappers mean it; but what only has the layer of a
 * bridge is not the bridge.
 */
export function listLevels(tags: OsmTags): string[] {
	const isBridge = isSet(tags['bridge']);
	const isTunnel = isSet(tags['tunnel']) && !TUNNELS_AT_GRADE.has(tags['tunnel']!.trim().toLowerCase());
	const kind = isBridge ? 'bridge' : isTunnel ? 'tunnel' : 'ground';
	const layers = listNumbers(tags['layer'], isBridge ? 1 : isTunnel ? -1 : 0);
	const floors = listNumbers(tags['level'], 0);
	return layers.flatMap((layer) => floors.map((floor) => `${kind} ${layer}/${floor}`));
}

/** `1`, `+1`, `0;1`, `-1-2` is from −1 to 2; anything else is the usual one. */
function listNumbers(text = '', usual: number): number[] {
	const parts = text.split(';').flatMap((part) => {
		const range = /^\s*([+-]?\d+)\s*-\s*(\d+)\s*$/.exec(part);
		if (!range) return part.trim() === '' ? [] : [Number(part)];
		const [low, high] = [Number(range[1]), Number(range[2])];
		return high - low > 200 ? [] : Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
	});
	const numbers = parts.filter((number) => Number.isFinite(number));
	return numbers.length > 0 ? numbers : [usual];
}
