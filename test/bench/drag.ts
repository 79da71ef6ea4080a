import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '#lib/machine/find-browser.mjs';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import { sharedData } from '../helpers/shared-data.ts';

/**
 * Drags a centre across the city in a real browser and tells how long each step took from the input until every
 * figure of it was in the page: on the default city's streets, and on Baoding's real ones where they are at hand.
 */
const HELP = `npm run drag [-- --steps N] [-- --json]

Drags a centre in a real browser, step by step, and prints the time from each input to its figures on the page
(all 65 centres, 15 and 30 minutes, 817 communities). Steps that the engine skips, because the hand was faster,
count until the figures of a later one are there.
`;

const { values } = parseArgs({
	options: {
		steps: { type: 'string', default: '300' },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false }
	}
});
if (values.help) {
	process.stdout.write(HELP);
	process.exit(0);
}
const steps = Number(values.steps);

interface Dragged {
	network: string;
	inputs: number;
	medianMs: number;
	p95Ms: number;
	maxMs: number;
	/** The browser's own queue included: a machine without a graphics card hands moves on once a slow frame. */
	sinceMoveMedianMs: number;
}

const dataDir = mkdtempSync(join(tmpdir(), 'lianpian-drag-'));
const server = await startServer(dataDir);
const browser = await chromium.launch({
	executablePath: findBrowser() ?? '',
	args: [
		'--use-angle=swiftshader',
		'--enable-unsafe-swiftshader',
		'--no-sandbox',
		'--disable-background-networking'
	]
});
const results: Dragged[] = [];
try {
	results.push(await drag('default city'));
	const real = sharedData('osm/baoding-roads.osm.pbf');
	if (real.isMissing) process.stderr.write('drag: Baoding’s real streets are not at hand; skipped.\n');
	else {
		const { ways } = await readStreets(real.path);
		results.push(await drag('Baoding, real streets', Buffer.from(encodeNetwork(buildNetwork(ways)))));
	}
} finally {
	await browser.close();
	server.child.kill();
	await once(server.child, 'exit');
	rmSync(dataDir, { recursive: true, force: true });
}
const report = {
	machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
	date: new Date().toISOString().slice(0, 10),
	drags: results
};
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else
	for (const { network, inputs, medianMs, p95Ms, maxMs, sinceMoveMedianMs } of results)
		process.stdout.write(
			`${network}\t${inputs} inputs\tmedian ${medianMs.toFixed(1)} ms\tp95 ${p95Ms.toFixed(1)} ms\tmax ${maxMs.toFixed(1)} ms\t(${sinceMoveMedianMs.toFixed(0)} ms since the mouse itself moved)\n`
		);

async function drag(network: string, file?: Buffer): Promise<Dragged> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	if (file) await page.route('**/baoding/network', (route) => route.fulfill({ body: file }));
	// The selected centre may be taken in the hand, and the map opens on it.
	await page.goto(`${server.url}baoding?select=centre:centre-30`);
	await page.getByTestId('figures').waitFor();
	await page.waitForTimeout(4000);
	const at = await findSign(page);
	await page.mouse.move(at.x, at.y);
	await page.waitForTimeout(300);
	await page.mouse.down();
	const readSpent = () =>
		page.evaluate(() =>
			performance.getEntriesByName('lianpian:edit').map((entry) => {
				const { movedMs } = (entry as PerformanceMeasure).detail as { movedMs: number };
				return { spentMs: entry.duration, sinceMoveMs: entry.startTime + entry.duration - movedMs };
			})
		);
	// A browser that is short of breath hands on only the last of several moves: those are no inputs to the page.
	for (let step = 1; step <= 4 * steps; step++) {
		await page.mouse.move(at.x + 150 * Math.sin(step / 25), at.y + 110 * Math.sin(step / 17));
		await page.waitForTimeout(16);
		if (step % 20 === 0 && (await readSpent()).length >= steps) break;
	}
	await page.waitForTimeout(500);
	await page.mouse.up();
	const spent = await readSpent();
	const spentMs = spent.map((one) => one.spentMs).toSorted((a, b) => a - b);
	const sinceMoveMs = spent.map((one) => one.sinceMoveMs).toSorted((a, b) => a - b);
	await page.close();
	if (spentMs.length < steps)
		throw new Error(`Only ${spentMs.length} of ${steps} inputs came: the centre was not in the hand.`);
	return {
		network,
		inputs: spentMs.length,
		medianMs: spentMs[Math.floor(spentMs.length / 2)]!,
		p95Ms: spentMs[Math.floor(spentMs.length * 0.95)]!,
		maxMs: spentMs.at(-1)!,
		sinceMoveMedianMs: sinceMoveMs[Math.floor(sinceMoveMs.length / 2)]!
	};
}

/** Where the selected centre's sign is: the middle of what the panels leave free, found by its cursor. */
async function findSign(page: Page): Promise<{ x: number; y: number }> {
	for (let ring = 0; ring < 40; ring++)
		for (let k = 0; k < Math.max(1, 6 * ring); k++) {
			const angle = (2 * Math.PI * k) / Math.max(1, 6 * ring);
			const at = { x: 690 + 4 * ring * Math.cos(angle), y: 405 + 4 * ring * Math.sin(angle) };
			await page.mouse.move(at.x, at.y);
			await page.waitForTimeout(20);
			const cursor = await page.evaluate(() => {
				const canvas = document.querySelector('.map-canvas canvas')?.parentElement;
				return canvas ? getComputedStyle(canvas).cursor : '';
			});
			if (cursor === 'grab') return at;
		}
	throw new Error('The selected centre is nowhere near the middle of the map.');
}

async function startServer(folder: string): Promise<{ child: ChildProcess; url: string }> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as { port: number };
	probe.close();
	const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli/setup/run.mjs'), 'serve'], {
		env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LIANPIAN_DATA: folder },
		stdio: 'ignore'
	});
	const url = `http://127.0.0.1:${port}/`;
	for (let tries = 0; tries < 400; tries++) {
		const isWell = await fetch(`${url}healthz`).then(
			({ ok }) => ok,
			() => false
		);
		if (isWell) return { child, url };
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	child.kill();
	throw new Error('The server did not start.');
}
