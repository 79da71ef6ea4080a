import { LIGHT } from '#lib/carto/palette.ts';
import type { BothTexts } from '#lib/refusals/types.ts';
import type { ExportStyle, StyleRule } from './export-layer.ts';

const ALL: BothTexts = { zh: '', en: '' };

function rule(given: Partial<StyleRule> & Pick<StyleRule, 'stroke'>): StyleRule {
	return {
		value: null,
		title: ALL,
		fill: null,
		fillOpacity: 1,
		strokeWidthMm: 0.3,
		isDashed: false,
		...given
	};
}

const one = (given: Partial<StyleRule> & Pick<StyleRule, 'stroke'>): ExportStyle => ({
	by: null,
	rules: [rule(given)]
});

/** As the workbench's map draws them, by the names of layers. */
const STYLES: Readonly<Record<string, ExportStyle>> = {
	districts: one({ stroke: LIGHT.inkSoft, strokeWidthMm: 0.6, isDashed: true }),
	clusters: one({ stroke: LIGHT.ink, strokeWidthMm: 0.4 }),
	blocks: one({ fill: LIGHT.block, stroke: LIGHT.line, strokeWidthMm: 0.2 }),
	axes: one({ stroke: LIGHT.ochre, strokeWidthMm: 1.2 }),
	centres: {
		by: 'open',
		rules: [
			rule({
				value: 'true',
				title: { zh: '已开放', en: 'open' },
				fill: LIGHT.azurite,
				stroke: LIGHT.paper,
				strokeWidthMm: 0.4
			}),
			rule({
				value: 'false',
				title: { zh: '未开放', en: 'closed' },
				fill: LIGHT.paper,
				stroke: LIGHT.azurite,
				strokeWidthMm: 0.4
			})
		]
	},
	communities: {
		by: 'state',
		rules: [
			rule({
				value: 'not-renovated',
				title: { zh: '未改造', en: 'not renovated' },
				fill: LIGHT.cinnabar,
				fillOpacity: 0.8,
				stroke: LIGHT.cinnabarDeep
			}),
			rule({
				value: 'under-way',
				title: { zh: '改造中', en: 'under way' },
				fill: LIGHT.gamboge,
				fillOpacity: 0.7,
				stroke: LIGHT.ink,
				isDashed: true
			}),
			rule({
				value: 'accepted',
				title: { zh: '已改造', en: 'renovated' },
				fill: LIGHT.malachiteWash,
				stroke: LIGHT.malachite
			})
		]
	},
	facilities: one({ fill: LIGHT.azuriteWash, stroke: LIGHT.azurite }),
	buildings: one({ fill: LIGHT.residential, stroke: LIGHT.inkSoft, strokeWidthMm: 0.2 }),
	landmarks: one({ fill: LIGHT.inkSoft, stroke: LIGHT.paper }),
	streets: one({ stroke: LIGHT.streetEdge, strokeWidthMm: 0.4 }),
	walls: one({ stroke: LIGHT.ink, strokeWidthMm: 0.6 }),
	links: one({ stroke: LIGHT.violet, strokeWidthMm: 0.6 }),
	passages: one({ fill: LIGHT.violet, stroke: LIGHT.paper }),
	notes: one({ fill: LIGHT.gamboge, stroke: LIGHT.ink }),
	entrances: one({ fill: LIGHT.ink, stroke: LIGHT.paper }),
	doors: one({ fill: LIGHT.azuriteWash, stroke: LIGHT.azurite }),
	circles: one({ fill: LIGHT.azurite, fillOpacity: 0.15, stroke: LIGHT.azurite }),
	packages: one({ fill: LIGHT.washes[0]!, fillOpacity: 0.7, stroke: LIGHT.ink, strokeWidthMm: 0.4 }),
	sites: one({ fill: LIGHT.violet, stroke: LIGHT.paper, strokeWidthMm: 0.4 }),
	differences: {
		by: 'change',
		rules: [
			rule({
				value: 'added',
				title: { zh: '新增', en: 'added' },
				fill: LIGHT.malachite,
				fillOpacity: 0.6,
				stroke: LIGHT.malachite
			}),
			rule({
				value: 'changed',
				title: { zh: '修改', en: 'changed' },
				fill: LIGHT.gamboge,
				fillOpacity: 0.6,
				stroke: LIGHT.ink
			}),
			rule({
				value: 'removed',
				title: { zh: '删除', en: 'removed' },
				fill: LIGHT.cinnabar,
				fillOpacity: 0.4,
				stroke: LIGHT.cinnabar,
				isDashed: true
			})
		]
	}
};

/** How a layer is drawn; of one that is not known, in ink. */
export function getStyle(layer: string): ExportStyle {
	// What lies along the axes is coloured as communities are.
	const name = layer === 'strips' ? 'communities' : layer;
	return (Object.hasOwn(STYLES, name) ? STYLES[name] : undefined) ?? one({ stroke: LIGHT.ink });
}
