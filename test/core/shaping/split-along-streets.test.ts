import { describe, expect, it } from 'vitest';
import { layCutAlongStreets } from '#lib/core/shaping/lay-cut-along-streets.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { splitAlongStreets } from '#lib/core/shaping/split-along-streets.ts';
import { at, drawBox, drawLine, drawPolygon } from '../../helpers/shaping/draw.ts';
import { listLooseVertices } from '../../helpers/shaping/list-loose-vertices.ts';

/**
 * A square of a hundred metres, and round it:
 *
 *        b       d
 *        |       |
 *   +----|-------|----+
 *   |    |       |    |
 *   e----+---f---+----g     level, bent up at f, to both borders and beyond
 *   |    |       |    |
 *   +----|-------|----+
 *        a       c
 */
const square = drawPolygon(drawBox(0, 0, 100, 100));
const level = drawLine([-20, 40], [30, 40], [50, 50], [70, 40], [120, 40]);
const first = drawLine([30, -20], [30, 40], [30, 120]);
const second = drawLine([70, -20], [70, 120]);
const streets = [level, first, second];

describe('a cut along streets', () => {
	it('is the way between two positions near them', () => {
		const cut = layCutAlongStreets(square, streets, { between: [at(28, -19), at(121, 42)] });
		expect(cut).toEqual({
			line: [at(30, -19), at(30, 0), at(30, 40), at(50, 50), at(70, 40), at(100, 40), at(120, 40)]
		});
	});

	it('takes the shorter way', () => {
		const detour = drawLine([30, 40], [30, 20], [70, 20], [70, 40]);
		const cut = layCutAlongStreets(square, [...streets, detour], { between: [at(-20, 40), at(120, 40)] });
		expect('line' in cut && cut.line).toContainEqual(at(50, 50));
		const straight = drawLine([30, 40], [70, 40]);
		const shorter = layCutAlongStreets(square, [...streets, straight], {
			between: [at(-20, 40), at(120, 40)]
		});
		expect('line' in shorter && shorter.line).not.toContainEqual(at(50, 50));
	});

	it('goes on to the border from positions inside', () => {
		const cut = layCutAlongStreets(square, streets, { between: [at(30, 60), at(70, 60)] });
		const line = 'line' in cut ? cut.line : [];
		expect([line[0], line.at(-1)]).toEqual([at(30, 100), at(70, 100)]);
		expect(splitAlongStreets(square, streets, { between: [at(30, 60), at(70, 60)] })).toMatchObject({ line });
	});

	it('follows the lines of one street across, whichever way they are drawn', () => {
		const pieces = [
			drawLine([120, 40], [70, 40]),
			drawLine([50, 50], [70, 40]),
			drawLine([50, 50], [30, 40], [-20, 40])
		];
		const split = splitAlongStreets(square, pieces);
		if ('refusal' in split) throw new Error(split.refusal);
		expect(new Set([String(split.line[0]), String(split.line.at(-1))])).toEqual(
			new Set([String(at(0, 40)), String(at(100, 40))])
		);
		expect(split.line).toHaveLength(5);
		expect(split.areas).toHaveLength(2);
		const [a, b] = split.areas.map((area) => measureShape(area).areaM2).toSorted((m, n) => m - n);
		// 40 % below, and the bend's two hundred square metres.
		expect(a).toBeCloseTo(4200, -1.5);
		expect(b).toBeCloseTo(5800, -1.5);
		expect(listLooseVertices(split.areas)).toEqual([]);
	});

	it('follows one of two carriageways', () => {
		const split = splitAlongStreets(square, [drawLine([-5, 50], [105, 50]), drawLine([-5, 55], [105, 55])]);
		expect('areas' in split && split.areas).toHaveLength(2);
		expect('line' in split && split.line).toHaveLength(2);
	});

	it.each([
		['no-street-near', streets, [at(30, 300), at(30, -20)], at(30, 300)],
		['no-street-near', [], [at(30, 30), at(30, -20)], at(30, 30)],
		['same-place', streets, [at(30, -20), at(28, -20)], at(30, -20)],
		['streets-not-connected', [first, second], [at(30, -20), at(70, -20)], at(70, -20)]
	] as const)('between positions is refused: %s', (refusal, lines, between, lngLat) => {
		expect(layCutAlongStreets(square, lines, { between: [between[0], between[1]] })).toEqual({
			refusal,
			lngLat
		});
	});

	it('is refused where the streets do not cross', () => {
		const refusal = 'streets-do-not-cross';
		expect(layCutAlongStreets(square, [drawLine([-20, 40], [50, 40])])).toEqual({
			refusal,
			lngLat: at(50, 40)
		});
		expect(layCutAlongStreets(square, [drawLine([0, 0], [0, 100])])).toEqual({ refusal, lngLat: null });
		expect(layCutAlongStreets(square, [])).toEqual({ refusal, lngLat: null });
	});

	it('that runs beside the area splits nothing', () => {
		const between = [at(-20, -10), at(120, -10)] as const;
		const split = splitAlongStreets(square, [drawLine([-20, -10], [120, -10])], { between });
		expect(split).toMatchObject({ refusal: 'line-misses' });
	});
});
