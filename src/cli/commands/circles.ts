import { listGapFeatures } from '#lib/core/ground/list-gap-features.ts';
import { LEAST_GAP_M2 } from '#lib/core/ground/settings.ts';
import { DEFAULT_MINUTES } from '#lib/core/coverage/settings.ts';
import { listMovedWays } from '#lib/core/coverage/list-moved-ways.ts';
import { isOffNetwork } from '#lib/core/coverage/place-sites.ts';
import { describeMoved } from '../coverage-warnings.ts';
import {
	drawAreas,
	drawCommonCircles,
	measureCircles,
	writeEachCircle,
	MEASURE_STEP_M,
	type BudgetErrors
} from '../draw-circles.ts';
import { measureGroundOf } from '../ground/measure-ground-of.ts';
import { toGroundDocument, toGroundTable } from '../ground/write-ground.ts';
import { buildProgress, note, printJson, printText, writeWhole } from '../output.ts';
import {
	describeSource,
	describeTrial,
	loadTriedPlan,
	TRIED_HELP,
	TRIED_OPTIONS,
	type TriedPlan
} from '../tried-plan.ts';
import { EXIT, readMinutes, readOptions, readSpeed, UsageError, type Command } from '../usage.ts';

const MEASURED_MINUTES = [5, 10, 15, 20, 30];

export const circles: Command = {
	help: `Usage: lianpian circles [--each | --areas] [--minutes 15,30] [--out FILE]
                        [--city baoding] [--network F] [--centres F] [--speed 1.0] [--what-if TEXT]
       lianpian circles --ground [--land F] [--least-gap 10000] [--minutes 15,30] [--out FILE] [--json]
       lianpian circles --errors [--minutes ${MEASURED_MINUTES.join(',')}] [--json]

Prints one GeoJSON FeatureCollection, WGS-84: the life circle of all centres together, one feature a budget,
with the error that it has on the streets: samples every ${MEASURE_STEP_M} m reached, missed and wronglyInside.

  --each             the life circle of each centre on its own, one feature a centre and budget
  --areas            who serves where: one feature a centre, as far as the largest budget
  --ground           how much of the land, and of the residential land, of the city, each district and each cluster
                     lies within the circle, and what lies beyond it in one piece, worst first; --out takes these
                     gaps as GeoJSON. Land is what lies in the city's clusters, else in its districts; residential
                     land is that of the land use map, else the ground of the old communities
  --land F           with --ground: GeoJSON areas instead of the city's clusters
  --least-gap M2     with --ground: smaller gaps are only counted (default: ${LEAST_GAP_M2} m², one hectare)
  --errors           no polygons, but a table of the errors of every centre's circle, and of the most ground that
                     one leaves out of the same centre's next smaller circle
  --minutes LIST     budgets in minutes (default: 15,30; with --errors ${MEASURED_MINUTES.join(',')})
  --speed MPS        walking speed in metres a second (default: 1.0)
  --out FILE         write the GeoJSON there instead of on stdout
${TRIED_HELP}
  --json             with --errors or --ground one JSON document on stdout

Circles are drawings: who is covered is told by walks, never by them. Ground coverage alone is measured on them, for land
does not walk; its JSON is
{"measuredOn":"drawing","land":"clusters"|"districts"|"file","residentialLand":"landuse"|"communities"|null,
"errors":[{"minutes","reached","missed","wronglyInside","missedPercent","wronglyInsidePercent"}],
"totals":{"landM2","within":{"15":{"areaM2","share"},…},"residential":{the same}|null},
"districts":[{"id","name",the same}],"clusters":[…],"leastGapM2",
"gaps":[{"minutes","rank","areaM2","residentialM2","partId","partName","districtIds","lngLat",
"nearest":[{"kind","id","name","distanceM"}]}],
"slivers":[{"minutes","count","areaM2"}]}
`,
	async run(args) {
		const { values } = readOptions(args, {
			...TRIED_OPTIONS,
			minutes: { type: 'string' },
			each: { type: 'boolean', default: false },
			areas: { type: 'boolean', default: false },
			errors: { type: 'boolean', default: false },
			ground: { type: 'boolean', default: false },
			land: { type: 'string' },
			'least-gap': { type: 'string' },
			out: { type: 'string' }
		});
		const { each, areas, errors, ground, out } = values;
		if (Number(each) + Number(areas) + Number(errors) + Number(ground) > 1)
			throw new UsageError('circles takes one of --each, --areas, --ground and --errors.');
		if (!ground && (values.land !== undefined || values['least-gap'] !== undefined))
			throw new UsageError('--land and --least-gap are for --ground.');
		if (out !== undefined && (out === '' || errors))
			throw new UsageError(
				errors ? '--out is for polygons, not for --errors.' : '--out takes the path of a file, not nothing.'
			);
		const usual = errors ? MEASURED_MINUTES : DEFAULT_MINUTES;
		const minutes = readMinutes(values.minutes ?? usual.join(','));
		const speedMps = readSpeed(values.speed);
		const plan = await loadTriedPlan(values);
		warnOfPlacing(plan);
		const request = { minutes, speedMps, onProgress: buildProgress('circles') };
		if (errors) {
			const measured = measureCircles(plan, request);
			if (values.json)
				printJson({ speedMps, stepM: MEASURE_STEP_M, ...describeSource(plan), errors: measured });
			else printText(toTable(measured, plan, speedMps));
			return EXIT.done;
		}
		if (ground) {
			const leastGapM2 = readLeastGap(values['least-gap']);
			const found = await measureGroundOf(plan, { ...request, landFile: values.land, leastGapM2 });
			const source = describeSource(plan);
			if (out !== undefined)
				await writeWhole(
					out,
					`${JSON.stringify({ type: 'FeatureCollection', ...source, features: listGapFeatures(found) })}\n`
				);
			if (values.json) printJson({ minutes, speedMps, ...source, ...toGroundDocument(found, values.land) });
			else printText(`${describeTrial(plan)}Walking ${speedMps} m/s. ${toGroundTable(found)}`);
			return EXIT.done;
		}
		const features = each
			? writeEachCircle(plan, request)
			: (areas ? drawAreas : drawCommonCircles)(plan, request).map((feature) => JSON.stringify(feature));
		const head = JSON.stringify({ type: 'FeatureCollection', ...describeSource(plan), features: [] });
		const text = `${head.slice(0, -']}'.length)}${features.join(',')}]}\n`;
		if (out === undefined) printText(text);
		else await writeWhole(out, text);
		return EXIT.done;
	}
};

function readLeastGap(text = String(LEAST_GAP_M2)): number {
	const leastGapM2 = Number(text);
	if (text.trim() !== '' && leastGapM2 >= 0 && Number.isFinite(leastGapM2)) return leastGapM2;
	throw new UsageError(`--least-gap takes square metres, 0 or more, not "${text}".`);
}

function warnOfPlacing({ answer: { ground } }: TriedPlan) {
	const off = ground.centres.filter(isOffNetwork);
	if (ground.centres.length === 0) note('lianpian: there is no open centre, so nothing is within reach.');
	if (off.length > 0)
		note(
			`lianpian: centres further than 1 km from every street, left out: ${off.map(({ id }) => id).join(', ')}; check the coordinates or the network's extent.`
		);
	// The communities may be another city's than the network: circles are of centres alone.
	const moved = { centres: listMovedWays(ground.centres), communities: [] };
	for (const sentence of describeMoved(moved)) note(`lianpian: ${sentence}`);
}

function toTable(measured: readonly BudgetErrors[], plan: TriedPlan, speedMps: number): string {
	const percent = (share: number) => share.toFixed(3);
	return [
		`${describeTrial(plan)}Walking ${speedMps} m/s: samples every ${MEASURE_STEP_M} m of street on the wrong side of a drawn circle, per cent of those reached.`,
		[
			'minutes',
			'centres',
			...['mean', 'worst', 'union'].flatMap((of) => [`${of} missed`, `${of} wrongly inside`]),
			'left out, m²'
		].join('\t'),
		...measured.map(({ minutes, centres, mean, worst, union, leftOut }) =>
			[
				minutes,
				centres,
				...[mean, worst, union].flatMap(({ missedPercent, wronglyInsidePercent }) => [
					percent(missedPercent),
					percent(wronglyInsidePercent)
				]),
				leftOut.worstM2.toFixed(3)
			].join('\t')
		),
		''
	].join('\n');
}
