import { describe, expect, it } from 'vitest';
import { isPast, MOMENT_RULES, readMomentQuery, writeMomentQuery } from '#lib/carto/moment-query.ts';
import { readAddress } from '#lib/carto/read-address.ts';

const read = (query: string) => readMomentQuery(new URLSearchParams(query));

describe('the moment in an address', () => {
	it.each(['known=3', 'asof=2026-10-31', 'known=12&asof=2026-10-31', ''])(
		'%s is read as written',
		(query) => {
			expect(writeMomentQuery(read(query)).toString()).toBe(query);
		}
	);

	it('is past where it names anything', () => {
		expect(isPast(read('select=centre:a'))).toBe(false);
		expect(isPast(read('known=1'))).toBe(true);
		expect(isPast(read('asof=2026-01-01'))).toBe(true);
	});

	it.each(['known=0', 'known=x', 'known=1.5', 'asof=2026-02-30', 'asof=yesterday'])(
		'%s is left out, and the reader is told',
		(query) => {
			expect(read(query)).toEqual({});
			const [name] = query.split('=');
			const { refused, ignored } = readAddress(new URLSearchParams(query), { rules: MOMENT_RULES });
			expect(refused.map((one) => [one.name, one.taken])).toEqual([[name, '']]);
			expect(ignored).toEqual([]);
		}
	);
});
