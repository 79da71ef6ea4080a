import fc from 'fast-check';
import type { LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { reshapeFeature } from '#lib/core/plan/shape-changes/reshape-feature.ts';
import { splitLine } from '#lib/core/plan/shape-changes/split-line.ts';
import type { Plan, PlanFeature } from '#lib/core/plan/types.ts';
import { measureShape } from '#lib/core/shaping/measure-shape.ts';
import { at, drawPlan, make } from '../../../helpers/shape-plan.ts';

const street = (id: string, ...coordinates: LngLat[]): PlanFeature => ({
	type: 'Feature',
	properties: { id, name: `${id}路`, streetClass: 'residential', provenance: 'approximate' },
	geometry: { type: 'LineString', coordinates }
});

/** Streets `we` and `sn` cross at the middle, where `x` begins; `far` has nothing to do with them. */
const drawn = [
	street('we', at(-300, 0), at(0, 0), at(300, 0)),
	street('sn', at(0, -300), at(0, 0), at(0, 300)),
	street('x', at(0, 0), at(200, 200)),
	street('far', at(500, 0), at(500, 300))
];
const plan: Plan = { ...drawPlan(), streets: new Map(drawn.map((one) => [one.properties.id, one])) };
const rowOf = (of: Plan, id: string) => (of.streets.get(id)!.geometry as LineString).coordinates as LngLat[];
const line = (...coordinates: LngLat[]): LineString => ({ type: 'LineString', coordinates });
const reshape = (of: Plan, featureId: string, ...row: LngLat[]) =>
	reshapeFeature(of, { layer: 'streets', featureId }, line(...row));

describe('a street that is reshaped', () => {
	it('takes those along that meet it at a vertex which is moved', () => {
		const after = make(plan, reshape(plan, 'we', at(-300, 0), at(20, 30), at(300, 0)));
		expect(rowOf(after, 'we')).toEqual([at(-300, 0), at(20, 30), at(300, 0)]);
		expect(rowOf(after, 'sn')).toEqual([at(0, -300), at(20, 30), at(0, 300)]);
		expect(rowOf(after, 'x')).toEqual([at(20, 30), at(200, 200)]);
		expect(after.streets.get('far')).toBe(plan.streets.get('far'));
	});

	it('is alone with a vertex that is put in or taken out', () => {
		for (const row of [
			[at(-300, 0), at(-100, 20), at(0, 0), at(300, 0)],
			[at(-300, 0), at(300, 0)]
		]) {
			const after = make(plan, reshape(plan, 'we', ...row));
			expect(rowOf(after, 'we')).toEqual(row);
			expect(after.streets.get('sn')).toBe(plan.streets.get('sn'));
		}
	});

	it('that is a loop stays closed, and joined to a street that ends on it', () => {
		const ring = [at(0, 0), at(40, 40), at(80, 0), at(40, -40), at(0, 0)];
		const streets = [street('round', ...ring), street('end', at(-200, 0), at(0, 0))];
		const loop: Plan = { ...drawPlan(), streets: new Map(streets.map((one) => [one.properties.id, one])) };
		const to = at(-10, 10);
		for (const which of [0, 4]) {
			const after = make(loop, reshape(loop, 'round', ...ring.with(which, to)));
			expect(rowOf(after, 'round')).toEqual([to, ...ring.slice(1, 4), to]);
			expect(rowOf(after, 'end')).toEqual([at(-200, 0), to]);
		}
	});

	it('is refused where one that follows would have no length', () => {
		const refused = reshape(plan, 'we', at(-300, 0), at(200, 200), at(300, 0));
		expect(refused).toMatchObject({ refusal: expect.stringMatching(/too-few-positions|zero-length/) });
	});

	it('never parts streets that were joined', () => {
		const step = fc.record({
			id: fc.constantFrom('we', 'sn', 'x'),
			which: fc.nat(2),
			east: fc.integer({ min: -200, max: 200 }),
			north: fc.integer({ min: -200, max: 200 })
		});
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
				let now = plan;
				for (const { id, which, east, north } of steps) {
					const row = rowOf(now, id);
					const made = reshape(now, id, ...row.with(which % row.length, at(east, north)));
					if (!('refusal' in made)) now = make(now, made);
				}
				// As counted from nothing: the streets that have the crossing in common.
				const crossing = rowOf(now, 'we')[1]!;
				for (const id of ['sn', 'x'])
					expect(
						rowOf(now, id).some((position) => position.join() === crossing.join()),
						id
					).toBe(true);
			})
		);
	});
});

describe('a line that is split', () => {
	const split = (lngLat: LngLat) =>
		splitLine(plan, { layer: 'streets', featureId: 'we' }, { lngLat, radiusM: 10, id: 'new' });

	it('becomes two that meet where it was clicked, the longer one with its id', () => {
		const after = make(plan, split(at(100, 4)));
		expect(rowOf(after, 'we')).toEqual([at(-300, 0), at(0, 0), at(100, 0)]);
		expect(rowOf(after, 'new')).toEqual([at(100, 0), at(300, 0)]);
		expect(after.streets.get('new')!.properties).toEqual({ ...drawn[0]!.properties, id: 'new' });
	});

	it('is split at a vertex that is there', () => {
		const after = make(plan, split(at(1, 1)));
		expect(rowOf(after, 'we').length + rowOf(after, 'new').length).toBe(4);
		expect(rowOf(after, 'new')).toContainEqual(at(0, 0));
		expect(rowOf(after, 'we')).toContainEqual(at(0, 0));
	});

	it('is as long as it was', () => {
		fc.assert(
			fc.property(fc.integer({ min: -290, max: 290 }), (east) => {
				const made = split(at(east, 0));
				if ('refusal' in made) return;
				const after = make(plan, made);
				const lengthM = ['we', 'new'].reduce(
					(sum, id) => sum + measureShape(line(...rowOf(after, id))).lengthM,
					0
				);
				// Rounding moves a position by less than a centimetre.
				expect(lengthM).toBeCloseTo(measureShape(line(...rowOf(plan, 'we'))).lengthM, 1);
			})
		);
	});

	it('is refused off the line and at its ends', () => {
		expect(split(at(100, 40))).toMatchObject({ refusal: 'off-line' });
		expect(split(at(301, 1))).toMatchObject({ refusal: 'end-of-line' });
	});
});
