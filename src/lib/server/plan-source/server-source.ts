import { setTimeout as sleep } from 'node:timers/promises';
import type { CityMeta } from '#lib/core/city/types.ts';
import type { RefusalCode, RefusalParameters } from '#lib/refusals/types.ts';
import { cityFiles } from '../city-files.ts';
import type { CityNames } from '../cities/create-city.ts';
import type { RemovedCity } from '#lib/core/city/city-card.ts';
import type { GivenFile, IntakeAnswer, IntakeRequest } from '../intake/types.ts';
import type { FileKind } from '../city-store/stored-files.ts';
import { unpackBytes } from '../city-store/unpack-file.ts';
import type { ChangeAnswer } from '#lib/core/plan/change-answer.ts';
import type { Clash } from '../plan/clashes.ts';
import type { PlanOfCity } from '../plan/get-plan-at.ts';
import { writeMoment, type PlanMoment } from '../plan/plan-moment.ts';
import { Refused } from '../refused.ts';
import { TOKEN_HEADER, type ServerNotice } from './server-notice.ts';
import { createCityOnServer } from './create-city-on-server.ts';
import type {
	CityList,
	CreateOptions,
	KeptDocument,
	KeptKind,
	LogPart,
	MadeCity,
	PlanSource,
	WantedCity,
	WantedRevert
} from './types.ts';

/** The server that has the data folder does not answer as it should. */
export class ServerUnreachable extends Error {
	override name = 'ServerUnreachable';
}

/** A server that is starting is asked again. */
const TRIES = 50;
const PAUSE_MS = 200;

/** Plans as the running server has them that owns the data folder. */
export class ServerSource implements PlanSource {
	readonly kind = 'server';
	readonly #server: Pick<ServerNotice, 'url' | 'origin' | 'token'>;

	constructor(server: Pick<ServerNotice, 'url' | 'origin' | 'token'>) {
		this.#server = server;
	}

	getPlan(cityId: string, moment: PlanMoment = {}): Promise<PlanOfCity> {
		return this.#read(`${path(cityId)}/plan-source.json?${writeMoment(moment)}`);
	}

	async listChangeSets(cityId: string, since: number): Promise<LogPart> {
		const changeSets: LogPart['changeSets'] = [];
		for (;;) {
			const after = changeSets.at(-1)?.revision ?? since;
			const part: LogPart = await this.#read(`${path(cityId)}/changes?since=${after}`);
			changeSets.push(...part.changeSets);
			if (part.changeSets.length === 0 || changeSets.at(-1)!.revision >= part.revision)
				return { revision: part.revision, changeSets };
		}
	}

	listHistory(cityId: string, layer: string, featureId: string): Promise<LogPart> {
		return this.#read(
			`${path(cityId)}/history/${encodeURIComponent(layer)}/${encodeURIComponent(featureId)}`
		);
	}

	listClashes(cityId: string, { all }: { all: boolean }): Promise<Clash[]> {
		return this.#read(`${path(cityId)}/clashes${all ? '?all' : ''}`);
	}

	apply(cityId: string, sent: unknown): Promise<ChangeAnswer> {
		return this.#write(`${path(cityId)}/changes`, sent);
	}

	async importFile(
		cityId: string,
		files: readonly GivenFile[],
		request: IntakeRequest
	): Promise<IntakeAnswer> {
		const body = new FormData();
		body.set('request', JSON.stringify(request));
		for (const { name, bytes } of files) body.append('file', new Blob([bytes as BlobPart]), name);
		const headers = { origin: this.#server.origin };
		const answer = await this.#ask(`${path(cityId)}/import`, { method: 'POST', headers, body });
		return answer.json() as Promise<IntakeAnswer>;
	}

	revert(cityId: string, { revision, ...wanted }: WantedRevert): Promise<ChangeAnswer> {
		return this.#write(`${path(cityId)}/changes`, { ...wanted, revert: revision });
	}

	listDocuments(cityId: string, kind: KeptKind): Promise<{ id: string; name: string }[]> {
		return this.#read(`${path(cityId)}/${kind}s`);
	}

	async findDocument(cityId: string, kind: KeptKind, id: string): Promise<KeptDocument | undefined> {
		return this.#read<KeptDocument>(`${path(cityId)}/${kind}s/${encodeURIComponent(id)}`).catch(
			(error: unknown) => {
				if (!(error instanceof Refused) || error.code !== 'unknown-document') throw error;
				return undefined;
			}
		);
	}

	async backUp(): Promise<Uint8Array> {
		return new Uint8Array(await (await this.#ask('backup.zip', {})).arrayBuffer());
	}

	async findFile(cityId: string, kind: FileKind, upTo?: number): Promise<string | undefined> {
		const name = kind === 'network' ? 'network' : 'basemap.pmtiles';
		const query = upTo === undefined ? '' : `?known=${upTo}`;
		try {
			const answer = await this.#ask(`${path(cityId)}/${name}${query}`, { headers: { accept: '*/*' } });
			return await unpackBytes(new Uint8Array(await answer.arrayBuffer()));
		} catch (error) {
			if (error instanceof Refused && error.code === 'no-streets') return undefined;
			throw error;
		}
	}

	async findLand(cityId: string): Promise<string> {
		try {
			const answer = await this.#ask(`${path(cityId)}/ground`, { headers: { accept: '*/*' } });
			return await unpackBytes(new Uint8Array(await answer.arrayBuffer()));
		} catch (error) {
			if (error instanceof Refused && error.code === 'no-file') return cityFiles(cityId).landuse;
			throw error;
		}
	}

	listCities(): Promise<CityList> {
		return this.#read('cities');
	}

	/** The server makes it; this program waits until network and basemap are there. */
	createCity(city: WantedCity, options: CreateOptions): Promise<MadeCity> {
		return createCityOnServer((address, init) => this.#change(address, init), city, options);
	}

	async removeCity(cityId: string): Promise<RemovedCity> {
		return (await this.#change(`cities/${path(cityId)}/removal`, { method: 'PUT' })).json();
	}

	async restoreCity(cityId: string): Promise<CityMeta> {
		return (await this.#change(`cities/${path(cityId)}/removal`, { method: 'DELETE' })).json();
	}

	async renameCity(cityId: string, names: Partial<CityNames>): Promise<CityMeta> {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'PATCH', headers, body: JSON.stringify(names) };
		return (await this.#change(`cities/${path(cityId)}`, init)).json();
	}

	async close(): Promise<void> {}

	async #read<Answer>(address: string): Promise<Answer> {
		return (await this.#ask(address, {})).json() as Promise<Answer>;
	}

	async #write<Answer>(address: string, body: unknown): Promise<Answer> {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify(body) };
		return (await this.#change(address, init)).json() as Promise<Answer>;
	}

	#change(address: string, init: RequestInit): Promise<Response> {
		const { origin } = this.#server;
		return this.#ask(address, { ...init, headers: { ...init.headers, origin } });
	}

	async #ask(address: string, init: RequestInit, tries = TRIES): Promise<Response> {
		const { url, token } = this.#server;
		const headers = { accept: 'application/json', ...init.headers, [TOKEN_HEADER]: token };
		const answer = await fetch(new URL(address, url), { ...init, headers, redirect: 'error' }).catch(
			(error: Error) => {
				const reason = (error.cause as Error | undefined)?.message ?? error.message;
				throw new ServerUnreachable(
					`The server that has the data folder does not answer at ${url} (${reason}). Ask again in a moment; if it hangs, stop it and start it anew.`
				);
			}
		);
		if (answer.ok) return answer;
		const problem = await readProblem(answer);
		if (problem) throw new Refused(answer.status, problem.code, problem.parameters);
		if (answer.status === 503 && tries > 1) {
			await sleep(PAUSE_MS);
			return this.#ask(address, init, tries - 1);
		}
		throw new ServerUnreachable(
			`The server that has the data folder answers ${answer.status} to ${new URL(address, url)}. It may be of another version of the program: stop it and start it anew.`
		);
	}
}

const path = (cityId: string) => encodeURIComponent(cityId);

async function readProblem(
	answer: Response
): Promise<{ code: RefusalCode; parameters: RefusalParameters[RefusalCode] } | undefined> {
	const text = await answer.text();
	if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
	const { code, parameters } = JSON.parse(text) as Record<string, never>;
	return code === undefined ? undefined : { code, parameters: parameters! };
}
