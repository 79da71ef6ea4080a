import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAYER_NAMES } from '#lib/core/city/layers.ts';
import type { CityFeatures } from '#lib/core/city/types.ts';
import { toWgs84 } from '#lib/core/intake/coordinates/to-wgs84.ts';
import type { CrsId } from '#lib/core/intake/coordinates/types.ts';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { readRows } from '#lib/core/intake/fields/read-rows.ts';
import type { IntakeKind } from '#lib/core/intake/kinds.ts';
import { listPoints, reconcilePoints } from '#lib/core/intake/reconcile/reconcile-points.ts';
import { reconcile } from '#lib/core/intake/reconcile/reconcile.ts';
import type { SourceFile } from '#lib/core/intake/types.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import type { ExportFormat } from '#lib/server/formats/export-formats.ts';
import { readCsv } from '#lib/server/formats/csv/read-csv.ts';
import { readDxf } from '#lib/server/formats/dxf/read-dxf.ts';
import { readGeojson } from '#lib/server/formats/geojson/read-geojson.ts';
import { readGeopackage } from '#lib/server/formats/geopackage/read-geopackage.ts';
import { readKml } from '#lib/server/formats/kml/read-kml.ts';
import { readExportMark } from '#lib/server/formats/read-export-mark.ts';
import { readZippedShapefile } from '#lib/server/formats/shapefile/read-shapefile.ts';
import { readSpreadsheet } from '#lib/server/formats/spreadsheet/read-spreadsheet.ts';
import { writeExport } from '#lib/server/formats/write-export.ts';
import { howMany } from '../../helpers/how-many.ts';
import { exportOf } from '../../helpers/formats/export-of.ts';
import { addRandomCells, countSides } from '../../helpers/formats/random-cells.ts';
import { buildRandomFeatures } from '../../helpers/formats/random-features.ts';

const READERS: Partial<
	Record<ExportFormat, (file: string, bytes: Uint8Array) => SourceFile | Promise<SourceFile>>
> = {
	geojson: readGeojson,
	gpkg: readGeopackage,
	shp: readZippedShapefile,
	kml: readKml,
	xlsx: readSpreadsheet,
	csv: readCsv,
	dxf: readDxf
};

const KINDS: IntakeKind[] = [...LAYER_NAMES, 'entrances', 'doors'];

/** What every row of one layer of a plan is when the file comes in again; 'same' is left out. */
async function comeBack(features: CityFeatures, kind: IntakeKind, format: ExportFormat, crs: CrsId) {
	const plan = toPlan(features);
	const given = exportOf({ features, layers: [kind], crs });
	const { bytes, fileName } = await writeExport(format, given, { encoding: 'utf-8' });
	// A table alone has no place for it.
	if (format !== 'csv')
		expect(await readExportMark(bytes)).toEqual({ cityId: 'small', revision: 7, asOf: '2022-03-01', crs });
	const { layers } = await READERS[format]!(fileName, bytes);
	const read = layers.filter(({ rows, name }) => rows.length > 0 && name !== '说明');
	const told: unknown[] = layers.flatMap(({ leftOut, name }) =>
		name === '说明' ? [] : leftOut.filter(({ code }) => code !== 'ledger-total')
	);
	const place = toWgs84(crs);
	// A shapefile has the points of a layer in a file of their own.
	const rows = read.flatMap((layer, i) => {
		const { matches } = matchColumns(layer, kind);
		const toLngLat = (xy: number[]) => place(xy as LngLat) as LngLat;
		const taken = readRows(layer, { kind, matches, toLngLat, isOwn: true });
		told.push(...taken.rejected);
		return taken.rows.map((row) => ({ ...row, row: 1000 * i + row.row }));
	});
	const found =
		kind === 'entrances' || kind === 'doors'
			? reconcilePoints(rows, kind, { plan, base: listPoints(plan, kind) })
			: reconcile(rows, { layer: kind, plan, base: plan[kind] });
	const others = found.outcomes.filter((outcome) => outcome.kind !== 'same');
	told.push(...found.rejected, ...found.missing, ...others);
	// A table has places only.
	if (format !== 'xlsx')
		expect(countSides(rows.map(({ geometry }) => geometry))).toEqual(
			countSides(given.layers.flatMap((layer) => layer.features.map(({ geometry }) => geometry)))
		);
	const count = found.outcomes.length;
	return { told, count, features: given.layers.reduce((sum, layer) => sum + layer.features.length, 0) };
}

const CASES: [ExportFormat, CrsId][] = [
	['geojson', 'EPSG:4326'],
	['geojson', 'EPSG:4547'],
	['geojson', 'gcj02'],
	['gpkg', 'EPSG:4326'],
	['gpkg', 'EPSG:4526'],
	['gpkg', 'bd09'],
	['shp', 'EPSG:4490'],
	['shp', 'EPSG:4547'],
	['shp', 'EPSG:3857'],
	['kml', 'EPSG:4326'],
	['xlsx', 'EPSG:4326'],
	['csv', 'EPSG:4326'],
	['csv', 'EPSG:4547'],
	['dxf', 'EPSG:4326'],
	['dxf', 'EPSG:4547']
];

describe.each(CASES)('what goes out as %s in %s and comes in again is the same plan', (format, crs) => {
	test.each(KINDS)('%s', async (kind) => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), async (seed) => {
				const { told, count, features } = await comeBack(
					addRandomCells(buildRandomFeatures(seed), seed),
					kind,
					format,
					crs
				);
				expect(told).toEqual([]);
				expect(count).toBe(features);
			}),
			{ numRuns: howMany(3) }
		);
	});
});
