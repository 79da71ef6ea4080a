import type { Accuracy } from './measure-accuracy.ts';
import type { Agreement } from './check-agreement.ts';
import type { SpeedCase } from './compare-speed.ts';
import type { Skipped } from './load-city.ts';
import { FILE_BUDGETS, type FileFacts } from './measure-files.ts';
import { GROWTH_BUDGET, type Growth } from './measure-growth.ts';
import type { OwnWork, PolygonError } from './measure-own-work.ts';

/** All that a run finds; what `--json` prints. */
export interface Report {
	machine: string;
	date: string;
	cases: SpeedCase[];
	agreement: Agreement[];
	accuracy: Accuracy[];
	growth: Growth[];
	polygonErrors: PolygonError[];
	files: FileFacts[];
	ownWork: OwnWork[];
	skipped: Skipped[];
}

/** A line for every engine whose answers are not what they must be. */
export function listDisagreements({ agreement }: Report): string[] {
	return agreement
		.filter(({ agrees }) => !agrees)
		.map(
			({ engine, network, minutes, comparedWith, pairs, withinTolerance, needed, tolerance, worstM }) =>
				`${engine} disagrees with ${comparedWith} on ${network}, ${minutes} min: ` +
				`${pairs - Math.round(withinTolerance * pairs)} of ${pairs} distances differ by more than ${tolerance} ` +
				`(${percent(needed)} must not), the worst by ${worstM.toFixed(3)} m.`
		);
}

/** The report as tables. */
export function formatReport(report: Report): string {
	const { cases, agreement, accuracy, growth, polygonErrors, files, ownWork, skipped } = report;
	const notes = new Map(cases.map(({ engine, output, note }) => [`${engine}, ${output}`, note ?? '']));
	return [
		`${report.machine}, ${report.date}`,
		formatSpeed(cases),
		...(cases.length > 0 ? ['* cut short and scaled up to the whole. What was measured:'] : []),
		...[...notes].map(([key, note]) => `  ${key}: ${note}`),
		formatPreparation(cases),
		table(
			'Do the answers agree?',
			['network', 'min', 'engine', 'with', 'pairs', 'within', 'of', 'needed', 'worst m', ''],
			agreement.map((row) => [
				row.network,
				row.minutes,
				row.engine,
				row.comparedWith,
				row.pairs,
				percent(row.withinTolerance),
				row.tolerance,
				percent(row.needed),
				row.worstM.toPrecision(2),
				row.agrees ? 'agrees' : 'DISAGREES'
			])
		),
		table(
			'Who is placed wrongly: % of the places truly within reach of an origin',
			['network', 'min', 'method', 'origins', 'missed', 'wrongly inside'],
			accuracy.map((row) => [
				row.network,
				row.minutes,
				row.method,
				row.origins,
				row.missedPercent.toFixed(2),
				row.wronglyInsidePercent.toFixed(2)
			])
		),
		table(
			'Drawn circles against the streets, samples every 5 m: % of the samples within reach',
			['network', 'min', 'circles', 'missed: mean', 'worst', 'wrongly inside: mean', 'worst'],
			polygonErrors.map((row) => [
				row.network,
				row.minutes,
				row.circles,
				row.missedMeanPercent.toFixed(3),
				row.missedWorstPercent.toFixed(3),
				row.wronglyInsideMeanPercent.toFixed(3),
				row.wronglyInsideWorstPercent.toFixed(3)
			])
		),
		table(
			`lianpian's cost against the streets reached (doubling: budget ${GROWTH_BUDGET})`,
			['network', 'output', 'min', 'km reached', 'ms', 'µs per km', '2 × km takes'],
			growth.map((row) => [
				row.network,
				row.output,
				row.minutes,
				row.reachedKm.toFixed(0),
				row.medianMs.toFixed(2),
				row.microsecondsPerKm.toFixed(2),
				row.doubling === undefined ? '–' : `× ${row.doubling.toFixed(2)}`
			])
		),
		table(
			`Network as a file (budgets at 40,000 nodes: ${FILE_BUDGETS.gzipKb} KB compressed, ${FILE_BUDGETS.decodeMs} ms to read)`,
			['network', 'nodes', 'edges', 'km', 'KB', 'KB gzip', 'ms to read'],
			files.map((row) => [
				row.network,
				row.nodes,
				row.edges,
				row.streetKm.toFixed(0),
				(row.bytes / 1000).toFixed(0),
				(row.gzipBytes / 1000).toFixed(0),
				row.decodeMs.toFixed(1)
			])
		),
		table(
			'Own work',
			['network', 'work', 'median ms', 'min', 'max', 'runs'],
			ownWork.map((row) => [
				row.network,
				row.what,
				row.medianMs.toFixed(2),
				row.minMs.toFixed(2),
				row.maxMs.toFixed(2),
				row.runs
			])
		),
		table(
			'Skipped',
			['what', 'why'],
			skipped.map(({ what, reason }) => [what, reason])
		)
	]
		.filter((part) => part !== '')
		.join('\n')
		.concat('\n');
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** Networks and minutes down, engines across: milliseconds, and how many times ours. */
function formatSpeed(cases: readonly SpeedCase[]): string {
	const engines = [...new Set(cases.map(({ engine }) => engine))];
	const rows = new Map<string, SpeedCase[]>();
	for (const found of cases) {
		const key = `${found.output} ${found.network} ${found.minutes}`;
		rows.set(key, [...(rows.get(key) ?? []), found]);
	}
	const sorted = ['times', 'polygons'].flatMap((output) =>
		[...rows.values()].filter(([first]) => first!.output === output)
	);
	return table(
		'Median ms of 65 origins (in brackets: times as long as lianpian)',
		['output', 'network', 'min', ...engines],
		sorted.map((row) => {
			const ours = row.find(({ engine }) => engine === 'lianpian');
			return [
				row[0]!.output,
				row[0]!.network,
				row[0]!.minutes,
				...engines.map((engine) => {
					const found = row.find((item) => item.engine === engine);
					if (!found) return '–';
					const mark = found.extrapolatedFrom === undefined ? '' : '*';
					const ratio = ours && found !== ours ? ` (${toShort(found.medianMs / ours.medianMs)})` : '';
					return `${toShort(found.medianMs)}${mark}${ratio}`;
				})
			];
		})
	);
}

/** What it takes before the first answer. */
function formatPreparation(cases: readonly SpeedCase[]): string {
	const engines = [...new Set(cases.map(({ engine }) => engine))];
	const networks = [...new Set(cases.map(({ network }) => network))];
	return table(
		'Loading a network once, ms (graph, tiles, tables, index for drawing)',
		['network', ...engines],
		networks.map((network) => [
			network,
			...engines.map((engine) => {
				const found = cases.find((item) => item.network === network && item.engine === engine);
				return found ? found.prepareMs.toFixed(0) : '–';
			})
		])
	);
}

const toShort = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** A heading and columns as wide as they need to be; nothing where there are no rows. */
function table(
	heading: string,
	head: readonly string[],
	rows: readonly (readonly (string | number)[])[]
): string {
	if (rows.length === 0) return '';
	const cells = [head, ...rows].map((row) => row.map(String));
	const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
	const isNumeric = head.map((_, column) => rows.every((row) => /^[\d.,–×( ]/.test(String(row[column]))));
	const lines = cells.map((row) =>
		row
			.map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
			.join('  ')
			.trimEnd()
	);
	return ['', heading, ...lines].join('\n');
}
