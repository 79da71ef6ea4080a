import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toPlan } from '#lib/core/plan/plan.ts';
import { writeExport } from '#lib/server/formats/write-export.ts';
import { proposeFile } from '#lib/server/intake/propose-file.ts';
import { exportOf } from '../../helpers/formats/export-of.ts';
import { hasOgr } from '../../helpers/formats/ogr.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const { meta, features } = buildSmallCity();
const plan = toPlan(features);

/** What a GeoPackage is to the plan after other programs were at it. */
async function bringBack(edit: (path: string) => string | void, crs = 'EPSG:4547') {
	const { bytes, fileName } = await writeExport('gpkg', exportOf({ crs }), { encoding: 'utf-8' });
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-edited-'));
	try {
		const path = join(folder, fileName);
		writeFileSync(path, bytes);
		const edited = readFileSync(edit(path) ?? path);
		const request = { kind: 'communities', accept: 'whole', id: 'x', author: '', reason: '' } as const;
		const { answer } = await proposeFile([{ name: fileName, bytes: edited }], request, {
			meta,
			memory: new Map(),
			getPlan: async () => ({ revision: 7, plan })
		});
		const { open, added, changed, doubtful, rejected, missing, same } = answer;
		return { open, added, changed, doubtful, rejected, missing, same };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const UNCHANGED = { open: null, added: [], changed: [], doubtful: [], rejected: [], missing: [], same: 2 };

function run(program: string, ...args: string[]) {
	const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

describe.skipIf(!hasOgr)('a GeoPackage that other programs have edited (GDAL)', () => {
	const query = (path: string, ...statements: string[]) => {
		for (const sql of statements) run('ogrinfo', path, '-sql', sql);
	};

	test('comes back as the edits that were made, field by field', async () => {
		const back = await bringBack((path) =>
			query(
				path,
				`UPDATE communities SET households = 481, note = '改' || note, state = 'accepted' WHERE id = 'community-1'`
			)
		);
		const [{ fields, clashes }] = back.changed as [(typeof back.changed)[0]];
		expect(fields.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
			{ field: 'households', before: 480, after: 481 },
			{ field: 'note', before: '试点\n工业文化 "𠮷"', after: '改试点\n工业文化 "𠮷"' },
			{ field: 'state', before: 'under-way', after: 'accepted' }
		]);
		expect({ ...back, changed: [], same: 2 }).toEqual(UNCHANGED);
		expect([clashes, back.same]).toEqual([[], 1]);
	});

	test('a shape that was moved is that one change; what was taken out is missing; what was drawn is new', async () => {
		const moved = await bringBack((path) =>
			query(path, `UPDATE communities SET geom = ST_Translate(geom, 30, 0, 0) WHERE id = 'community-2'`)
		);
		expect(moved.changed.map(({ id, fields }) => [id, fields.map(({ field }) => field)])).toEqual([
			['community-2', ['geometry']]
		]);
		expect({ ...moved, changed: [], same: 2 }).toEqual(UNCHANGED);

		const removed = await bringBack((path) =>
			query(path, `DELETE FROM communities WHERE id = 'community-1'`)
		);
		expect(removed).toEqual({ ...UNCHANGED, missing: ['community-1'], same: 1 });

		const drawn = await bringBack((path) =>
			query(
				path,
				`INSERT INTO communities (geom, name, households) SELECT ST_Translate(geom, 3, 400, 0), '新华里', 66
				 FROM communities WHERE id = 'community-2'`
			)
		);
		expect(drawn.added.map(({ name }) => name)).toEqual(['新华里']);
		expect({ ...drawn, added: [] }).toEqual(UNCHANGED);
	});

	test('a feature whose shape was damaged is not taken for one that was taken out', async () => {
		const damaged = await bringBack((path) =>
			query(path, `UPDATE communities SET geom = x'4750' WHERE id = 'community-1'`)
		);
		expect(damaged).toEqual(UNCHANGED);
	});

	test('written anew by GDAL, in another system, it is the same plan', async () => {
		const copy =
			(...options: string[]) =>
			(path: string) => {
				const target = path.replace('.gpkg', '-copy.gpkg');
				run('ogr2ogr', '-f', 'GPKG', ...options, target, path);
				return target;
			};
		expect(await bringBack(copy())).toEqual(UNCHANGED);
		expect(await bringBack(copy('-t_srs', 'EPSG:4490'))).toEqual(UNCHANGED);
	});
});
