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
				`<rect x="1" y="1" width="20" height="12" fill="${p.block}"/>` +
				`<rect x="1" y="1" width="20" height="12" fill="${p.azurite}" fill-opacity=".42" stroke="${p.azurite}"/>`
			);
		case 'circle-outer':
			return (
				`<rect x="1" y="1" width="20" height="12" fill="${p.block}"/>` +
				`<rect x="1" y="1" width="20" height="12" fill="${p.azuriteWash}" fill-opacity=".45" stroke="${p.azurite}" stroke-width=".8" stroke-dasharray="3 2"/>`
			);
		case 'service-areas':
			return (
				`<rect x="1.5" y="1.5" width="9" height="11" fill="${p.azurite}" fill-opacity=".3"/>` +
				`<rect x="10.5" y="1.5" width="10" height="11" fill="${p.malachite}" fill-opacity=".3"/>` +
				`<path d="M10.5 1v12" stroke="${p.ink}" stroke-width="1.4"/>`
			);
		case 'plain-circle':
			return `<circle cx="11" cy="7" r="6" fill="none" stroke="${p.ink}" stroke-width="1.4" stroke-dasharray="3 2"/>`;
		case 'centres':
			return `<circle cx="11" cy="7" r="5.4" fill="${p.azurite}"/><circle cx="11" cy="7" r="1.8" fill="${p.paper}"/>`;
		case 'axes':
			return `<path d="M2 7h18" stroke="${p.ochre}" stroke-width="4" stroke-linecap="round"/>`;
		case 'clusters':
			return `<rect x="2" y="1.5" width="18" height="11" fill="none" stroke="${p.ink}" stroke-width="1.3" stroke-dasharray="1.8 2"/>`;
		case 'districts':
			return `<path d="M1 7h20" stroke="${p.inkSoft}" stroke-width="1.6" stroke-dasharray="7 2 1.5 2"/>`;
		case 'neighbours':
			return (
				`<rect x="1" y="2" width="7.5" height="10" fill="${p.residential}" stroke="${p.inkSoft}"/>` +
				`<rect x="13.5" y="2" width="7.5" height="10" fill="${p.residential}" stroke="${p.inkSoft}"/>` +
				`<path d="M6.5 7h9" stroke="${p.ink}" stroke-width="2.2" stroke-linecap="round"/>`
			);
		case 'lanes':
			return `<path d="M1 7h20" stroke="${p.inkSoft}" stroke-opacity=".6" stroke-width="1.6" stroke-dasharray="5 2.6"/>`;
		case 'not-renovated':
			return `<rect x="3" y="1.5" width="16" height="11" fill="${p.cinnabar}"/>`;
		case 'along-axes':
			return `<rect x="4" y="2.5" width="14" height="9" fill="${p.cinnabar}" stroke="${p.ink}" stroke-width="2"/>`;
		case 'under-way':
			return (
				`<rect x="3.5" y="2" width="15" height="10" fill="${p.paper}"/>` +
				`<rect x="3.5" y="2" width="15" height="10" fill="${p.gamboge}" fill-opacity=".75" stroke="${p.ink}" stroke-dasharray="2.6 1.8"/>`
			);
		case 'accepted':
			return `<rect x="3.5" y="2" width="15" height="10" fill="${p.malachiteWash}" stroke="${p.malachite}" stroke-width="1.4"/>`;
		case 'packages':
			return (
				`<rect x="1" y="1" width="20" height="12" rx="4" fill="${p.washes[0]}"/>` +
				`<rect x="4" y="3.5" width="6" height="7" fill="${p.cinnabar}"/>` +
				`<rect x="11.5" y="3.5" width="6.5" height="7" fill="${p.cinnabar}"/>`
			);
		case 'sites':
			return `<circle cx="11" cy="7" r="5" fill="${p.paper}" stroke="${p.violet}" stroke-width="2.4"/>`;
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
