import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServerOn } from '../e2e/start-server-on.ts';

/**
 * How long somebody waits for small answers while somebody else has the server do long work: `npm run latency`. On the
 * built application and a database of its own, or on a server that runs already (`--url http://127.0.0.1:3000/`).
 */
const { values } = parseArgs({
	options: { url: { type: 'string' }, seconds: { type: 'string', default: '30' } }
});
const PHASE_MS = 1000 * Number(values.seconds);
const EVERY_MS = 25;
/** Requests of the one with the long work that are on their way at once. */
const LOAD = 6;

const SMALL = {
	'/healthz': '/healthz',
	'/baoding/plan.json': '/baoding/plan.json',
	'/baoding (page)': '/baoding',
	'a picture of 400 × 300': '/static/baoding/auto/400x300.svg'
} as const;
type Small = keyof typeof SMALL;

/** Long work, each time another, so that nothing is answered from what is kept. */
const HEAVY: readonly ((i: number) => string)[] = [
	(i) => `/baoding/report.docx?minutes=${minutes(i)}`,
	(i) => `/static/baoding/auto/1600x1000.svg?desk=siting&minutes=${minutes(i)}`,
	(i) => `/static/baoding/auto/4096x4096.png?minutes=${minutes(i)}`,
	(i) => `/baoding/report.pptx?minutes=${minutes(i)}&speed=1.1`,
	(i) => `/baoding/print.pdf?paper=A0&minutes=${minutes(i)}`,
	(i) => `/baoding/report.pdf?minutes=${minutes(i)}&speed=0.9`
];
const minutes = (i: number) => `${5 + (i % 20)},${30 + (Math.floor(i / 20) % 30)}`;

const folder = mkdtempSync(join(tmpdir(), 'lianpian-latency-'));
const server = values.url ? { url: values.url, stop: async () => {} } : await startServerOn(folder, {});
const agents = {
	small: new Agent({ maxSockets: Infinity }),
	heavy: new Agent({ maxSockets: Infinity })
};

try {
	// Once, so that what is made once is there.
	for (const path of Object.values(SMALL)) await ask(path, 'small');
	report('idle', await watch());
	const load = startLoad();
	report('under load', await watch());
	const { done, failed } = await load.stop();
	console.log(`meanwhile: ${done} long answers (${failed} refused), ${LOAD} asked for at once by one asker`);
} finally {
	agents.small.destroy();
	agents.heavy.destroy();
	await server.stop();
	rmSync(folder, { recursive: true, force: true });
}

/** Small requests, one after the other in turn, sent whether or not the last ones were answered. */
async function watch(): Promise<Map<Small, number[]>> {
	const spent = new Map<Small, number[]>();
	const names = Object.keys(SMALL) as Small[];
	const under: Promise<void>[] = [];
	const end = performance.now() + PHASE_MS;
	for (let i = 0; performance.now() < end; i++) {
		const name = names[i % names.length]!;
		under.push(time(name, spent));
		await pause(EVERY_MS);
	}
	await Promise.all(under);
	return spent;
}

async function time(name: Small, spent: Map<Small, number[]>): Promise<void> {
	const start = performance.now();
	await ask(SMALL[name], 'small');
	spent.set(name, [...(spent.get(name) ?? []), performance.now() - start]);
}

function startLoad() {
	const over = new AbortController();
	let [next, done, failed] = [0, 0, 0];
	const work = async () => {
		while (!over.signal.aborted) {
			const i = next++;
			const status = await ask(HEAVY[i % HEAVY.length]!(i), 'heavy');
			if (status === 200) done++;
			else failed++;
		}
	};
	const workers = Array.from({ length: LOAD }, work);
	return {
		stop: async () => {
			over.abort();
			await Promise.all(workers);
			return { done, failed };
		}
	};
}

/** @returns the status, once all of the answer is there */
function ask(path: string, who: keyof typeof agents): Promise<number> {
	const headers = { 'user-agent': who, 'accept-encoding': 'br, gzip' };
	return new Promise((resolve, reject) => {
		get(new URL(path, server.url), { agent: agents[who], headers }, (answer) => {
			answer.resume();
			answer.on('end', () => resolve(answer.statusCode ?? 0));
			answer.on('error', reject);
		}).on('error', reject);
	});
}

function report(phase: string, spent: Map<Small, number[]>) {
	for (const [name, all] of spent) {
		const sorted = all.toSorted((a, b) => a - b);
		const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
		const ms = (value: number) => `${value.toFixed(1)} ms`;
		console.log(
			`${phase}, ${name}: p50 ${ms(at(0.5))}, p99 ${ms(at(0.99))}, slowest ${ms(sorted.at(-1)!)} of ${all.length}`
		);
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}
