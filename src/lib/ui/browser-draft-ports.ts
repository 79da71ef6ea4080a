import type { DraftPorts } from '#lib/state/draft.svelte.ts';
import { claimLock } from './claim-lock.ts';
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
		claim: (id) => claimLock(`lianpian:draft:${id}`)
	};
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
