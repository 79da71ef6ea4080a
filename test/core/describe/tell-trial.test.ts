import { beforeAll, describe, expect, it } from 'vitest';
import { tellTrial } from '#lib/core/describe/tell-trial.ts';
import { loadSeedCity, type LoadedCity } from '#lib/server/loaded-city.ts';
import { DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

let city: LoadedCity;
beforeAll(async () => {
	city = await loadSeedCity('baoding');
});

const measure = (edits: Edit[]) =>
	city.model.measure({ minutes: [15, 30], speedMps: DEFAULT_SPEED_MPS, edits });
const close = (n: number): Edit => ({
	kind: 'close-centre',
	centreId: `centre-${String(n).padStart(2, '0')}`
});
const CITY = { kind: 'city', id: '' } as const;

describe('what the mark of a trial tells', () => {
	it('names what is tried, then coverage and households before and after', () => {
		const [before, tried] = [measure([]), measure([close(1)])];
		const [changes, coverage, beyond, ...rest] = tellTrial(tried, before, CITY, 'zh');
		expect(changes).toBe('关闭一组团第1服务中心');
		expect(coverage).toMatch(/^15 分钟覆盖率：78\.2% → 7\d\.\d%$/);
		expect(beyond).toMatch(/^15 分钟圈外住户：17,753 → 1\d,\d{3} 户$/);
		expect(rest).toEqual([]);
		const [english, , count] = tellTrial(tried, before, CITY, 'en');
		expect(english).toMatch(/^Centre .* closed$/);
		expect(count).toMatch(/^Households beyond 15 min: 17,753 → 1\d,\d{3}$/);
	});

	it('counts what it does not name, and tells of the part that is looked at', () => {
		const edits = [1, 2, 3, 4, 5].map(close);
		const [before, tried] = [measure([]), measure(edits)];
		expect(tellTrial(tried, before, CITY, 'zh')[0]).toMatch(/；另有 2 处$/);
		// The centres are in the north; nothing changes in a cluster of the south.
		const far = tellTrial(tried, before, { kind: 'cluster', id: 'cluster-10' }, 'zh')[1]!;
		const [, was, is] = /：(.*) → (.*)$/.exec(far)!;
		expect(is).toBe(was);
	});

	it('says nothing of the plan as it stands', () => {
		expect(tellTrial(measure([]), measure([]), CITY, 'zh')).toEqual([]);
	});
});
