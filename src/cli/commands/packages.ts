import { listCityAxes } from '#lib/core/axes/list-city-axes.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import { buildPackageGround } from '#lib/core/packages/build-package-ground.ts';
import { proposePackages } from '#lib/core/packages/propose-packages.ts';
import { DEFAULT_TARGET, ON_TARGET_SHARE, PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import type { PackageGround, PackageSettings } from '#lib/core/packages/types.ts';
import { buildProgress, printJson, printText } from '../output.ts';
import { readGap, readSeed, readSizes, readTimeLimitMs } from '../planning-options.ts';
import { toDocument, toTable } from '../packages/show-proposal.ts';
import { loadTriedPlan, measureTriedPlan, TRIED_HELP, TRIED_OPTIONS, type TriedPlan } from '../tried-plan.ts';
import { EXIT, readOptions, readSpeed, UsageError, type Command } from '../usage.ts';

export const packages: Command = {
	help: `Usage: lianpian packages [--city baoding] [--network F] [--centres F] [--communities F] [--all]
                         [--target ${DEFAULT_TARGET.households}] [--range LEAST,MOST] [--measure households|floorAreaM2]
                         [--gap ${DEFAULT_GAP_M}] [--across-clusters] [--seed 1] [--time-limit S] [--json]

${TRIED_HELP}
  --speed MPS        walking speed in metres a second (default: 1.0)
  --target N         size that packages are to have (default: ${DEFAULT_TARGET.households} households, ${DEFAULT_TARGET.floorAreaM2} m²)
  --range LEAST,MOST sizes they may have (default: half to one and a half of the target)
  --measure M        households or floorAreaM2 (default: households)
  --gap M            most metres between neighbours (default: ${DEFAULT_GAP_M})
  --across-clusters  packages may hold communities of several clusters
  --seed N           of the search in large groups (default: 1)
  --time-limit S     stop after so many seconds, with the best so far and "stopped": "time" (default: no limit)
  --json             one JSON document on stdout

As much as possible in packages, then as much as possible in packages within ${100 * ON_TARGET_SHARE} % of the target, then axis
frontage, shared walls, district (sub-districts are not in the data) and nearest centre kept together.
Communities without a cluster form one area. Exit code 1 if nothing can be packaged.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			target: { type: 'string' },
			range: { type: 'string' },
			measure: { type: 'string', default: 'households' },
			gap: { type: 'string', default: String(DEFAULT_GAP_M) },
			'across-clusters': { type: 'boolean', default: false },
			seed: { type: 'string', default: '1' },
			'time-limit': { type: 'string' }
		});
		const sizes = readSizes(values);
		const gapM = readGap(values.gap);
		const seed = readSeed(values.seed);
		const timeLimitMs = readTimeLimitMs(values['time-limit']);
		const speedMps = readSpeed(values.speed);
		const plan = await loadTriedPlan(values);
		const ground = prepareGround(plan, { gapM, speedMps, hasAxes: values.communities === undefined });
		checkMeasured(ground, sizes);
		const settings: PackageSettings = {
			...sizes,
			acrossClusters: values['across-clusters'],
			weights: PACKAGE_WEIGHTS
		};
		const proposal = proposePackages(ground, settings, {
			seed,
			timeLimitMs,
			nowMs: () => performance.now(),
			onProgress: buildProgress('packages')
		});
		if (values.json) printJson(toDocument({ proposal, ground, plan, seed }));
		else printText(toTable({ proposal, ground, plan, seed }));
		return proposal.plan.packages.length > 0 ? EXIT.done : EXIT.no;
	}
};

function prepareGround(
	plan: TriedPlan,
	{ gapM, speedMps, hasAxes }: { gapM: number; speedMps: number; hasAxes: boolean }
): PackageGround {
	const { counted } = measureTriedPlan(plan, { minutes: [], speedMps });
	return buildPackageGround({
		communities: counted.map(({ props }) => props),
		network: plan.network,
		gapM,
		axes: hasAxes && plan.city ? listAxes(plan.city) : [],
		walks: new Map(counted.map(({ id, centreId, walkSeconds }) => [id, { centreId, walkSeconds }]))
	});
}

function listAxes({ features }: NonNullable<TriedPlan['city']>) {
	const streets = features.streets.features.map(({ geometry, properties: { name } }) => ({
		name,
		lngLats: geometry.coordinates as LngLat[]
	}));
	return listCityAxes(features, streets).axes;
}

/** Without amounts every group would be "too small": better say what is missing. */
function checkMeasured({ communities }: PackageGround, { measure }: Pick<PackageSettings, 'measure'>): void {
	if (communities.length > 0 && communities.every((community) => !(community[measure] > 0)))
		throw new UsageError(`No community has ${measure}; give them in --communities, or another --measure.`);
	const unknown = communities.find((community) => Number.isNaN(community[measure]));
	if (unknown)
		throw new UsageError(
			`community "${unknown.id}": ${measure}: is missing; give it in --communities, or another --measure.`
		);
}
