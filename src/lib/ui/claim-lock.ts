/**
 * Takes a lock that this page holds until it is closed. Only pages of https and of this machine have locks.
 *
 * @returns `taken`: it is held, by this page too; `unknown`: the browser has no locks
 */
export async function claimLock(name: string): Promise<'mine' | 'taken' | 'unknown'> {
	const { locks } = navigator as { locks?: LockManager };
	if (!locks) return 'unknown';
	return new Promise((resolve) => {
		locks
			.request(name, { ifAvailable: true }, (lock) => {
				resolve(lock ? 'mine' : 'taken');
				// Held for as long as the page is there.
				return lock ? new Promise<void>(() => {}) : undefined;
			})
			.catch(() => resolve('unknown'));
	});
}
