import type { Plan } from '#lib/state/plan.svelte.ts';
import { toCsv } from './table-rows.ts';
import type { Text } from './text.svelte.ts';

type Line = readonly (string | number)[];

/**
 * Hands a table to the browser as a file for Excel. Below it stands how far it can be trusted, of what day it is, and
 * where the streets come from.
 *
 * @param name of the file, without the city's id and ending
 */
export function downloadTable(
	{ plan, text }: { plan: Plan; text: Text },
	name: string,
	lines: readonly Line[]
) {
	const origin: Line[] = [
		[],
		...(plan.isIllustrative ? [[text.say.illustrative]] : []),
		[text.date(plan.meta.asOf), text.attribution(plan.meta.attribution)]
	];
	saveCsv(`${plan.meta.id}-${name}.csv`, toCsv([...lines, ...origin]));
}

/** Hands a file that is CSV already to the browser. */
export function saveCsv(fileName: string, csv: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
	link.download = fileName;
	link.click();
	URL.revokeObjectURL(link.href);
}
