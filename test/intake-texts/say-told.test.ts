import { expect, test } from 'vitest';
import { COORDINATES } from '#lib/intake-texts/coordinates.ts';
import { sayTold } from '#lib/intake-texts/say-told.ts';

test('how far a file is off is said in words, and systems by their names', () => {
	const told = sayTold({
		code: 'crs-system-shift-fit',
		parameters: { crs: 'gcj02', east: 549, north: -104, medianM: 16 }
	});
	expect(told.zh).toBe('像是高德、腾讯坐标（GCJ-02）：偏东 549 米、偏南 104 米；改正后与街道中位偏差 16 米');
	expect(told.en).toMatch(/549 m too far east and 104 m too far south/);
});

test('every code of coordinate systems has a text; a code that nobody knows is itself', () => {
	for (const code of Object.keys(COORDINATES)) expect(sayTold({ code, parameters: {} }).zh).not.toBe(code);
	expect(sayTold({ code: 'no-such-code', parameters: {} })).toEqual({
		zh: 'no-such-code',
		en: 'no-such-code'
	});
});
