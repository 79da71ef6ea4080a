import { Format } from './format.ts';
import type { Figure } from './types.ts';

export { Format } from './format.ts';

/** A figure as it is read: 78.2%, 12,345 户, 11 分 20 秒; '–' where there is nothing to count. */
export function formatFigure({ value, unit }: Pick<Figure, 'value' | 'unit'>, lang: 'zh' | 'en'): string {
	return new Format(lang).value(value, unit);
}
