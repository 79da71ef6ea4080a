import type { Scope } from '../model/types.ts';
import type { Both, Chart, FigureSource } from './types.ts';

/** What a chart's rule finds; `null` where there is nothing to draw. */
export type ChartRule = (
	source: FigureSource,
	scope: Scope
) => Omit<Chart, 'key' | 'asOf' | 'isIllustrative'> | null;

/** A feature's name in both languages; the Chinese one where it has no other. */
export const bothNames = ({ name, nameEn }: { name: string; nameEn: string }): Both => ({
	zh: name,
	en: nameEn || name
});
