import { closeBrowser } from '#lib/server/browser/with-page.ts';
import { loadSeedCity } from '#lib/server/loaded-city.ts';
import { readReportWish } from '#lib/core/report/read-report-wish.ts';
import { makeReport } from '#lib/server/report/make-report.ts';
import { drawStaticMap } from '#lib/server/static/draw-static-map.ts';
import { readStaticRequest, type StaticFormat } from '#lib/server/static/read-static-request.ts';

/** Times what leaves the desk, default city, 1600 × 1000: `npm run outputs`. Every picture is another one. */
const VIEWS = [
	'',
	'select=cluster:cluster-05',
	'minutes=10,20',
	'theme=dark',
	'lang=en',
	'layers=clusters,centres,not-renovated'
];
const PLACES = ['auto', '115.49,38.87,13', '115.45,38.88,14', '115.47,38.86,12'];
const REPORTS = ['xlsx', 'docx', 'pptx', 'pdf'] as const;

const started = performance.now();
const city = await loadSeedCity('baoding');
say('city read from its files', performance.now() - started);

for (const format of ['svg', 'png', 'pdf'] as const) {
	const spent: number[] = [];
	for (const place of PLACES) for (const view of VIEWS) spent.push(await draw(format, place, view));
	const [first, ...later] = spent;
	// The first of all also draws circles for the first time; the first PNG starts the browser.
	say(`${format}, first`, first!);
	const sorted = later.toSorted((a, b) => a - b);
	say(`${format}, median of ${sorted.length} others`, sorted[sorted.length >> 1]!);
	say(`${format}, slowest`, sorted.at(-1)!);
}
for (const format of REPORTS) {
	const start = performance.now();
	const { bytes } = await makeReport(city, {
		format,
		wish: readReportWish(new URLSearchParams(), format),
		scenario: null,
		baseUrl: 'http://127.0.0.1:3000'
	});
	say(`report ${format}, ${(bytes.length / 1e6).toFixed(1)} MB`, performance.now() - start);
}
await closeBrowser();

async function draw(format: StaticFormat, place: string, view: string): Promise<number> {
	const start = performance.now();
	await drawStaticMap(city, readStaticRequest(place, `1600x1000.${format}`, new URLSearchParams(view)));
	return performance.now() - start;
}

function say(what: string, ms: number) {
	console.log(`${what}: ${Math.round(ms)} ms`);
}
