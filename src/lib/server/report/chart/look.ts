import { LIGHT, type Palette } from '#lib/carto/palette.ts';
import type { Pigment } from '#lib/core/figures/types.ts';

/** Fonts by name, none shipped: Song for titles and the large number, YaHei for the rest. */
export const SONG_FONT = '华文中宋';
export const SANS_FONT = 'Microsoft YaHei';

/** A colour of the palette as office files write it. */
export function hex(colour: Exclude<keyof Palette, 'washes'>): string {
	return LIGHT[colour].slice(1);
}

/** How a series is distinguished without colour: hatch of areas, dash of lines. */
export const PIGMENT_LOOK: Record<Pigment, { hatch: string | null; dash: string; onIt: 'paper' | 'ink' }> = {
	cinnabar: { hatch: null, dash: 'solid', onIt: 'paper' },
	gamboge: { hatch: 'wdUpDiag', dash: 'sysDash', onIt: 'ink' },
	malachite: { hatch: null, dash: 'lgDash', onIt: 'paper' },
	azurite: { hatch: null, dash: 'solid', onIt: 'paper' },
	azuriteWash: { hatch: 'ltUpDiag', dash: 'dash', onIt: 'ink' },
	ochre: { hatch: null, dash: 'dashDot', onIt: 'paper' },
	violet: { hatch: null, dash: 'sysDot', onIt: 'paper' },
	ink: { hatch: null, dash: 'solid', onIt: 'paper' }
};
