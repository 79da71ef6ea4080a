import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getDb } from '../app-db.ts';
import { findCity } from '../cities.ts';
import type { BuildFile } from '../city-store/city-builder.ts';
import { briefings, scenarios } from '../documents/index.ts';
import { projectRoot } from '../paths.ts';
import { getPlanText, openCityForThread } from './open-city-for-thread.ts';
import { ThreadPool, type LaneSettings } from './thread-pool.ts';
import { withSmallHeap } from './with-small-heap.ts';
import type { Gives, Takes, WorkName } from './work.ts';

/**
 * Long work; what a page waits for before its first byte; the browser that paints pixels; what no one waits for; and
 * the reading of large files.
 */
type Lane = 'heavy' | 'quick' | 'browser' | 'build' | 'intake';

/** At least two, so that one asker never has them all. */
const HEAVY_THREADS = Math.max(2, Math.min(4, availableParallelism()));

const LANES: Record<Lane, LaneSettings> = {
	heavy: {
		threads: HEAVY_THREADS,
		runningInThread: 1,
		runningEach: HEAVY_THREADS - 1,
		waitingEach: 24,
		waitingAll: 96
	},
	quick: { threads: 1, runningInThread: 4, runningEach: 2, waitingEach: 48, waitingAll: 200 },
	browser: { threads: 1, runningInThread: 2, runningEach: 2, waitingEach: 48, waitingAll: 96 },
	build: { threads: 1, runningInThread: 1, runningEach: 1, waitingEach: 1000, waitingAll: 1000 },
	intake: { threads: 1, runningInThread: 1, runningEach: 1, waitingEach: 20, waitingAll: 20 }
};

const LANE_OF: Record<WorkName, Lane> = {
	'static-map': 'heavy',
	print: 'heavy',
	report: 'heavy',
	export: 'heavy',
	'single-file': 'heavy',
	slide: 'heavy',
	deck: 'heavy',
	'deck-template': 'heavy',
	handout: 'heavy',
	legend: 'quick',
	scene: 'quick',
	oembed: 'quick',
	share: 'quick',
	embed: 'quick',
	template: 'quick',
	plan: 'quick',
	'build-file': 'build',
	'read-extract': 'intake',
	coverage: 'heavy',
	'bring-up-to-date': 'heavy',
	intake: 'heavy',
	png: 'browser',
	pdf: 'browser'
};

let pool: ThreadPool<Lane> | undefined;

/**
 * Has something computed in a thread.
 *
 * @param asker who asks: nobody waits for another's work
 * @throws Refused with 503 if too much waits already; what the work throws; the signal's reason once it is aborted
 */
export function workInThread<Name extends WorkName>(
	name: Name,
	args: Takes<Name>,
	{ asker, signal = null }: { asker: string; signal?: AbortSignal | null | undefined }
): Promise<Gives<Name>> {
	pool ??= new ThreadPool<Lane>({ lanes: LANES, start: startThread, serve });
	return pool.run(LANE_OF[name], { asker, task: name, args, signal }) as Promise<Gives<Name>>;
}

/** Ends the threads; what runs in them fails. */
export async function closeThreads(): Promise<void> {
	await pool?.close();
}

/** Who is told of the progress of work, by the name that it was given. */
const listeners = new Map<string, (share: number) => void>();

/**
 * Hears what work in a thread tells of its progress, under a name that the work was given.
 *
 * @returns ends it
 */
export function listenToThread(name: string, onShare: (share: number) => void): () => void {
	listeners.set(name, onShare);
	return () => void listeners.delete(name);
}

/** Makes network or basemap of a city's plan in a thread of its own. */
export const buildFileInThread: BuildFile = async (cityId, kind, { onProgress, signal }) => {
	const meta = await findCity(await getDb(), cityId);
	if (!meta) throw new RangeError(`There is no city "${cityId}".`);
	const share = randomUUID();
	listeners.set(share, onProgress);
	try {
		const { name, attribution } = meta;
		const asked = { cityId, kind, name, attribution, share };
		return await withSmallHeap(() => workInThread('build-file', asked, { asker: cityId, signal }));
	} finally {
		listeners.delete(share);
	}
};

/** What threads ask for: the database has one owner, and the browser is one for all. */
async function serve(name: string, args: unknown, asker: string): Promise<unknown> {
	switch (name) {
		case 'city':
			return openCityForThread(await getDb(), args as Parameters<typeof openCityForThread>[1]);
		case 'features':
			return getPlanText(await getDb(), args as Parameters<typeof getPlanText>[1]);
		case 'briefing': {
			const { city, id } = args as { city: string; id: string };
			return briefings.find(await getDb(), city, id);
		}
		case 'scenario': {
			const { city, id } = args as { city: string; id: string };
			return scenarios.find(await getDb(), city, id);
		}
		case 'share': {
			const { name: of, share } = args as { name: string; share: number };
			return listeners.get(of)?.(share);
		}
		case 'png':
		case 'pdf':
			return workInThread(name, args as Takes<typeof name>, { asker });
		default:
			throw new RangeError(`Threads cannot ask for "${name}".`);
	}
}

/** From the build where this runs in one, else from the sources. */
function startThread(): Worker {
	const built = join(projectRoot(), 'build/threads/thread.js');
	const source = join(projectRoot(), 'src/lib/threads/thread.mjs');
	return new Worker(isBuilt() && existsSync(built) ? built : source, { execArgv: [] });
}

/** Vite puts a boolean here; what runs the sources as they are has none. */
function isBuilt(): boolean {
	return import.meta.env?.PROD === true;
}
