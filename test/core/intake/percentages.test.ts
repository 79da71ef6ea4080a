import { expect, it } from 'vitest';
import { readCell } from '#lib/core/intake/fields/read-cell.ts';

const RATE = {
	name: 'collectionRate',
	column: { type: 'double precision', min: 0, max: 1 },
	isPlacing: false
} as const;

it('a percentage with its sign is that share, whatever the heading says; one above all is refused', () => {
	expect(readCell('98%', RATE, 1)).toEqual({ value: 0.98 });
	expect(readCell('98％', RATE, 0.01)).toEqual({ value: 0.98 });
	expect(readCell(98, RATE, 0.01)).toEqual({ value: 0.98 });
	expect(readCell(98, RATE, 1)).toEqual({ value: 0.98 });
	expect(readCell('120%', RATE, 1)).toHaveProperty('refused');
});
