import { describe, expect, test } from 'vitest';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#lib/server/formats/export-formats.ts';
import { writeExport } from '#lib/server/formats/write-export.ts';
import { proposeFile } from '#lib/server/intake/propose-file.ts';
import { exportOf } from '../../helpers/formats/export-of.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const KINDS: IntakeKind[] = [...LAYER_NAMES, 'entrances', 'doors'];

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

const { meta, features } = buildSmallCity();

/** What is to be decided, and the changes, of a layer that went out and comes in again. */
async function comeBack(format: ExportFormat, kind: IntakeKind, crs: string) {
	// GeoJSON and CSV hold one layer; in others the layer is found among all.
	const layers = EXPORT_FORMATS[format].holdsSeveral ? undefined : [kind];
	const { bytes, fileName } = await writeExport(format, exportOf({ ...(layers && { layers }), crs }), {
		encoding: 'utf-8'
	});
	const request = { kind, accept: 'whole', id: 'x', author: '', reason: '' } as const;
	const { answer } = await proposeFile([{ name: fileName, bytes }], request, {
		meta,
		memory: new Map(),
		getPlan: async () => ({ revision: 7, plan: toPlan(features) })
	});
	const { open, added, changed, doubtful, rejected, missing, same } = answer;
	return { open, added, changed, doubtful, rejected, missing, same };
}

const NOTHING = { open: null, added: [], changed: [], doubtful: [], rejected: [], missing: [] };

test.each([
	['geojson', 'gcj02'],
	['csv', 'bd09'],
	['xlsx', 'gcj02'],
	['dxf', 'EPSG:4490']
] as const)('centres as %s in %s: nothing is asked, nothing changes', async (format, crs) => {
	expect(await comeBack(format, 'centres', crs)).toEqual({ ...NOTHING, same: 2 });
});

describe.each(FORMATS)('a whole plan as %s', (format) => {
	test.each(KINDS)('%s: nothing is asked, nothing changes', async (kind) => {
		const { same, ...asked } = await comeBack(format, kind, format === 'kml' ? 'EPSG:4326' : 'EPSG:4547');
		expect(asked).toEqual(NOTHING);
		const given = exportOf({ layers: [kind] }).layers[0]!.features;
		// A shapefile has points and areas of a layer in files of their own, which are brought in one by one.
		const first = given.filter(({ geometry }) => geometry!.type === given[0]!.geometry!.type);
		expect(same).toBe(format === 'shp' && kind === 'facilities' ? first.length : given.length);
	});
});
