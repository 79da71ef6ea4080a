import { readFile } from 'node:fs/promises';
import { PROVENANCES } from '#lib/core/city/types.ts';
import {
	listCentrePlaces,
	listCommunityPlaces,
	type CentrePlace,
	type CommunityPlace
} from '#lib/core/coverage/city-places.ts';
import { isCounted } from '#lib/core/model/is-counted.ts';
import { buildNetwork } from '#lib/core/network/build-network.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { isNetworkFile, NetworkFileError } from '#lib/core/network/network-file.ts';
import type { Network } from '#lib/core/network/types.ts';
import { listStandingEdits } from '#lib/core/what-if/list-standing-edits.ts';
import type { StandingEdit } from '#lib/core/what-if/types.ts';
import { isCityId } from '#lib/core/city/is-city-id.ts';
import { listCityFolders } from '#lib/server/city-files.ts';
import { describeIslands, formatReport } from '#lib/server/import/format-report.ts';
import { toInputError } from '#lib/server/import/input-error.ts';
import { readPlaces } from '#lib/server/import/read-places.ts';
import { readStreets } from '#lib/server/import/read-streets.ts';
import type { ReadReport } from '#lib/server/import/types.ts';
import { UNKNOWN_GROUND, type KnownGround } from '#lib/core/openings/known-ground.ts';
import { toKnownGround } from '#lib/server/import/to-known-ground.ts';
import { readKnownGround } from '#lib/server/read-known-ground.ts';
import type { PlanOfCity } from '#lib/server/plan/get-plan-at.ts';
import { loadCity, MOMENT_OPTIONS, openSource, toMoment, type AskedMoment } from './asked-plan.ts';
import { Refused } from '#lib/server/refused.ts';
import { toCentrePlaces, toCommunityPlaces } from './file-places.ts';
import { note } from './output.ts';
import { UsageError } from './usage.ts';

export const DEFAULT_CITY = 'baoding';

/** Options that say which city, or which files instead of it. */
export const PLAN_OPTIONS = {
	city: { type: 'string', default: DEFAULT_CITY },
	...MOMENT_OPTIONS,
	network: { type: 'string' },
	centres: { type: 'string' },
	communities: { type: 'string' },
	all: { type: 'boolean', default: false }
} as const;

export interface Plan {
	cityId: string | null;
	/** The city's plan as it was asked for; `null` where files are looked at instead. */
	city: PlanOfCity | null;
	network: Network;
	centres: CentrePlace[];
	/** All of them: a renovated one may still be walked through, or be left by a neighbour. */
	communities: CommunityPlace[];
	/** The city's walls and links, unless another file has the streets; its passages, if it has the communities. */
	standing: StandingEdit[];
	/** Renovated communities count too. */
	all: boolean;
	/** Ids of the communities that figures count. */
	countedIds: ReadonlySet<string>;
	clusterNames: Map<string, string>;
	districtNames: Map<string, string>;
	/** Who is to be named with figures of it: whoever the parts that are read come from; '' where nobody is named. */
	attribution: string;
	/** Whether any of it is illustrative: a substitute for data that is not public. */
	isIllustrative: boolean;
	/** What became of the file of streets; null where they come from a built city or network file. */
	streetReport: ReadReport | null;
	/** Known obstacles beside the streets. */
	knownGround: KnownGround;
}

const PARTS = ['network', 'centres', 'communities'] as const;

/** Layers that a command reads. */
export type PlanPart = (typeof PARTS)[number];

interface ReadOptions {
	/** What is looked at: the others are empty, so that nothing is said to rest on what nobody asked for. */
	parts?: readonly PlanPart[];
	/** Something else of the city is looked at as well. */
	isCityRead?: boolean;
}

interface PlanOptions extends AskedMoment {
	city: string;
	network?: string | undefined;
	centres?: string | undefined;
	communities?: string | undefined;
	all: boolean;
}

/** The plan of a city, with files in place of what they hold; what is left out of their streets is told. */
export async function loadPlan(asked: PlanOptions, options: ReadOptions = {}): Promise<Plan> {
	const plan = await readPlan(asked, options);
	noteStreets(plan);
	return plan;
}

/** Tells what was left out of the file of streets, and where walkers cannot pass, if anything was. */
export function noteStreets({ streetReport, network: { componentLengthM } }: Plan): void {
	if (!streetReport) return;
	const lines = [...formatReport(streetReport), ...describeIslands(componentLengthM)];
	if (lines.length > 1) for (const line of lines) note(line);
}

/** The same without a word on its streets, see {@link noteStreets}. */
export async function readPlan(
	{ city: cityId, network, centres, communities, all, ...moment }: PlanOptions,
	{ parts = PARTS, isCityRead = false }: ReadOptions = {}
): Promise<Plan> {
	for (const [option, path] of Object.entries({ network, centres, communities }))
		if (path === '') throw new UsageError(`--${option} takes the path of a file, not nothing.`);
	const isRead = (part: PlanPart) => parts.includes(part);
	const needsCity =
		(isRead('centres') && centres === undefined) || (isRead('communities') && communities === undefined);
	const stray = (['asof', 'known'] as const).find(
		(option) => !needsCity && !isCityRead && moment[option] !== undefined
	);
	if (stray) throw new UsageError(`--${stray} is of a city's plan, and files take its place here.`);
	const city = needsCity ? await loadCity(cityId, moment) : undefined;
	const names = (layer: 'clusters' | 'districts') =>
		new Map(city?.features[layer].features.map(({ properties: { id, name } }) => [id, name]));
	const { streets, streetReport, knownGround } = isRead('network')
		? await loadStreets(cityId, network, toMoment(moment).known)
		: NO_STREETS;
	const centrePlaces = isRead('centres') ? await loadCentres(city, centres) : [];
	const communityPlaces = isRead('communities') ? await loadCommunities(city, communities) : [];
	const counted = communityPlaces.filter((community) => isCounted(community, { all }));
	return {
		cityId: city?.meta.id ?? null,
		city: city ?? null,
		network: streets,
		centres: centrePlaces,
		communities: communityPlaces,
		standing: listStandingEdits(city?.features ?? {}).filter(
			({ layer }) => (layer === 'passages' ? communities : network) === undefined
		),
		all,
		countedIds: new Set(counted.map(({ id }) => id)),
		clusterNames: names('clusters'),
		districtNames: names('districts'),
		attribution: joinAttributions([streets.attribution, city?.meta.attribution ?? '']),
		isIllustrative:
			[...centrePlaces, ...communityPlaces].some(({ provenance }) => provenance === 'illustrative') ||
			isNetworkIllustrative(streets),
		streetReport,
		knownGround
	};
}

/** Each who is to be named once. */
export const joinAttributions = (attributions: readonly string[]): string =>
	[...new Set(attributions.filter((attribution) => attribution !== ''))].join('; ');

/** Which plan figures are of: its date and revision; `null` where files are looked at instead. */
export const describePlan = (city: PlanOfCity | null) => ({
	city: city?.meta.id ?? null,
	asOf: city?.meta.asOf ?? null,
	revision: city?.revision ?? null
});

/** The first words of every table. */
export const sayPlan = (city: PlanOfCity | null): string =>
	city ? `Plan of ${city.meta.asOf}, revision ${city.revision}. ` : '';

/** Whether any street is illustrative. */
export const isNetworkIllustrative = ({ edgeProvenance }: Pick<Network, 'edgeProvenance'>): boolean =>
	edgeProvenance.includes(PROVENANCES.indexOf('illustrative'));

const NO_STREETS = { streets: buildNetwork([]), streetReport: null, knownGround: UNKNOWN_GROUND };

type ReadStreets = Pick<Plan, 'streetReport' | 'knownGround'> & { streets: Network };

const loadStreets = async (
	cityId: string,
	file: string | undefined,
	known: number | undefined
): Promise<ReadStreets> =>
	file === undefined
		? {
				streets: await loadCityNetwork(cityId, known),
				streetReport: null,
				knownGround: await readKnownGround(cityId, await (await openSource()).findLand(cityId))
			}
		: loadNetworkFile(file);

/** @param city has them where no file does */
async function loadCentres(city: PlanOfCity | undefined, file: string | undefined): Promise<CentrePlace[]> {
	if (file === undefined) return listCentrePlaces(city!.features);
	return toCentrePlaces(file, await readPlaces(file, 'centres'));
}

/** @param city has them where no file does */
async function loadCommunities(
	city: PlanOfCity | undefined,
	file: string | undefined
): Promise<CommunityPlace[]> {
	if (file === undefined) return listCommunityPlaces(city!.features, { all: true });
	return toCommunityPlaces(file, await readPlaces(file, 'communities'));
}

async function loadCityNetwork(cityId: string, known: number | undefined): Promise<Network> {
	const path = isCityId(cityId) ? await findNetwork(cityId, known) : undefined;
	if (path) return decodeFile(path, await readFile(path));
	const folders = await listCityFolders();
	throw new UsageError(
		folders.includes(cityId)
			? `"${cityId}" has no walking network yet; build it with "lianpian tiles".`
			: `There are no streets of "${cityId}"; there are ${folders.join(', ')}.`
	);
}

async function findNetwork(cityId: string, known: number | undefined): Promise<string | undefined> {
	try {
		return await (await openSource()).findFile(cityId, 'network', known);
	} catch (error) {
		// Where a city is unknown, the folders that are there are told.
		if (error instanceof Refused) return undefined;
		throw error;
	}
}

async function loadNetworkFile(path: string): Promise<ReadStreets> {
	const file = await readFile(path).catch((error: unknown) => {
		throw toInputError(path, error);
	});
	if (isNetworkFile(file))
		return { streets: decodeFile(path, file), streetReport: null, knownGround: UNKNOWN_GROUND };
	const source = await readStreets(path);
	const { ways, attribution, report } = source;
	return {
		streets: buildNetwork(ways, { attribution }),
		streetReport: report,
		knownGround: toKnownGround(source)
	};
}

function decodeFile(path: string, file: Uint8Array): Network {
	try {
		return decodeNetwork(file);
	} catch (error) {
		if (!(error instanceof NetworkFileError)) throw error;
		throw new NetworkFileError(`${path}: ${error.message}`);
	}
}
