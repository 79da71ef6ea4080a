import { describe, expect, it } from 'vitest';
import { ALL_LAYER_IDS } from '#lib/carto/layer-order.ts';
import { LIGHT } from '#lib/carto/palette.ts';
import { drawState, statesOf } from './draw-sheet.ts';

const drawn = new Map(statesOf(LIGHT, 'zh').map((state) => [state.name, drawState(state)]));

describe('scene sheet', () => {
	it('shows every layer in at least one of its states', () => {
		const missing = ALL_LAYER_IDS.filter(
			(id) => ![...drawn.values()].some((svg) => svg.includes(`<g id="layer-${id}"`))
		);
		expect(missing).toEqual([]);
	});

	it('has no two states that look the same', () => {
		const byPicture = new Map<string, string>();
		for (const [name, svg] of drawn) {
			expect(byPicture.get(svg), `${name} looks like`).toBeUndefined();
			byPicture.set(svg, name);
		}
	});
});
