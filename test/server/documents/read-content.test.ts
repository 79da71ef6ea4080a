import { literal, number, object } from 'valibot';
import { describe, expect, it } from 'vitest';
import { checkBySchema } from '#lib/server/documents/check-by-schema.ts';
import { readContent } from '#lib/server/documents/read-content.ts';
import type { ContentMigration } from '#lib/server/documents/types.ts';
import { Refused } from '#lib/server/refused.ts';

const migrations: ContentMigration[] = [
	{
		name: 'speed in metres a second',
		up: ({ speedKmh, ...rest }) => ({ ...rest, speedMps: Number(speedKmh) / 3.6 })
	},
	{
		name: 'minutes of both circles',
		up: ({ minutes, ...rest }) => ({ ...rest, minutes: { inner: minutes, outer: 2 * Number(minutes) } })
	}
];
/** A kind that has changed twice. */
const kind = {
	name: 'scenario' as const,
	migrations,
	check: checkBySchema(
		object({
			format: literal(3),
			speedMps: number(),
			minutes: object({ inner: number(), outer: number() })
		})
	)
};
const latest = { format: 3, speedMps: 1, minutes: { inner: 15, outer: 30 } };

describe('what a document holds', () => {
	it.each([[{ format: 1, speedKmh: 3.6, minutes: 15 }], [{ format: 2, speedMps: 1, minutes: 15 }], [latest]])(
		'is brought to the latest format, one change after the other (%#)',
		(value) => {
			const before = structuredClone(value);
			expect(readContent(kind, value)).toEqual(latest);
			// What the database has stays what it is.
			expect(value).toEqual(before);
		}
	);

	it('of a newer program is refused, naming both formats', () => {
		const read = () => readContent(kind, { format: 4 });
		expect(read).toThrow(Refused);
		expect(read).toThrow('This scenario has format 4, and this program knows formats up to 3.');
	});

	it.each([
		[null],
		['x'],
		[{}],
		[{ format: 0 }],
		[{ format: 1.5 }],
		[{ format: '3' }],
		[{ ...latest, minutes: 15 }]
	])('that is none is refused: %j', (value) => {
		expect(() => readContent(kind, value)).toThrow(Refused);
	});

	it('is refused naming the first fault in both languages, and how many more there are', () => {
		const refused = catchRefused(() => readContent(kind, { ...latest, speedMps: 'x', minutes: 0 }));
		expect(refused.status).toBe(400);
		expect(refused.parameters).toEqual({
			document: 'scenario',
			problem: {
				zh: '“speedMps”须为 number。（另有 1 处。）',
				en: '"speedMps" is number. (1 more like this.)'
			}
		});
	});
});

function catchRefused(work: () => unknown): Refused {
	try {
		work();
	} catch (error) {
		if (error instanceof Refused) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
