import type { Palette } from '../palette.ts';
import type { LegendRow } from './list-legend.ts';

/** Size of a swatch in its own units: CSS px on the screen. */
export const SWATCH = { widthPx: 22, heightPx: 14 } as const;

/** Colours of a swatch; on the page they are the page's own variables. */
export type SwatchPalette = Record<Exclude<keyof Palette, 'washes'>, string> & { washes: readonly string[] };

/**
 * A layer's sign, drawn as the map draws it: content of an `<svg>` of 22 × 14. Washes are laid over their ground
 * instead of mixed, so that any program draws them.
 */
export function drawSwatch(key: LegendRow['key'], p: SwatchPalette): string {
	switch (key) {
		case 'circle-inner':
			return (
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.block}"/>` +
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.azuriteWash}" fill-opacity=".4" stroke="${p.azurite}" stroke-width="1.4"/>` +
				`<rect x="3.4" y="3.4" width="15.2" height="7.2" fill="none" stroke="${p.azurite}" stroke-opacity=".22" stroke-width="2.4"/>`
			);
		case 'circle-outer':
			return (
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.block}"/>` +
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.azuriteWash}" fill-opacity=".16" stroke="${p.azurite}" stroke-width="1.1" stroke-dasharray="4.5 2.2"/>`
			);
		case 'service-areas':
			return (
				`<rect x="1.5" y="1.5" width="9" height="11" fill="${p.azurite}" fill-opacity=".3"/>` +
				`<rect x="10.5" y="1.5" width="10" height="11" fill="${p.malachite}" fill-opacity=".3"/>` +
				`<path d="M10.5 1v12" stroke="${p.ink}" stroke-width="1.4"/>`
			);
		case 'plain-circle':
			return `<circle cx="11" cy="7" r="5.8" fill="none" stroke="${p.ink}" stroke-width="1.8" stroke-linecap="round" stroke-dasharray="0 3.03"/>`;
		case 'centres':
			return `<circle cx="11" cy="7" r="5.4" fill="${p.azurite}"/><circle cx="11" cy="7" r="1.8" fill="${p.paper}"/>`;
		case 'axes':
			return `<path d="M2 7h18" stroke="${p.ochre}" stroke-width="4" stroke-linecap="round"/>`;
		case 'clusters':
			return (
				`<rect x="1.5" y="1" width="19" height="12" fill="${p.block}"/>` +
				`<rect x="3" y="2.5" width="16" height="9" fill="none" stroke="${p.ink}" stroke-opacity=".3" stroke-width="3"/>`
			);
		case 'districts':
			return `<path d="M1 7h20" stroke="${p.inkSoft}" stroke-width="1.6" stroke-dasharray="7 2 1.5 2"/>`;
		case 'neighbours':
			return (
				`<rect x="1" y="2" width="7.5" height="10" fill="${p.residential}" stroke="${p.inkSoft}"/>` +
				`<rect x="13.5" y="2" width="7.5" height="10" fill="${p.residential}" stroke="${p.inkSoft}"/>` +
				`<path d="M6.5 7h9" stroke="${p.ink}" stroke-width="2.2" stroke-linecap="round"/>`
			);
		case 'walls':
			return `<path d="M1 7h20" stroke="${p.ink}" stroke-width="2.6" stroke-dasharray="6 2"/>`;
		case 'links':
			return `<path d="M2 7h18" stroke="${p.malachite}" stroke-width="3" stroke-linecap="round"/>`;
		case 'passages':
			return `<circle cx="11" cy="7" r="4.2" fill="${p.paper}" stroke="${p.malachite}" stroke-width="2.2"/>`;
		case 'facilities':
			return (
				`<circle cx="6.5" cy="7" r="4.6" fill="${p.inkSoft}"/>` +
				`<circle cx="16" cy="7" r="4" fill="${p.paper}" stroke="${p.inkSoft}" stroke-width="1.4"/>`
			);
		case 'buildings':
			return (
				`<rect x="1.5" y="2.5" width="8" height="9" fill="${p.ink}" fill-opacity=".36" stroke="${p.ink}" stroke-width="1.2"/>` +
				`<rect x="12.5" y="2.5" width="8" height="9" fill="${p.ink}" fill-opacity=".08" stroke="${p.ink}" stroke-width="1.2" stroke-dasharray="2.4 1.5"/>`
			);
		case 'lanes':
			return `<path d="M1 7h20" stroke="${p.lane}" stroke-width="4.4"/><path d="M1 7h20" stroke="${p.street}" stroke-width="2.6"/>`;
		case 'not-renovated':
			return `<rect x="3" y="1.5" width="16" height="11" fill="${p.cinnabar}"/>`;
		case 'along-axes':
			return `<rect x="4" y="2.5" width="14" height="9" fill="${p.cinnabar}" stroke="${p.ochreInk}" stroke-width="2.4"/>`;
		case 'under-way':
			return (
				`<rect x="3.5" y="2" width="15" height="10" fill="${p.paper}"/>` +
				`<rect x="3.5" y="2" width="15" height="10" fill="${p.gamboge}" fill-opacity=".75" stroke="${p.ink}" stroke-dasharray="2.6 1.8"/>`
			);
		case 'accepted':
			return `<rect x="3.5" y="2" width="15" height="10" fill="${p.malachiteWash}" stroke="${p.malachite}" stroke-width="1.4"/>`;
		case 'packages':
			return (
				`<rect x="1" y="1" width="20" height="12" rx="3" fill="${p.washes[0]}"/>` +
				`<path d="M4 3.5h6.8v7H4zM10.8 3.5H18v7h-7.2z" fill="none" stroke="${p.cinnabar}" stroke-width="1.2"/>`
			);
		case 'reached':
			return `<rect x="3" y="1.5" width="16" height="11" fill="${p.cinnabarWash}"/>`;
		case 'beyond':
			return `<rect x="3" y="1.5" width="16" height="11" fill="${p.cinnabarDeep}"/>`;
		case 'ranked':
			return (
				`<rect x="3" y="1.5" width="5.4" height="11" fill="${p.cinnabarWash}"/>` +
				`<rect x="8.4" y="1.5" width="5.3" height="11" fill="${p.cinnabar}"/>` +
				`<rect x="13.7" y="1.5" width="5.3" height="11" fill="${p.cinnabarDeep}"/>`
			);
		case 'gained':
			return `<rect x="4" y="2.5" width="14" height="9" fill="${p.violetWash}" stroke="${p.violet}" stroke-width="2"/>`;
		case 'lost':
			return `<rect x="3" y="1.5" width="16" height="11" fill="${p.violet}"/>`;
		case 'ground-gained':
			return (
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.block}"/>` +
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.violet}" fill-opacity=".16" stroke="${p.violet}" stroke-width="1.1"/>`
			);
		case 'ground-lost':
			return (
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.block}"/>` +
				`<rect x="1.5" y="1.5" width="19" height="11" fill="${p.violet}" fill-opacity=".4" stroke="${p.violet}" stroke-width="1.1" stroke-dasharray="2.6 1.8"/>`
			);
		case 'sites':
			return `<circle cx="11" cy="7" r="5" fill="${p.paper}" stroke="${p.violet}" stroke-width="2.4"/>`;
		case 'site-circles':
			return `<rect x="1.5" y="1.5" width="19" height="11" fill="${p.violet}" fill-opacity=".16" stroke="${p.violet}" stroke-width="1.6" stroke-dasharray="3.4 2"/>`;
		case 'candidates':
			return [
				[5, 4],
				[11, 9],
				[17, 5]
			]
				.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.8" fill="${p.violet}" fill-opacity=".55"/>`)
				.join('');
	}
}
