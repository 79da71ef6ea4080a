import type { Format } from '../figures/format-figure.ts';
import type { ReportColumn } from './types.ts';

/** A cell of a table as text; '' of an empty one, – for a walk that there is none of. */
export function formatCell(
	value: string | number | null,
	{ kind, digits = 0 }: ReportColumn,
	format: Format
): string {
	if (value === null) return kind === 'text' ? '' : '–';
	if (typeof value === 'string') return kind === 'date' ? format.date(value) : value;
	switch (kind) {
		case 'number':
			return format.number(value, digits);
		case 'share':
			return `${format.number(100 * value, digits)}%`;
		case 'minutes':
			return format.duration(value);
		default:
			return String(value);
	}
}
