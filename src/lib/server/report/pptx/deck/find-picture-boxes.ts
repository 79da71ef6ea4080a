import type { OfficePackage } from '../../package/office-package.ts';
import { uniteBoxes, type Box } from '../slide/units.ts';
import type { Pattern, Patterns } from '../template/find-patterns.ts';
import { readPattern } from '../template/read-pattern.ts';
import { listShapes, slotsOf } from '../template/shapes.ts';
import type { SlotName } from '../template/slots.ts';

/** Shapes beside the picture of a content slide, left out on a wide one. */
const BESIDE: readonly SlotName[] = ['number', 'label', 'sentence'];

/**
 * Where pictures stand on a template's slides. Where the content slide serves as the wide one too, its picture takes the
 * places of the number and the sentence as well.
 */
export function findPictureBoxes(
	file: OfficePackage,
	{ content, wide }: Patterns
): Record<'content' | 'wide', Box> {
	return {
		content: uniteBoxes(listBoxes(file, content, ['picture'])),
		wide: uniteBoxes(listBoxes(file, wide, wide === content ? ['picture', ...BESIDE] : ['picture']))
	};
}

function listBoxes(file: OfficePackage, pattern: Pattern, slots: readonly SlotName[]): Box[] {
	const { slide, boxOf } = readPattern(file, pattern);
	const shapes = listShapes(slide).filter((shape) => slotsOf(shape).some((slot) => slots.includes(slot)));
	return shapes.flatMap((shape) => boxOf(shape) ?? []);
}
