import { randomUUID } from 'node:crypto';
import type { CityJob } from '#lib/core/city/city-job.ts';
import { readBuildState } from '../city-store/build-state.ts';
import type { Db } from '../db/port.ts';
import { logFault } from '../http/log-fault.ts';
import { summarizeReport } from '../import/format-report.ts';
import { createCity, discardCity, type CreatedCity, type NewCity } from './create-city.ts';
import { readBoundary } from './read-boundary.ts';
import type { readExtract } from './read-extract.ts';
import { toRefusal } from './to-refusal.ts';

/** Shares of the whole at which stages begin; the rest is network and basemap. */
export const STAGE_BEGINS: Record<CityJob['stage'], number> = {
	reading: 0,
	joining: 0.2,
	storing: 0.3,
	building: 0.4
};

/** Jobs that are told of after they have ended. */
const KEPT_MOST = 50;

interface Running {
	job: CityJob;
	stop: AbortController;
	made: CreatedCity | undefined;
}

/** Cities that this process makes, or has made. */
export class CityJobs {
	readonly #db: Db;
	readonly #read: typeof readExtract;
	readonly #jobs = new Map<string, Running>();

	/** @param read reads a file of streets off this thread */
	constructor(db: Db, read: typeof readExtract) {
		this.#db = db;
		this.#read = read;
	}

	/**
	 * Begins to make a city; how far it is, `find` says.
	 *
	 * @param boundaryFile path of a GeoJSON file, and what its sender calls it
	 * @param onEnd called once its files are not read any more
	 */
	start(
		city: NewCity & { boundaryFile?: { path: string; name: string } | undefined },
		onEnd: () => Promise<void>
	): CityJob {
		const id = randomUUID();
		const job: CityJob = {
			id,
			city: city.id,
			name: city.names.name,
			state: 'running',
			stage: 'reading',
			share: 0,
			problem: null,
			made: null
		};
		const running: Running = { job, stop: new AbortController(), made: undefined };
		this.#jobs.set(id, running);
		const [oldest] = this.#jobs.keys();
		if (this.#jobs.size > KEPT_MOST && oldest !== undefined) this.#jobs.delete(oldest);
		void this.#make(running, city).finally(() => onEnd().catch(logFault));
		return job;
	}

	/** Jobs that run in this process, the oldest first. */
	async listRunning(): Promise<CityJob[]> {
		const jobs = await Promise.all([...this.#jobs.keys()].map((id) => this.find(id)));
		return jobs.filter((job) => job?.state === 'running') as CityJob[];
	}

	/** @returns undefined if this process knows of no such job */
	async find(id: string): Promise<CityJob | undefined> {
		const running = this.#jobs.get(id);
		if (!running) return undefined;
		const { job } = running;
		if (job.state === 'running' && job.stage === 'building') {
			const { isBuilding, share } = await readBuildState(this.#db, job.city);
			if (!isBuilding) job.state = 'done';
			job.share = isBuilding ? STAGE_BEGINS.building + (1 - STAGE_BEGINS.building) * share : 1;
		}
		return { ...job };
	}

	/** Stops a job that runs: there is no such city afterwards. One that has ended stays as it ended. */
	async cancel(id: string): Promise<CityJob | undefined> {
		const running = this.#jobs.get(id);
		const job = await this.find(id);
		if (!running || job?.state !== 'running') return job;
		running.job.state = 'cancelled';
		running.stop.abort(new Error('The making of the city was cancelled.'));
		if (running.made) await discardCity(this.#db, running.made);
		return { ...running.job };
	}

	async #make(running: Running, { boundaryFile, ...city }: Parameters<CityJobs['start']>[0]): Promise<void> {
		const { job, stop } = running;
		const names = new Map([[city.file, city.fileName ?? city.file]]);
		if (boundaryFile) names.set(boundaryFile.path, boundaryFile.name);
		try {
			const boundary = boundaryFile && (await readBoundary(boundaryFile.path));
			const made = await createCity(
				this.#db,
				{ ...city, boundary },
				{
					read: this.#read,
					signal: stop.signal,
					onStage: (stage) => Object.assign(job, { stage, share: STAGE_BEGINS[stage] })
				}
			);
			running.made = made;
			const { streets, landmarks, report } = made;
			const read = summarizeReport(report);
			Object.assign(job, {
				stage: 'building',
				share: STAGE_BEGINS.building,
				made: { streets, landmarks, read }
			});
			// It was cancelled in the moment in which it was written.
			if (stop.signal.aborted) await discardCity(this.#db, made);
		} catch (error) {
			if (stop.signal.aborted) return;
			job.state = 'failed';
			job.problem = toRefusal(error, names);
		}
	}
}
