import { readBuildState } from '../city-store/build-state.ts';
import type { Db } from '../db/port.ts';
import { readLog } from '../db/read-log.ts';
import { planEvents } from './plan-events.ts';
import { presence } from './presence.ts';

/** Ends each stream that is open. */
const open = new Set<() => void>();

/** Ends every stream, so that a server that stops need not wait for pages that follow it; they come back to the next one. */
export function endStreams() {
	for (const end of open) end();
}

/** A proxy ends a stream that says nothing for a minute. */
const PULSE_MS = 20_000;
/** Where no process can wake another, or a wake-up got lost, the log is looked at this often. */
const LOOK_MS = 5000;
/** Change sets of one message at most. */
const BATCH = 200;

/**
 * The change sets after a revision as server-sent events, and every later one as it comes: `event: change-set`, its id
 * the revision, its data a change set as the log has it. `event: network` tells at the beginning, and whenever it is
 * different, of which revision's streets network and basemap are and whether they are being made: a `BuildState`. `event: people` tells who
 * edits the plan now.
 *
 * @param signal of the request; ends the stream
 */
export function streamChanges(db: Db, cityId: string, since: number, signal: AbortSignal): Response {
	const encoder = new TextEncoder();
	let stop = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			let last = since;
			let built = '';
			let isReading = false;
			let isAsked = true;
			const send = (text: string) => controller.enqueue(encoder.encode(text));
			const read = async () => {
				isAsked = true;
				if (isReading) return;
				isReading = true;
				try {
					while (isAsked && !signal.aborted) {
						isAsked = false;
						const sets = await readLog(db, cityId, { after: last, limit: BATCH });
						for (const set of sets) {
							send(`event: change-set\nid: ${set.revision}\ndata: ${JSON.stringify(set)}\n\n`);
							last = set.revision;
						}
						if (sets.length === BATCH) isAsked = true;
						const state = JSON.stringify(await readBuildState(db, cityId));
						if (state !== built) send(`event: network\ndata: ${state}\n\n`);
						built = state;
					}
				} catch (error) {
					// The page asks again from where it is.
					stop();
					if (!signal.aborted) controller.error(error);
				} finally {
					isReading = false;
				}
			};
			let people = '[]';
			const tellPeople = () => {
				const now = JSON.stringify(presence(db).list(cityId));
				if (now !== people) send(`event: people\ndata: ${now}\n\n`);
				people = now;
			};
			const unfollowPeople = presence(db).follow((of) => {
				if (of === cityId) tellPeople();
			});
			const unfollow = planEvents(db).follow(cityId, () => void read());
			const look = setInterval(() => {
				void read();
				tellPeople();
			}, LOOK_MS);
			const pulse = setInterval(() => send(': here\n\n'), PULSE_MS);
			const end = () => {
				stop();
				controller.close();
			};
			open.add(end);
			stop = () => {
				open.delete(end);
				unfollow();
				unfollowPeople();
				clearInterval(look);
				clearInterval(pulse);
			};
			signal.addEventListener('abort', stop);
			// The browser knows that it is connected, before anything has changed.
			send('retry: 1000\n\n');
			void read();
			tellPeople();
		},
		cancel: () => stop()
	});
	return new Response(body, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
}
