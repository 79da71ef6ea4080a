import type { Feature, FeatureCollection, LineString, Polygon } from 'geojson';
import type { Provenance } from '#lib/core/city/types.ts';
import type { Block } from './block.ts';
import { mergeStraight } from './inset-ring.ts';
import type { SubBlock } from './lay-lanes.ts';
import { insetSubBlock, type Plot } from './lay-plots.ts';
import { RAILWAY } from './lay-railway.ts';
import type { StreetPlan } from './street-plan.ts';
import { toClosedRing } from './to-closed-ring.ts';

export interface LanduseProps {
	kind: string;
	name: string;
	provenance: Provenance;
}

export type Landuse = FeatureCollection<Polygon | LineString, LanduseProps>;

/** What the basemap draws under the streets, in drawing order. */
export function drawLanduse(
	plan: StreetPlan,
	outline: readonly number[],
	blocks: readonly Block[],
	subBlocks: readonly SubBlock[],
	homes: readonly Plot[]
): Landuse {
	const area = (
		kind: string,
		ring: ReturnType<typeof toClosedRing>,
		name = ''
	): Feature<Polygon, LanduseProps> => ({
		type: 'Feature',
		properties: { kind, name, provenance: name === '' ? 'illustrative' : 'approximate' },
		geometry: { type: 'Polygon', coordinates: [ring] }
	});
	const others = subBlocks.flatMap(({ use, ring, site }) => {
		const inner = use === 'residential' ? undefined : insetSubBlock(plan, ring);
		return inner ? [area(use, toClosedRing(mergeStraight(inner, () => true).points), site?.name)] : [];
	});
	return {
		type: 'FeatureCollection',
		features: [
			area('urban', toClosedRing(plan.toRing(outline))),
			...blocks.map(({ ring }) => area('block', toClosedRing(plan.toRing(ring)))),
			...others,
			...homes.map(({ ring }) => area('residential', toClosedRing(ring))),
			{
				type: 'Feature',
				properties: { kind: 'railway', name: '京广铁路', provenance: 'approximate' },
				geometry: { type: 'LineString', coordinates: RAILWAY }
			}
		]
	};
}
