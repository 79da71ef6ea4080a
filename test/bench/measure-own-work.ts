import { readFileSync } from 'node:fs';
import { listCentrePlaces, listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import { buildCentreField, findNearestCentres } from '#lib/core/coverage/find-nearest-centres.ts';
import { measurePolygon } from '#lib/core/coverage/measure-polygon.ts';
import { placeSites } from '#lib/core/coverage/place-sites.ts';
import { DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildSnapper } from '#lib/core/network/snap.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { buildDrawing, drawPolygon } from './engines/lianpian.ts';
import { measureTrials } from './measure-trials.ts';
import { measure, type Timing } from './timing.ts';

/** A piece of work that the workbench or the command line does. */
export interface OwnWork extends Timing {
	network: string;
	what: string;
}

/** How drawn circles compare with the streets truly within reach, sampled every 5 m. */
export interface PolygonError {
	network: string;
	minutes: number;
	/** One circle of each centre, or one of all of them together. */
	circles: number;
	stepM: number;
	missedMeanPercent: number;
	missedWorstPercent: number;
	wronglyInsideMeanPercent: number;
	wronglyInsideWorstPercent: number;
}

export const DEFAULT_CITY = 'default city';
export const readDefaultCity = () => new Uint8Array(readFileSync(cityFiles('baoding').network));

const STEP_M = 5;

/**
 * Times the default city's centres and communities on a network, and judges the circles drawn there. Streets
 * elsewhere, where none of the centres is, give nothing.
 *
 * @param circleStep 1 judges the circle of every centre, 8 that of every eighth
 */
export async function measureOwnWork(
	name: string,
	file: Uint8Array,
	{
		budgetMs,
		circleMinutes,
		circleStep
	}: { budgetMs: number; circleMinutes: readonly number[]; circleStep: number }
): Promise<{ works: OwnWork[]; polygonErrors: PolygonError[] }> {
	const { features } = await readSeedCity();
	const network = decodeNetwork(file);
	const snapper = buildSnapper(network);
	const centres = placeSites(listCentrePlaces(features), snapper);
	const communities = placeSites(listCommunityPlaces(features, { all: true }), snapper);
	const { field } = buildCentreField(network, centres);
	if (field.sources.length === 0) return { works: [], polygonErrors: [] };
	const drawing = buildDrawing(network);
	const toMetres = (minutes: number) => minutes * 60 * DEFAULT_SPEED_MPS;

	const works: OwnWork[] = [];
	const add = async (what: string, work: () => unknown) =>
		works.push({ network: name, what, ...(await measure(work, { budgetMs })) });
	await add('load network file', () => decodeNetwork(file));
	await add('index streets for snapping', () => buildSnapper(network));
	await add(`place ${centres.length} centres and ${communities.length} communities`, () => {
		placeSites(listCentrePlaces(features), snapper);
		placeSites(listCommunityPlaces(features, { all: true }), snapper);
	});
	await add('nearest centre of every node and community', () =>
		findNearestCentres(buildCentreField(network, centres), communities)
	);
	for (const minutes of [15, 30])
		await add(`${centres.length} searches of ${minutes} min, one a centre`, () => {
			for (const centre of centres) buildCentreField(network, [centre], { limitM: toMetres(minutes) });
		});
	await add('prepare drawing', () => buildDrawing(network));
	for (const minutes of [15, 30])
		await add(`draw the circle of ${minutes} min (city-wide)`, () =>
			drawPolygon(drawing, field, toMetres(minutes))
		);

	for (const work of await measureTrials(network, { budgetMs })) works.push({ network: name, ...work });

	const polygonErrors = circleMinutes.flatMap((minutes) => {
		const limitM = toMetres(minutes);
		const ofEach = centres
			.filter((_, i) => i % circleStep === 0)
			.map((centre) => buildCentreField(network, [centre], { limitM }).field)
			.filter(({ sources }) => sources.length > 0);
		return [ofEach, [field]].map((fields) => {
			const errors = fields.map((field) => {
				const error = measurePolygon(field, drawPolygon(drawing, field, limitM), limitM, { stepM: STEP_M });
				const percent = (count: number) => (100 * count) / (error.reached || 1);
				return { missed: percent(error.missed), wronglyInside: percent(error.wronglyInside) };
			});
			const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
			const missed = errors.map((error) => error.missed);
			const wronglyInside = errors.map((error) => error.wronglyInside);
			return {
				network: name,
				minutes,
				circles: fields.length,
				stepM: STEP_M,
				missedMeanPercent: mean(missed),
				missedWorstPercent: Math.max(...missed),
				wronglyInsideMeanPercent: mean(wronglyInside),
				wronglyInsideWorstPercent: Math.max(...wronglyInside)
			};
		});
	});
	return { works, polygonErrors };
}
