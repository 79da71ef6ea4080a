import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import type { LoggedChangeSet } from '#lib/core/plan/types.ts';
import { askServer } from '#lib/state/ask-server.ts';
import type { EditingPorts, NetworkState, Person, StreetsAnswer } from '#lib/state/editing/editing.svelte.ts';
import { claimLock } from './claim-lock.ts';
import { newUuid } from './new-uuid.ts';

/** Pause before a stream that broke is opened again. */
const AGAIN_MS = 1500;

/**
 * What editing needs of a browser: requests, a stream of events that is open while the page is seen, and storage.
 *
 * @param watch wraps a request so that the page learns when nobody answers
 */
export function browserEditingPorts(
	cityId: string,
	watch: <Answer>(work: () => Promise<Answer>) => Promise<Answer>
): EditingPorts {
	const address = `/${cityId}/changes`;
	return {
		loadCore: () => import('#lib/state/editing/editing-core.ts'),
		send: (set) => watch(() => askServer(address, 'POST', set)) as Promise<ChangeAnswer>,
		readLog: async (since) => {
			const { changeSets } = (await askServer(`${address}?since=${since}`)) as {
				changeSets: LoggedChangeSet[];
			};
			return changeSets;
		},
		readStreets: () => watch(() => askServer(`/${cityId}/streets.json`)) as Promise<StreetsAnswer>,
		follow: (since, told) => follow(address, since, told),
		// Whoever leaves while the page closes is still heard; a lost word is made good by the next.
		sayHere: (person) =>
			void fetch(`/${cityId}/presence`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(person),
				keepalive: true
			}).catch(() => {}),
		newId: newUuid,
		claim,
		session: {
			getItem: (key) => attempt(() => sessionStorage.getItem(key)) ?? null,
			setItem: (key, value) => attempt(() => sessionStorage.setItem(key, value))
		},
		local: {
			getItem: (key) => attempt(() => localStorage.getItem(key)) ?? null,
			setItem: (key, value) => attempt(() => localStorage.setItem(key, value)),
			removeItem: (key) => attempt(() => localStorage.removeItem(key)),
			keys: () => attempt(() => Object.keys(localStorage)) ?? []
		}
	};
}

/** What this page has claimed: a workbench that is opened again in the same page goes on with its own. */
const claimed = new Set<string>();

async function claim(name: string): Promise<'mine' | 'taken' | 'unknown'> {
	if (claimed.has(name)) return 'mine';
	const answer = await claimLock(name);
	if (answer === 'mine') claimed.add(name);
	return answer;
}

/**
 * A browser has six connections for all tabs of one server: a page that nobody sees lets its stream go, and reads what
 * it missed when it is seen again.
 */
function follow(
	address: string,
	since: number,
	{ onset, onnetwork, onpeople }: Parameters<EditingPorts['follow']>[1]
): () => void {
	let last = since;
	let source: EventSource | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const close = () => {
		clearTimeout(timer);
		source?.close();
		source = undefined;
	};
	const open = () => {
		close();
		if (document.visibilityState === 'hidden') return;
		source = new EventSource(`${address}?since=${last}`);
		source.addEventListener('change-set', ({ data }: MessageEvent<string>) => {
			const set = JSON.parse(data) as LoggedChangeSet;
			last = Math.max(last, set.revision);
			onset(set);
		});
		source.addEventListener('network', ({ data }: MessageEvent<string>) =>
			onnetwork(JSON.parse(data) as NetworkState)
		);
		source.addEventListener('people', ({ data }: MessageEvent<string>) =>
			onpeople(JSON.parse(data) as Person[])
		);
		source.addEventListener('error', () => {
			// The browser opens it again by itself, except after an answer that was none.
			if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
		});
	};
	document.addEventListener('visibilitychange', open);
	open();
	return () => {
		document.removeEventListener('visibilitychange', open);
		close();
	};
}

function attempt<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch {
		// Storage is forbidden or full: changes are sent all the same while the page is open.
		return undefined;
	}
}
