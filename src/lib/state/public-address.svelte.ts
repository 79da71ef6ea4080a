import { createContext } from 'svelte';
import { isLoopback } from '#lib/carto/is-loopback.ts';
import { askServer } from './ask-server.ts';
import { toFault, type Fault } from './fault.ts';

/** As read from the server. */
export interface KnownAddress {
	url: string | null;
	from: 'environment' | 'setting' | null;
}

/** Base address of links for other people. */
export class PublicAddress {
	known = $state.raw<KnownAddress>({ url: null, from: null });
	/** Why the last change was refused; `null` while all is well. */
	fault = $state.raw<Fault | null>(null);
	isBusy = $state(false);
	readonly #opened: string;

	/** @param opened the origin that this page was opened under */
	constructor(known: KnownAddress, opened: string) {
		this.known = known;
		this.#opened = opened;
	}

	/** Scheme, host and port without a slash. */
	get origin(): string {
		return this.known.url ?? this.#opened;
	}

	/** Whether links with this address open on this machine only. */
	get isLocal(): boolean {
		return isLoopback(this.origin);
	}

	/** @param url empty: forget it */
	async set(url: string): Promise<void> {
		this.isBusy = true;
		this.fault = null;
		try {
			const sent = { publicUrl: url.trim() === '' ? null : url };
			const { publicUrl } = (await askServer('/settings', 'PUT', sent)) as { publicUrl: KnownAddress };
			this.known = publicUrl;
		} catch (error) {
			this.fault = toFault(error);
		} finally {
			this.isBusy = false;
		}
	}
}

export const [getPublicAddress, setPublicAddress] = createContext<PublicAddress>();
