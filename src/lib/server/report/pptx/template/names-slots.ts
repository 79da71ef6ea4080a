import type { OfficePackage } from '../../package/office-package.ts';
import { listLayouts } from './list-layouts.ts';
import { slotsOnPage } from './shapes.ts';

/** Whether a template names any slot, on a slide or a layout: it was made for decks. */
export function namesSlots(file: OfficePackage, slidePaths: readonly string[]): boolean {
	const pages = [...slidePaths, ...listLayouts(file, slidePaths)];
	return pages.some((path) => slotsOnPage(file.readXml(path)).size > 0);
}
