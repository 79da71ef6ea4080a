import type { OfficePackage } from '../../package/office-package.ts';
import { listLayouts } from './list-layouts.ts';
import { slotsOnPage } from './shapes.ts';

/** Whether any slide or layout of a template names a slot, which means that it was made for these decks. */
export function namesSlots(file: OfficePackage, slidePaths: readonly string[]): boolean {
	const pages = [...slidePaths, ...listLayouts(file, slidePaths)];
	return pages.some((path) => slotsOnPage(file.readXml(path)).size > 0);
}
