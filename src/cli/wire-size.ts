import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Request } from 'playwright-core';
import { projectRoot } from '#lib/server/paths.ts';
import { note, printJson } from './output.ts';
import { findBrowser } from '#lib/machine/find-browser.mjs';
import { EXIT } from './usage.ts';

/** What a first visit may cost over the wire, tiles apart. */
const BUDGET_BYTES = 700 * 1024;

interface Sent {
	path: string;
	bytes: number;
	isTile: boolean;
}

/**
 * Measures what a browser with an empty cache receives until the map stands: compressed bodies and headers, as
 * the browser's own network log counts them; the server has answered two others before. Prints the list; exit 1 if it is over the budget.
 */
async function measure(): Promise<number> {
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('No Chrome or Chromium here: set CHROME_PATH.');
	const folder = mkdtempSync(join(tmpdir(), 'lianpian-wire-'));
	const port = await findFreePort();
	const server = spawn(process.execPath, [join(projectRoot(), 'src/cli/setup/run.mjs'), 'serve'], {
		env: { ...process.env, PORT: String(port), LIANPIAN_DATA: folder },
		stdio: 'ignore'
	});
	try {
		const url = `http://127.0.0.1:${port}/`;
		await waitFor(`${url}healthz`);
		// A plan is sent in its smallest form once it was asked for twice: what the third browser gets is what all get.
		for (let earlier = 0; earlier < 2; earlier++) await visit(url, executablePath);
		const sent = await visit(url, executablePath);
		const counted = sent.filter(({ isTile }) => !isTile);
		const bytes = counted.reduce((sum, each) => sum + each.bytes, 0);
		for (const { path, bytes: size } of counted.toSorted((a, b) => b.bytes - a.bytes))
			note(`${(size / 1024).toFixed(1).padStart(8)} KB  ${path}`);
		const tiles = sent.filter(({ isTile }) => isTile).reduce((sum, each) => sum + each.bytes, 0);
		note(
			`${(bytes / 1024).toFixed(1).padStart(8)} KB  first visit; tiles apart: ${(tiles / 1024).toFixed(1)} KB`
		);
		printJson({ bytes, budgetBytes: BUDGET_BYTES, tileBytes: tiles, requests: counted.length });
		return bytes <= BUDGET_BYTES ? EXIT.done : EXIT.no;
	} finally {
		server.kill();
		await new Promise((resolve) => server.once('exit', resolve));
		rmSync(folder, { recursive: true, force: true });
	}
}

async function visit(url: string, executablePath: string): Promise<Sent[]> {
	const browser = await chromium.launch({
		executablePath,
		args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox']
	});
	try {
		const page = await browser.newPage();
		const sent: Sent[] = [];
		const pending: Promise<void>[] = [];
		page.context().on('requestfinished', (request) => {
			const path = new URL(request.url()).pathname;
			pending.push(
				sizeOf(request).then((bytes) => void sent.push({ path, bytes, isTile: path.endsWith('.pmtiles') }))
			);
		});
		await page.goto(url);
		await page.getByTestId('figures').waitFor();
		// The stream of changes stays open, so that the network is never idle.
		await page.waitForTimeout(4000);
		await Promise.all(pending);
		return sent;
	} finally {
		await browser.close();
	}
}

/** Compressed body and headers. The network log has no body of a worker's script: its length header says it. */
async function sizeOf(request: Request): Promise<number> {
	const { responseBodySize, responseHeadersSize } = await request.sizes();
	const told = Number((await (await request.response())?.headerValue('content-length')) ?? 0);
	return Math.max(responseBodySize, told) + responseHeadersSize;
}

async function waitFor(address: string): Promise<void> {
	for (let tries = 0; tries < 600; tries++) {
		const isUp = await fetch(address).then(
			({ ok }) => ok,
			() => false
		);
		if (isUp) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`${address} did not answer within a minute.`);
}

function findFreePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

process.exitCode = await measure();
