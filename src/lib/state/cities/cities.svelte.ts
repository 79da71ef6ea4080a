import type { CityCard, RemovedCity } from '#lib/core/city/city-card.ts';
import type { StreetOutline } from '#lib/core/city/street-outline.ts';
import type { CityJob } from '#lib/core/city/city-job.ts';
import type { Refusal } from '#lib/refusals/types.ts';
import { ServerRefused } from '../ask-server.ts';
import { toFault, type Fault } from '../fault.ts';

/** The cities there are, as the server lists them. */
export interface CityListing {
	cities: CityCard[];
	removed: RemovedCity[];
	jobs: CityJob[];
}

/** What the page of cities asks of the world. */
export interface CitiesPorts {
	/** Sends JSON and reads JSON; see `askServer`. */
	ask: (address: string, method?: string, sent?: unknown) => Promise<unknown>;
	/** Sends a form and tells the share that is sent; rejects with the signal's reason once it aborts. */
	sendForm: (
		form: FormData,
		options: { onShare: (share: number) => void; signal: AbortSignal; to?: string }
	) => Promise<unknown>;
	/** Calls back after a moment; returns what takes it back. */
	later: (work: () => void) => () => void;
}

/** What happened last, to be told. */
export type CityNews =
	| { kind: 'removed'; id: string; name: string }
	| { kind: 'restored'; name: string }
	| { kind: 'made'; job: CityJob }
	| { kind: 'cancelled' };

export type CityNames = Partial<Pick<CityCard, 'name' | 'nameEn' | 'title' | 'titleEn'>>;

/** The page of cities: the list, and the one city that is being made from here. */
export class Cities {
	list = $state.raw<CityListing>({ cities: [], removed: [], jobs: [] });
	/** What is being made; `null`: nothing. */
	job = $state.raw<CityJob | null>(null);
	/** Share of the files that is sent; `null`: nothing is being sent. */
	sending = $state<number | null>(null);
	fault = $state.raw<Fault | null>(null);
	news = $state.raw<CityNews | null>(null);
	/** How many were made from here. */
	madeCount = $state(0);
	/** Id of the city whose removal or renaming is on its way. */
	busyId = $state<string | null>(null);

	readonly #ports: CitiesPorts;
	#stop: AbortController | null = null;
	#unlook = () => {};

	constructor(list: CityListing, ports: CitiesPorts) {
		this.#ports = ports;
		this.list = list;
		this.job = list.jobs[0] ?? null;
	}

	/** Whether a city is being made from here. */
	readonly isMaking: boolean = $derived(this.sending !== null || this.job?.state === 'running');

	/** Begins to follow what is made. @returns ends it */
	follow(): () => void {
		this.#lookLater();
		return () => this.#unlook();
	}

	/** Makes a city of a form as `POST /cities` takes it. */
	async create(form: FormData): Promise<boolean> {
		this.fault = null;
		this.news = null;
		this.sending = 0;
		const { signal } = (this.#stop = new AbortController());
		try {
			const onShare = (share: number) => (this.sending = share);
			this.job = (await this.#ports.sendForm(form, { onShare, signal })) as CityJob;
			return true;
		} catch (error) {
			if (!signal.aborted) this.fault = toFault(error);
			return false;
		} finally {
			this.sending = null;
			this.#lookLater();
		}
	}

	/** The streets of a form's files, to draw a boundary on; `null` where they cannot be read, which is told. */
	async outline(form: FormData): Promise<StreetOutline | null> {
		this.fault = null;
		const { signal } = new AbortController();
		try {
			const to = '/cities/outline';
			return (await this.#ports.sendForm(form, { onShare: () => {}, signal, to })) as StreetOutline;
		} catch (error) {
			this.fault = toFault(error);
			return null;
		}
	}

	/** Stops what is being made: there is no such city afterwards. */
	async cancel(): Promise<void> {
		const { job } = this;
		this.#stop?.abort(new Error('cancelled'));
		this.news = { kind: 'cancelled' };
		if (job?.state !== 'running') return;
		this.job = null;
		await this.#try(() => this.#ports.ask(`/cities/jobs/${job.id}`, 'DELETE'));
		await this.refresh();
	}

	rename(id: string, names: CityNames): Promise<boolean> {
		return this.#change(id, () => this.#ports.ask(addressOf(id), 'PATCH', names));
	}

	async remove({ id, name }: Pick<CityCard, 'id' | 'name'>): Promise<void> {
		const isDone = await this.#change(id, () => this.#ports.ask(`${addressOf(id)}/removal`, 'PUT'));
		if (isDone) this.news = { kind: 'removed', id, name };
	}

	async restore(id: string, name: string): Promise<void> {
		const isDone = await this.#change(id, () => this.#ports.ask(`${addressOf(id)}/removal`, 'DELETE'));
		if (isDone) this.news = { kind: 'restored', name };
	}

	/** A short name for a city; '' where nobody can say. */
	async propose(name: string): Promise<string> {
		const answer = await this.#ports
			.ask(`/cities/proposal?name=${encodeURIComponent(name)}`)
			.catch(() => null);
		return (answer as { id: string } | null)?.id ?? '';
	}

	async refresh(): Promise<void> {
		try {
			this.list = (await this.#ports.ask('/cities')) as CityListing;
		} catch (error) {
			this.fault ??= toFault(error);
		}
	}

	async #change(id: string, work: () => Promise<unknown>): Promise<boolean> {
		this.busyId = id;
		this.news = null;
		const isDone = await this.#try(work);
		await this.refresh();
		this.busyId = null;
		return isDone;
	}

	async #try(work: () => Promise<unknown>): Promise<boolean> {
		this.fault = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.fault = toFault(error);
			return false;
		}
	}

	/** Looks again while anything is being made. */
	#lookLater() {
		this.#unlook();
		const isBuilding = this.list.cities.some(({ build }) => build.isBuilding);
		if (this.job?.state !== 'running' && !isBuilding) return;
		this.#unlook = this.#ports.later(() => void this.#look().finally(() => this.#lookLater()));
	}

	async #look(): Promise<void> {
		const { job } = this;
		if (job?.state === 'running') {
			const seen = await this.#ports.ask(`/cities/jobs/${job.id}`).catch((error: unknown) => {
				// The server that did it has ended: the list tells what became of it.
				if (error instanceof ServerRefused && error.status === 404) return null;
				throw error;
			});
			if (this.job !== job) return;
			this.job = seen as CityJob | null;
			this.#end(this.job);
		}
		if (this.job?.stage !== 'reading') await this.refresh();
	}

	#end(job: CityJob | null) {
		if (!job || job.state === 'running') return;
		this.job = null;
		if (job.state === 'done') {
			this.news = { kind: 'made', job };
			this.madeCount++;
		}
		if (job.problem) this.fault = toFault(new ServerRefused(job.problem.code, 422, job.problem as Refusal));
	}
}

const addressOf = (id: string) => `/cities/${encodeURIComponent(id)}`;
