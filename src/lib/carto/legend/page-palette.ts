import { LIGHT, type Palette } from '../palette.ts';
import type { SwatchPalette } from './draw-swatch.ts';

const toVariable = (name: string) =>
	`var(--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`;

/** The palette as the page's own variables, so that a drawing on it follows its theme. */
export const PAGE_PALETTE = Object.fromEntries(
	(Object.keys(LIGHT) as (keyof Palette)[]).map((name) => [
		name,
		name === 'washes' ? LIGHT.washes.map((_, i) => `var(--wash-${i})`) : toVariable(name)
	])
) as unknown as SwatchPalette;
