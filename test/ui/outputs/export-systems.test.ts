import { expect, test } from 'vitest';
import { findGridCrs } from '#lib/core/intake/coordinates/grid-crs.ts';
import { listExportSystems } from '#lib/ui/outputs/export-systems.ts';

test.each([
	['Baoding', [115.2, 38.7, 115.7, 39], 'EPSG:4547', 114, 'EPSG:32650'],
	['Kashgar', [75.9, 39.4, 76.1, 39.5], 'EPSG:4534', 75, 'EPSG:32643']
] as const)('the zone about %s is offered', (_, bbox, zone, meridian, utm) => {
	const systems = listExportSystems([...bbox]);
	expect(systems).toContain(zone);
	expect(systems).toContain(utm);
	expect(findGridCrs(Number(zone.slice(5)))).toMatchObject({ meridian, widthDeg: 3, datum: 'cgcs2000' });
});

test('outside China there is no zone of CGCS2000', () => {
	expect(listExportSystems([2, 48, 3, 49]).filter((id) => id.startsWith('EPSG:45'))).toEqual([]);
});
