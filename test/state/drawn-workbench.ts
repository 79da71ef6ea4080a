import { buildLocalMetres } from '#lib/core/geometry/local-metres.ts';
import type { CityFeatures, CityMeta } from '#lib/core/city/types.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { encodeNetwork } from '#lib/core/network/encode-network.ts';
import type { PlanMoment } from '#lib/core/plan/plan-moment.ts';
import { FakePlanServer } from '../helpers/fake-plan-server.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import { defaultView, readViewQuery } from '#lib/carto/view-query.ts';
import type { EnginePort } from '#lib/state/engine-port.ts';
import { Workbench, type WorkbenchPorts } from '#lib/state/workbench.svelte.ts';
import { buildPlanDocument, emptyFeatures } from '#lib/server/plan-document.ts';
import { EngineAtWork } from '#lib/worker/engine-work.ts';
import { drawCity } from '../helpers/ascii-city.ts';

/** One street of a kilometre, 10 m a character: centre a at its west end; communities k1 to k4 along it. */
export const CITY = drawCity(`A${'-'.repeat(49)}B${'-'.repeat(49)}C`, { 大街: 'ABC' });

export const META: CityMeta = {
	id: 'drawn',
	name: '画城',
	nameEn: 'Drawn',
	title: '试点',
	titleEn: 'Pilot',
	bbox: [115.45, 38.86, 115.48, 38.88],
	asOf: '2024-05-06',
	attribution: ''
};

const named = (id: string) => ({ id, name: id, nameEn: id, provenance: 'imported' as const });

function drawCommunity(id: string, alongM: number, state: 'not-renovated' | 'accepted') {
	const gate = CITY.beside('A', 'C', alongM, 5);
	const { toLngLat, toXy } = buildLocalMetres(gate);
	const [x, y] = toXy(gate);
	const ring = [
		[-10, 1],
		[10, 1],
		[10, 21],
		[-10, 21],
		[-10, 1]
	].map(([dx, dy]) => toLngLat([x + dx!, y + dy!]));
	return {
		type: 'Feature' as const,
		geometry: { type: 'Polygon' as const, coordinates: [ring] },
		properties: {
			...named(id),
			aliases: [],
			clusterId: 'c1',
			districtId: 'd1',
			state,
			propertyManagement: false,
			walled: true,
			yearBuilt: 1990,
			buildings: 2,
			households: 100,
			people: 300,
			floorAreaM2: 8000,
			siteAreaM2: 400,
			serviceFeeYuanPerM2Month: 0.5,
			collectionRate: 0.5,
			extraIncomeYuanPerYear: 0,
			serviceCostYuanPerYear: 0,
			note: '',
			entrances: [{ id: `${id}-e`, lngLat: gate, openTo: 'residents' as const }]
		}
	};
}

const FEATURES = {
	...emptyFeatures(),
	centres: {
		type: 'FeatureCollection',
		features: [
			{
				type: 'Feature',
				geometry: { type: 'Point', coordinates: CITY.at('A') },
				properties: {
					...named('a'),
					clusterId: 'c1',
					districtId: 'd1',
					open: true,
					doors: [{ id: 'a-d', lngLat: CITY.at('A'), openTo: 'all' }]
				}
			}
		]
	},
	communities: {
		type: 'FeatureCollection',
		features: [
			drawCommunity('k1', 100, 'not-renovated'),
			drawCommunity('k2', 400, 'not-renovated'),
			drawCommunity('k3', 900, 'not-renovated'),
			drawCommunity('k4', 200, 'accepted')
		]
	}
} satisfies CityFeatures;

export const PLAN = JSON.stringify(buildPlanDocument(FEATURES, { revision: 1, railways: [] }));
export const NETWORK = encodeNetwork(buildNetwork(CITY.ways));

type AskArguments = Parameters<EnginePort['ask']>;

/** The core behind a port whose answers a test may hold back, let out in any order, or break. */
export class HeldEngine implements EnginePort {
	/** Everything that was asked, in order. */
	readonly asked: { work: AskArguments[0]; takes: AskArguments[1] }[] = [];
	isClosed = false;
	/** Kinds of work whose answers wait until they are let out. */
	held = new Set<AskArguments[0]>();
	readonly #core = new EngineAtWork();
	readonly #waiting: { work: AskArguments[0]; settle: () => void; reject: (error: Error) => void }[] = [];

	ask: EnginePort['ask'] = (work, takes) => {
		this.asked.push({ work, takes });
		return new Promise((resolve, reject) => {
			const answer = this.#core.perform(work, takes, async () => {});
			const settle = () =>
				answer.then(resolve, (error: Error) => {
					// A worker's channel keeps an error's message, whether it is a refusal, and of what.
					reject(
						error instanceof EditError
							? Object.assign(new Error(error.message), { name: 'Refused', problem: error.problem })
							: new Error(error.message)
					);
				});
			answer.catch(() => {});
			if (this.held.has(work)) this.#waiting.push({ work, settle: () => void settle(), reject });
			else void settle();
		});
	};

	close() {
		this.isClosed = true;
		this.break('The computing worker was closed.');
	}

	/** Everybody who waits is told this. */
	break(message: string) {
		for (const { reject } of this.#waiting.splice(0)) reject(new Error(message));
	}

	/** Lets an answer out: the oldest that waits, or the one at this place. */
	letOut(at = 0) {
		this.#waiting.splice(at, 1)[0]!.settle();
	}

	get waiting(): number {
		return this.#waiting.length;
	}

	takesOf(work: AskArguments[0]): unknown[] {
		return this.asked.filter((one) => one.work === work).map(({ takes }) => takes);
	}
}

/** A browser's history in miniature. */
export function fakeHistory(start = '/drawn') {
	const entries = [start];
	let at = 0;
	return {
		entries,
		read: () => entries[at]!,
		push: (address: string) => void entries.splice(++at, Infinity, address),
		replace: (address: string) => void (entries[at] = address),
		back: () => void at--
	};
}

type FakeStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { kept: Map<string, string> };

/** A browser's storage; with what another one holds, a copy of that. */
export function fakeStore(holding: ReadonlyMap<string, string> = new Map()): FakeStore {
	const kept = new Map(holding);
	return {
		kept,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key)
	};
}

/** The drafts of a server, as its own tests have them: what is older than what is kept changes nothing. */
export class FakeDrafts {
	readonly kept = new Map<string, { revision: number; document: unknown }>();
	/** Every request but reading, `PUT 1`: a method and the id it names. */
	readonly writes: string[] = [];
	isDown = false;
	/** While held, writes wait to be answered. */
	held: (() => void)[] | null = null;

	async answer(id: string, { method = 'GET', body }: RequestInit = {}): Promise<Response> {
		if (method !== 'GET') this.writes.push(`${method} ${id}`);
		if (method !== 'GET' && this.held) await new Promise<void>((resolve) => this.held!.push(resolve));
		if (this.isDown) throw new TypeError('Failed to fetch');
		const found = this.kept.get(id);
		if (method === 'PUT') {
			const sent = JSON.parse(String(body)) as { revision: number; document: unknown };
			if (!found || sent.revision > found.revision) this.kept.set(id, sent);
			return Response.json({ revision: this.kept.get(id)!.revision });
		}
		if (!found) return new Response(null, { status: 404 });
		if (method === 'GET') return Response.json(found);
		this.kept.delete(id);
		return new Response(null, { status: 204 });
	}
}

/** One browser with its server: tabs come and go, storage, drafts and locks stay. */
export class FakeBrowser {
	readonly local = fakeStore();
	readonly drafts = new FakeDrafts();
	/** Whether tabs can tell what others have. */
	hasLocks = true;
	readonly #locks = new Map<string, object>();
	#ids = 0;

	/** What a tab has of it; `session` stays with the tab over a reload. */
	openTab(session = fakeStore()) {
		const tab = {};
		return {
			session,
			ports: {
				session,
				local: this.local,
				newId: () => String(++this.#ids),
				claim: async (id: string) => {
					if (!this.hasLocks) return 'unknown' as const;
					const owner = this.#locks.get(id) ?? tab;
					this.#locks.set(id, owner);
					return owner === tab ? ('mine' as const) : ('taken' as const);
				}
			},
			close: () => {
				for (const [id, owner] of this.#locks) if (owner === tab) this.#locks.delete(id);
			}
		};
	}
}

/** The drawn city on the desk, with everything around it within the test's reach. */
export function openDrawn({
	query = '',
	isReadable = true,
	browser = new FakeBrowser(),
	session,
	moment = {},
	scenarioId = null,
	...more
}: {
	moment?: PlanMoment;
	/** That the address asks for. */
	scenarioId?: string | null;
	query?: string;
	isReadable?: boolean;
	/** Shared by several tabs. */
	browser?: FakeBrowser;
	/** Of a tab that is reloaded. */
	session?: FakeStore;
} & Partial<Omit<WorkbenchPorts, 'session' | 'editing'>> = {}) {
	const tab = browser.openTab(session);
	const engines: HeldEngine[] = [];
	const history = fakeHistory(query === '' ? '/drawn' : `/drawn?${query}`);
	const answers = new Map<string, () => Response>([
		['/drawn/plan.json', () => new Response(PLAN, { status: isReadable ? 200 : 503 })],
		['/drawn/network', () => new Response(new Uint8Array(NETWORK))]
	]);
	const server = new FakePlanServer(FEATURES);
	const values = query === '' ? defaultView() : readViewQuery(new URLSearchParams(query));
	const workbench = new Workbench(
		META,
		values,
		{
			makeEngine: () => {
				const engine = new HeldEngine();
				engines.push(engine);
				return engine;
			},
			makePlanner: () => Promise.reject(new Error('Nobody plans here.')),
			history,
			whenIdle: () => {},
			fetch: async (address, init) => {
				const draftId = /^\/drawn\/drafts\/(.+)$/.exec(address)?.[1];
				if (draftId) return browser.drafts.answer(draftId, init);
				return answers.get(address)?.() ?? new Response(null, { status: 404 });
			},
			editing: server.ports(),
			...tab.ports,
			...more
		},
		{ moment }
	);
	const stop = workbench.open({ scenarioId });
	const close = () => {
		stop();
		tab.close();
	};
	return {
		workbench,
		server,
		engines,
		history,
		answers,
		close,
		session: tab.session,
		engine: () => engines.at(-1)!
	};
}
