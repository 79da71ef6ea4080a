import type { DraftPorts } from '#lib/state/draft.svelte.ts';
import { newUuid } from './new-uuid.ts';

/**
 * What drafts need of a browser. Where storage is forbidden, a tab knows its draft until it is reloaded.
 *
 * @param onfault storage could not be written; called with what the browser threw
 */
export function browserDraftPorts(onfault: (error: unknown) => void): Omit<DraftPorts, 'fetch'> {
	return {
		session: guard(() => sessionStorage, onfault),
		local: guard(() => localStorage, onfault),
		newId: newUuid,
		claim
	};
}

/** A lock that this tab holds until it is closed. Only pages of https and of this machine have locks. */
async function claim(id: string): Promise<'mine' | 'taken' | 'unknown'> {
	const { locks } = navigator as { locks?: LockManager };
	if (!locks) return 'unknown';
	return new Promise((resolve) => {
		locks
			.request(`lianpian:draft:${id}`, { ifAvailable: true }, (lock) => {
				resolve(lock ? 'mine' : 'taken');
				// Held for as long as the page is there.
				return lock ? new Promise<void>(() => {}) : undefined;
			})
			.catch(() => resolve('unknown'));
	});
}

function guard(
	find: () => Storage,
	onfault: (error: unknown) => void
): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
	const attempt = <Result>(work: (store: Storage) => Result, otherwise: Result): Result => {
		try {
			return work(find());
		} catch (error) {
			if (otherwise === undefined) onfault(error);
			return otherwise;
		}
	};
	return {
		getItem: (key) => attempt((store) => store.getItem(key), null),
		setItem: (key, value) => attempt((store) => store.setItem(key, value), undefined),
		removeItem: (key) => attempt((store) => store.removeItem(key), undefined)
	};
}
