import { compareCircles, type CircleChange } from '#lib/core/ground/compare-circles.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { keepFor } from '../gather-planning.ts';
import type { LoadedCity } from '../loaded-city.ts';

/**
 * Ground that the inner circle of all centres gains and loses by the edits, computed once; `null` without edits.
 *
 * @throws EditError if an edit cannot be made
 */
export async function findCircleChange(city: LoadedCity, walks: WalkSettings): Promise<CircleChange | null> {
	const { edits, minutes, speedMps } = walks;
	if (edits.length === 0) return null;
	const key = ['circle change', minutes[0], speedMps, writeEdits(edits)].join('|');
	return keepFor(city, key, async () => {
		const before = city.model.drawCircles({ ...walks, edits: [] }, null);
		return compareCircles(before.inner, city.model.drawCircles(walks, null).inner);
	});
}
