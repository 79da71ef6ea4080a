import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { listCityAxes } from '#lib/core/axes/list-city-axes.ts';
import { listCommunityPlaces } from '#lib/core/coverage/city-places.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { listGroups } from '#lib/core/neighbours/list-groups.ts';
import { listNeighbours } from '#lib/core/neighbours/list-neighbours.ts';
import { decodeNetwork } from '#lib/core/network/decode-network.ts';
import { buildPackageGround } from '#lib/core/packages/build-package-ground.ts';
import { isOnTarget } from '#lib/core/packages/is-on-target.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import { DEFAULT_RANGE_SHARES, PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { PackageGround, PackageSettings } from '#lib/core/packages/types.ts';
import { cityFiles } from '#lib/server/city-files.ts';
import { readSeedCity } from '#lib/server/seed/default-city.ts';
import { readFileSync } from 'node:fs';
import { cutTrees, growGreedily } from './package-baselines.ts';

/**
 * Times of neighbours and packages on the default city, and how good the packages are beside two simple ways of making
 * them: `node --import tsx test/bench/packages.ts [--runs 9] [--json]`.
 */
const { values } = parseArgs({
	options: { runs: { type: 'string', default: '9' }, json: { type: 'boolean', default: false } }
});
const runs = Number(values.runs);

function timeMs(work: () => void): number {
	work();
	const times = Array.from({ length: runs }, () => {
		const startMs = performance.now();
		work();
		return performance.now() - startMs;
	});
	return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
}

const { meta, features } = await readSeedCity();
const network = decodeNetwork(readFileSync(cityFiles(meta.id).network));
const [all, communities] = [listCommunityPlaces(features, { all: true }), listCommunityPlaces(features)];
const streets = features.streets.features.map(({ geometry, properties: { name } }) => ({
	name,
	lngLats: geometry.coordinates as LngLat[]
}));
const ground = buildPackageGround({ communities, network, axes: listCityAxes(features, streets).axes });
const centroids = new Map(
	communities.map(({ id, geometry }) => {
		const [ring] = (geometry.type === 'Polygon' ? geometry.coordinates : [[[0, 0]]]) as LngLat[][];
		const mean = (axis: 0 | 1) => ring!.reduce((sum, point) => sum + point[axis], 0) / ring!.length;
		return [id, [mean(0), mean(1)] as LngLat];
	})
);
const neighbourTimes = [all, communities].map((listed) => ({
	communities: listed.length,
	pairs: listNeighbours(listed, network).pairs.length,
	ms: timeMs(() => listNeighbours(listed, network))
}));

const rows = [300, 600, 800, 1000, 1500, 2000, 3000].flatMap((target) => {
	const [least, most] = DEFAULT_RANGE_SHARES.map((share) => share * target) as [number, number];
	const settings: PackageSettings = {
		measure: 'households',
		target,
		least,
		most,
		acrossClusters: false,
		weights: PACKAGE_WEIGHTS
	};
	const { plan, bound } = proposePackages(ground, settings);
	const reasons: Record<string, number> = {};
	for (const { reason } of plan.unassigned) reasons[reason.code] = (reasons[reason.code] ?? 0) + 1;
	const input = { ground, settings, centroids };
	return [
		{
			target,
			by: 'proposePackages',
			...judge(
				plan.packages.map(({ communityIds }) => communityIds),
				ground,
				settings
			),
			packedBound: bound.packedBound,
			onTargetBound: bound.onTargetBound,
			isOptimal: bound.isOptimal,
			reasons,
			ms: timeMs(() => proposePackages(ground, settings))
		},
		{
			target,
			by: 'greedy growth',
			...judge(growGreedily(input), ground, settings),
			ms: timeMs(() => growGreedily(input))
		},
		{ target, by: 'tree cut', ...judge(cutTrees(input), ground, settings), ms: timeMs(() => cutTrees(input)) }
	];
});

/** What of a division is packages as they should be, and how even in size these are. */
function judge(
	parts: readonly string[][],
	{ communities: listed, pairs }: PackageGround,
	settings: PackageSettings
) {
	const byId = new Map(listed.map((community) => [community.id, community]));
	const measured = parts.map((ids) => ({
		ids,
		size: ids.reduce((sum, id) => sum + byId.get(id)!.households, 0),
		isConnected: listGroups(ids, pairs).length === 1
	}));
	const valid = measured.filter(
		({ ids, size, isConnected }) =>
			isConnected && ids.length > 1 && size >= settings.least && size <= settings.most
	);
	const sumOf = (some: typeof valid) => some.reduce((sum, { size }) => sum + size, 0);
	const mean = sumOf(valid) / valid.length;
	return {
		packages: valid.length,
		torn: measured.filter(({ isConnected }) => !isConnected).length,
		outOfRange:
			measured.filter(({ ids, isConnected }) => isConnected && ids.length > 1).length - valid.length,
		packed: sumOf(valid),
		onTarget: sumOf(valid.filter(({ size }) => isOnTarget(size, settings))),
		/** Standard deviation of the sizes as a share of their mean. */
		spread: Math.sqrt(valid.reduce((sum, { size }) => sum + (size - mean) ** 2, 0) / valid.length) / mean
	};
}

const households = communities.reduce((sum, community) => sum + community.households, 0);
const report = {
	machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`,
	city: meta.id,
	households,
	neighbours: neighbourTimes,
	packages: rows
};
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
	const percent = (part: number) => `${((100 * part) / households).toFixed(1)} %`;
	const lines = [
		`${report.machine}; ${meta.id}, ${households} households not renovated; median of ${runs} runs`,
		...neighbourTimes.map(
			({ communities: count, pairs, ms }) => `neighbours of ${count}: ${pairs} pairs, ${ms.toFixed(0)} ms`
		),
		['target', 'by', 'packages', 'torn', 'off range', 'packed', 'within 10 %', 'spread', 'ms', 'bound'].join(
			'\t'
		),
		...rows.map((row) =>
			[
				row.target,
				row.by,
				row.packages,
				row.torn,
				row.outOfRange,
				percent(row.packed),
				percent(row.onTarget),
				row.spread.toFixed(2),
				row.ms.toFixed(0),
				'packedBound' in row
					? `${percent(row.packedBound)} and ${percent(row.onTargetBound)}${row.isOptimal ? ', proven best' : ''}; in none: ${JSON.stringify(row.reasons)}`
					: ''
			].join('\t')
		)
	];
	process.stdout.write(`${lines.join('\n')}\n`);
}
