import { proposeBundles } from '#lib/core/bundles/propose-bundles.ts';
import { BUNDLE_SIZE, BUNDLE_WORK, COUNT_TOLERANCE } from '#lib/core/bundles/settings.ts';
import type { BundledGroup, BundlesAnswer, BundleSizes, Impossible } from '#lib/core/bundles/types.ts';
import { loadHighs } from '#lib/core/solver/load-highs.ts';
import { sayObstacle, yuan } from '../bundles/say-obstacle.ts';
import { toBundleCommunities, type BundlesBy } from '../bundles/to-bundle-communities.ts';
import { buildProgress, printJson, printText } from '../output.ts';
import { readEffort, readSeed, readTimeLimitMs, sayStopped, SEARCH_HELP } from '../planning-options.ts';
import { MOMENT_HELP } from '../asked-plan.ts';
import { describePlan, loadPlan, PLAN_OPTIONS, sayPlan, type Plan } from '../plan.ts';
import { EXIT, readOptions, toNumber, toNumbers, UsageError, type Command } from '../usage.ts';

const { leastHouseholds, mostHouseholds } = BUNDLE_SIZE;

/** Larger ones would be no exact number of fen, and beyond the solver. */
const MOST_MARGIN_YUAN = 1e12;

export const bundles: Command = {
	help: `Usage: lianpian bundles [--by district|cluster] [--size ${leastHouseholds},${mostHouseholds} | --count K] [--max-distance M] [--margin YUAN]
                        [--no-common-income] [--city baoding] [--communities F] [--all] [--seed 1]
                        [--effort 1] [--time-limit S] [--json]

  --by WHAT          each district or each cluster by itself (default: district)
  --size A,B         households of a bundle (default: ${leastHouseholds},${mostHouseholds}: ${BUNDLE_SIZE.source.en})
  --count K          so many bundles in each, their households even to ${100 * COUNT_TOLERANCE} %
  --max-distance M   metres from a bundle's base to any of its communities, straight from centroid to centroid;
                     no two are further apart than twice that (default: no limit)
  --margin YUAN      what every bundle is to have left a year (default: 0)
  --no-common-income income from common parts pays for its own community only (Civil Code art 282)
  --city NAME        a city built by this program (default: baoding)
${MOMENT_HELP}
  --communities F    GeoJSON points or areas with households, floorAreaM2, serviceFeeYuanPerM2Month, collectionRate
                     (0 to 1), serviceCostYuanPerYear and, where there is any, extraIncomeYuanPerYear
  --all              renovated communities too
${SEARCH_HELP}
  --json             one JSON document on stdout

A community's balance is fee × 12 × floor area × collection rate + extra income − cost, yuan a year. Bundles need the
least subsidy first, then the fewest metres from communities to bases. Exit code 1: somewhere it cannot be done, or was
not found; the answer says what stands in the way and what subsidy would do.
`,
	async run(args) {
		const { values } = readOptions(args, {
			...PLAN_OPTIONS,
			by: { type: 'string', default: 'district' },
			size: { type: 'string' },
			count: { type: 'string' },
			'max-distance': { type: 'string' },
			margin: { type: 'string', default: '0' },
			'no-common-income': { type: 'boolean', default: false },
			seed: { type: 'string', default: '1' },
			effort: { type: 'string', default: '1' },
			'time-limit': { type: 'string' },
			json: { type: 'boolean', default: false }
		});
		const by = readBy(values.by);
		const sizes = readBundleSizes(values);
		const maxDistanceM = readMaxDistance(values['max-distance']);
		const marginYuan = toNumber(values.margin);
		if (!(Math.abs(marginYuan) <= MOST_MARGIN_YUAN))
			throw new UsageError(
				`--margin takes a number of yuan, ${MOST_MARGIN_YUAN.toLocaleString('en')} at most either way, not "${values.margin}".`
			);
		const seed = readSeed(values.seed);
		const work = readEffort(values.effort) * BUNDLE_WORK;
		const timeLimitS = readTimeLimitMs(values['time-limit']) / 1000;
		const plan = await loadPlan(values, { parts: ['communities'] });
		const rowOf = new Map(plan.communities.map(({ id }, i) => [id, i + 1]));
		const communities = toBundleCommunities(
			plan.communities.filter(({ id }) => plan.countedIds.has(id)),
			{
				by,
				file: values.communities ?? `city ${values.city}`,
				rowOf: values.communities === undefined ? undefined : (id) => rowOf.get(id)!
			}
		);
		checkCount(communities, sizes, by);
		const answer = proposeBundles(communities, {
			sizes,
			maxDistanceM,
			marginYuan,
			keepsCommonIncome: values['no-common-income'],
			seed,
			work,
			timeLimitS,
			solver: await loadHighs(),
			nowMs: () => performance.now(),
			onProgress: buildProgress('bundles')
		});
		if (values.json) printJson(toDocument(answer, plan, by));
		else printText(toTable(answer, plan, by));
		return answer.groups.some(({ impossible }) => impossible) ? EXIT.no : EXIT.done;
	}
};

function readBy(text: string): BundlesBy {
	if (text === 'district' || text === 'cluster') return text;
	throw new UsageError(`--by takes district or cluster, not "${text}".`);
}

function readBundleSizes({
	size,
	count
}: {
	size?: string | undefined;
	count?: string | undefined;
}): BundleSizes {
	if (size !== undefined && count !== undefined)
		throw new UsageError('--size and --count say the same in two ways; give one of them.');
	if (count !== undefined) {
		const number = toNumber(count);
		if (Number.isSafeInteger(number) && number > 0) return { count: number };
		throw new UsageError(`--count takes a whole number, 1 or more, not "${count}".`);
	}
	if (size === undefined) return { leastHouseholds, mostHouseholds };
	const [least = Number.NaN, most = Number.NaN, ...more] = toNumbers(size);
	if (least >= 0 && most >= least && most > 0 && most < Infinity && more.length === 0)
		return { leastHouseholds: least, mostHouseholds: most };
	throw new UsageError(
		`--size takes the least and the most households of a bundle, such as ${leastHouseholds},${mostHouseholds}, not "${size}".`
	);
}

function readMaxDistance(text: string | undefined): number {
	if (text === undefined) return Infinity;
	const metres = toNumber(text);
	if (metres >= 0 && metres < Infinity) return metres;
	throw new UsageError(`--max-distance takes a number of metres, 0 or more, not "${text}".`);
}

function checkCount(
	communities: readonly { groupId: string | null }[],
	sizes: BundleSizes,
	by: BundlesBy
): void {
	if (!('count' in sizes)) return;
	const sizeOf = new Map<string | null, number>();
	for (const { groupId } of communities) sizeOf.set(groupId, (sizeOf.get(groupId) ?? 0) + 1);
	for (const [groupId, size] of sizeOf)
		if (size < sizes.count)
			throw new UsageError(
				`--count ${sizes.count} is more than the ${size} communities of ${groupId ?? `no ${by}`}; give ${size} or less.`
			);
}

function toDocument({ groups, legal, stopped }: BundlesAnswer, plan: Plan, by: BundlesBy) {
	const names = by === 'district' ? plan.districtNames : plan.clusterNames;
	return {
		...describePlan(plan.city),
		attribution: plan.attribution,
		illustrative: plan.isIllustrative,
		by,
		[by === 'district' ? 'districts' : 'clusters']: groups.map(({ groupId, ...group }) => ({
			[`${by}Id`]: groupId,
			name: groupId === null ? null : (names.get(groupId) ?? groupId),
			...group
		})),
		legal,
		stopped
	};
}

function toTable({ groups, legal, stopped }: BundlesAnswer, plan: Plan, by: BundlesBy): string {
	const names = by === 'district' ? plan.districtNames : plan.clusterNames;
	return [
		`${plan.isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(plan.city)}Bundles in which strong communities carry weak ones; yuan a year, straight metres.`,
		...sayStopped(stopped),
		...groups.flatMap((group) => [
			'',
			`${names.get(group.groupId ?? '') ?? group.groupId ?? '–'}: ${group.communities} communities, ${group.households} households, ${yuan(group.balanceYuan)} yuan; ${sayQuality(group)}`,
			...(group.impossible ? sayImpossible(group.impossible) : []),
			['bundle', 'communities', 'households', 'balance', 'subsidy', 'carried', 'to base m', 'across m'].join(
				'\t'
			),
			...group.bundles.map((bundle) =>
				[
					bundle.id,
					bundle.communityIds.length,
					bundle.households,
					yuan(bundle.balanceYuan),
					yuan(bundle.subsidyYuan),
					`${yuan(bundle.transferYuan)} (${bundle.strong.length} for ${bundle.weak.length})`,
					bundle.reachM,
					bundle.diameterM
				].join('\t')
			)
		]),
		'',
		...legal.map(
			({ article, text, bundleIds, communityIds }) =>
				`民法典 art ${article}: ${text.zh} ${text.en} (${bundleIds.length} bundles, ${communityIds.length} communities)`
		),
		''
	].join('\n');
}

function sayImpossible({
	isProven,
	because,
	subsidyYuan,
	subsidyBoundYuan,
	bundles: lacking
}: Impossible): string[] {
	const isMoneyOnly = lacking.every(({ offHouseholds, overM }) => offHouseholds === 0 && overM === 0);
	const verdict = isProven ? 'not possible' : 'not found';
	return [
		isMoneyOnly
			? `  ${verdict} without a subsidy; ${yuan(subsidyYuan)} yuan would do, ${yuan(subsidyBoundYuan)} are needed at least, because`
			: `  ${verdict} with these sizes and distances; below is the nearest that was found; because`,
		...because.map((obstacle) => `  - ${sayObstacle(obstacle)}`)
	];
}

function sayQuality({ objective, bound, gap, optimal }: BundledGroup): string {
	if (gap === null) return `${objective} m to bases`;
	return optimal
		? `${objective} m to bases, proven least`
		: `${objective} m to bases, ${bound} at least (gap ${(100 * gap).toFixed(1)} %)`;
}
