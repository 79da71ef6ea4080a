import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { startApp } from './harness.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lianpian-command-line-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The event loop goes on meanwhile: connections that the server closes are not used again. */
async function run(...args: string[]) {
	const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'src/cli/lianpian.ts'), ...args], {
		cwd: ROOT,
		env: { ...process.env, LIANPIAN_DATA: folder, DATABASE_URL: '' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const [stdout, stderr, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close')
	]);
	return { code: code as number | null, stdout, stderr };
}

const close = { layer: 'centres', featureId: 'centre-01', op: 'set', field: 'open', value: false };

describe('the command line while the server runs', () => {
	it('sees its plan, changes it, and sees the same when the server has gone', async () => {
		cpSync(inject('seededFolder'), folder, { recursive: true });
		const app = await startApp({ dataDir: folder });
		expect(JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8'))).toMatchObject({ url: app.url });
		const before = await run('coverage', '--json');
		expect([before.code, JSON.parse(before.stdout)]).toMatchObject([0, { city: 'baoding', revision: 1 }]);

		const read = async (address: string) => {
			const answer = await fetch(app.url + address);
			// What a page that shows an earlier plan is told beside it is no part of the plan.
			const beside = /"(newestRevision":\d+|asOf":"[\d-]+"),?/g;
			return [answer.status, (await answer.text()).replaceAll(beside, '')];
		};
		const views = ['static/baoding/auto/320x200.svg', 'baoding/print.svg?paper=A4', 'baoding/plan.json'];
		const at = (address: string, query: string) => address + (address.includes('?') ? '&' : '?') + query;
		const drawn = await Promise.all(views.map((address) => read(address)));

		const path = join(folder, 'changes.json');
		writeFileSync(path, JSON.stringify({ id: 'close', base: 1, asOf: '2022-07-03', changes: [close] }));
		expect(await run('apply', path, '--author', '王工')).toMatchObject({
			code: 0,
			stdout: 'revision 2: 1 changes made\n'
		});
		const shown = (await (await fetch(`${app.url}baoding/plan-source.json`)).json()) as {
			revision: number;
			features: { centres: { features: { properties: { id: string; open: boolean } }[] } };
		};
		expect(shown.revision).toBe(2);
		expect(
			shown.features.centres.features.find(({ properties }) => properties.id === 'centre-01')
		).toMatchObject({
			properties: { open: false }
		});
		expect(await Promise.all(views.map((address) => read(at(address, 'known=1'))))).toEqual(drawn);
		expect(await Promise.all(views.map((address) => read(address)))).not.toEqual(drawn);
		for (const address of [...views, 'baoding/report.docx'])
			expect((await read(at(address, 'known=9')))[0]).toBe(404);
		const known = await run('coverage', '--json', '--known', '1');
		expect(known.stdout).toBe(before.stdout);
		const history = await run('history', '--since', '1', '--json');
		expect(JSON.parse(history.stdout)).toMatchObject({
			revision: 2,
			changeSets: [{ id: 'close', author: '王工' }]
		});
		const ofFeature = await run('history', '--feature', 'centre-01');
		expect(ofFeature.stdout).toContain('centres "centre-01" open: true → false');
		expect((await run('coverage', '--known', '9')).stderr).toContain(
			'--known: There is no revision 9; there are 1 to 2.'
		);
		expect((await run('layer', 'centres', '--city', 'atlantis')).stderr).toContain(
			'There is no city "atlantis"; there is baoding'
		);
		expect((await run('revert', '2', '--reason', '误改')).stdout).toBe(
			'revision 3: 1 changes of revision 2 taken back\n'
		);
		await fetch(`${app.url}baoding/briefings`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ name: '周例会', template: 'full', lang: 'zh' })
		});
		const out = join(folder, 'deck.pptx');
		expect((await run('deck', '--briefing', 'none', '--out', out)).stderr).toMatch(
			/not "none"; there is \S+ \(周例会\)\./
		);
		const after = await run('coverage', '--json');
		const archives = ['running', 'stopped'].map((name) => join(folder, `${name}.zip`));
		expect(await run('backup', archives[0]!)).toMatchObject({ code: 0, stdout: '' });
		expect((await fetch(`${app.url}backup.zip`)).status).toBe(404);
		expect((await run('restore', archives[0]!)).stderr).toContain(`The server at ${app.url} (process `);

		await app.stop();
		expect(existsSync(join(folder, 'server.json'))).toBe(false);
		expect(await run('coverage', '--json')).toEqual(after);
		expect((await run('backup', archives[1]!)).code).toBe(0);
		expect(Buffer.compare(...(archives.map((path) => readFileSync(path)) as [Buffer, Buffer]))).toBe(0);
		expect((await run('coverage', '--json', '--known', '1')).stdout).toBe(before.stdout);
		expect((await run('history', '--since', '1', '--json')).stdout).toContain('"reason":"误改"');
	});
});
