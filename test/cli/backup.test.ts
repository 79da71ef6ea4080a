import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeServerNotice } from '#lib/server/plan-source/server-notice.ts';
import { openDataFolder } from '../helpers/data-folder.ts';
import { runCli, runCliIn } from '../helpers/run-cli.ts';
import { buildSmallCity } from '../helpers/small-city.ts';
import { openFolder } from './drawn-files.ts';

const { folder: files, remove: removeFiles } = openFolder();
const archive = join(files, 'all.zip');
const again = join(files, 'again.zip');
let from: Awaited<ReturnType<typeof openDataFolder>>;
let to: typeof from;
beforeAll(async () => {
	from = await openDataFolder(buildSmallCity());
	to = await openDataFolder();
});
afterAll(() => {
	from?.remove();
	to?.remove();
	removeFiles();
});

describe('lianpian backup and restore', () => {
	it('carry everything from one folder to another', () => {
		const changes = join(files, 'changes.json');
		const rename = { layer: 'centres', featureId: 'centre-01', op: 'set', field: 'name', value: '新中心' };
		writeFileSync(changes, JSON.stringify({ changes: [rename] }));
		expect(runCliIn(from.folder, 'apply', changes).code).toBe(0);
		const made = runCliIn(from.folder, 'backup', archive, '--json');
		expect(made.stderr).toMatch(/all\.zip written, \d+ KB/);
		expect(JSON.parse(made.stdout)).toMatchObject({ file: archive });
		const before = runCliIn(from.folder, 'coverage', '--json').stdout;

		const { code, stdout, stderr } = runCliIn(to.folder, 'restore', archive, '--json');
		expect([code, stderr]).toEqual([
			0,
			`lianpian: ${archive} restored: baoding at revision 2, small at revision 1.\n`
		]);
		expect(JSON.parse(stdout)).toMatchObject({ tables: { city: 2, change_set: 3 } });
		expect(runCliIn(to.folder, 'coverage', '--json').stdout).toBe(before);
		expect(runCliIn(to.folder, 'backup', again).code).toBe(0);
		expect(Buffer.compare(readFileSync(again), readFileSync(archive))).toBe(0);
	});

	it('leave everything as it was where the archive is cut short', () => {
		const cut = join(files, 'cut.zip');
		writeFileSync(cut, readFileSync(archive).subarray(0, -1000));
		const { code, stderr } = runCliIn(to.folder, 'restore', cut);
		expect(code).toBe(2);
		expect(stderr).toMatch(
			/^lianpian: .*cut\.zip: is damaged, cut short or no zip .+; nothing was replaced\.\n$/
		);
		expect(runCliIn(to.folder, 'restore', join(files, 'none.zip')).stderr).toContain('there is no such file');
		rmSync(again);
		expect(runCliIn(to.folder, 'backup', again).code).toBe(0);
		expect(Buffer.compare(readFileSync(again), readFileSync(archive))).toBe(0);
	});

	it('say so where there is nothing to back up, no room, or a server that has the folder', () => {
		expect(runCli('backup', again).stderr).toMatch(/There is no database in .+: there is nothing to back up/);
		expect(runCliIn(to.folder, 'backup').stderr).toContain('backup takes the path of one file');
		if (existsSync('/dev/full'))
			expect(runCliIn(to.folder, 'backup', '/dev/full').stderr).toContain(
				'/dev/full: cannot be written (ENOSPC); give another path.'
			);
		const notice = writeServerNotice(to.folder, { url: 'http://127.0.0.1:9/', origin: 'http://127.0.0.1:9' });
		const refused = runCliIn(to.folder, 'restore', archive);
		notice.remove();
		expect(refused.stderr).toMatch(
			/The server at http:\/\/127\.0\.0\.1:9\/ \(process \d+\) has the data folder .+ Stop it/
		);
	});
});
