import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How a route is asked in tests. */
export interface RouteRow {
	/** Addresses that answer quickly, and between them try all that the route does. */
	paths: readonly ((city: string) => string)[];
	/** Methods that change something, with what is sent. */
	writes?: Readonly<Partial<Record<string, unknown>>>;
	/** Nothing is read there. */
	isWriteOnly?: boolean;
	/** What is sent is a file, or nothing: a text that is too long is refused for another reason. */
	takesNoJson?: boolean;
}

const ROUTES = join(import.meta.dirname, '../../src/routes');
const NO_ID = 'none';
const NO_DRAFT = '00000000-0000-4000-8000-000000000000';

/** Every route of src/routes, by its id. A route without a row fails the test that reads them. */
export const ROUTE_TABLE: Readonly<Record<string, RouteRow>> = {
	'/': { paths: [() => '/'] },
	'/healthz': { paths: [() => '/healthz'] },
	'/backup.zip': { paths: [() => '/backup.zip'] },
	'/settings': { paths: [() => '/settings'], writes: { PUT: {} } },
	'/oembed': {
		paths: [
			(city) => `/oembed?url=${encodeURIComponent(`http://127.0.0.1/${city}`)}`,
			() => '/oembed',
			(city) => `/oembed?url=${encodeURIComponent(`http://127.0.0.1/${city}?known=x`)}`,
			() => '/oembed?url=x&format=xml'
		]
	},
	'/lianpian-map.js': { paths: [() => '/lianpian-map.js'] },
	'/lianpian-map.d.ts': { paths: [() => '/lianpian-map.d.ts'] },
	'/deck-template': { paths: [() => '/deck-template'], writes: { POST: undefined }, isWriteOnly: true },
	'/report-template.pptx': { paths: [() => '/report-template.pptx'] },
	'/cities': { paths: [() => '/cities'], writes: { POST: undefined }, takesNoJson: true },
	'/cities/outline': {
		paths: [() => '/cities/outline'],
		writes: { POST: undefined },
		isWriteOnly: true,
		takesNoJson: true
	},
	'/cities/proposal': { paths: [() => `/cities/proposal?name=${encodeURIComponent('新市')}`] },
	'/cities/jobs/[id]': { paths: [() => `/cities/jobs/${NO_ID}`], writes: { DELETE: undefined } },
	'/cities/[id]': {
		paths: [(city) => `/cities/${city}`, () => `/cities/${NO_ID}`],
		writes: { PATCH: { name: '' } }
	},
	'/cities/[id]/removal': {
		paths: [() => `/cities/${NO_ID}/removal`],
		writes: { PUT: undefined, DELETE: undefined },
		isWriteOnly: true,
		takesNoJson: true
	},
	'/embed/[city]': {
		paths: [
			(city) => `/embed/${city}`,
			(city) => `/embed/${city}?select=district:none&minutes=x`,
			(city) => `/embed/${city}?known=x&asof=y`,
			(city) => `/embed/${city}?known=999999`
		]
	},
	'/embed/[city]/picture': {
		paths: [(city) => `/embed/${city}/picture`, (city) => `/embed/${city}/picture?known=999999`]
	},
	'/embed/[city]/scene.json': {
		paths: [(city) => `/embed/${city}/scene.json`, (city) => `/embed/${city}/scene.json?known=999999`]
	},
	'/static/[city]/legend.[format]': {
		paths: [(city) => `/static/${city}/legend.svg`, (city) => `/static/${city}/legend.svg?known=x`]
	},
	'/static/[city]/[at]/[file]': {
		paths: [
			(city) => `/static/${city}/auto/400x300.svg?legend=1`,
			(city) => `/static/${city}/auto/400x300.svg?desk=packages`,
			(city) => `/static/${city}/auto/400x300.svg?desk=siting`,
			(city) => `/static/${city}/auto/400x300.svg?select=community:none`,
			(city) => `/static/${city}/auto/400x300.svg?known=999999`,
			(city) => `/static/${city}/115.4,38.8,13/200x100.png`
		]
	},
	'/[city]': { paths: [(city) => `/${city}`, (city) => `/${city}?select=community:none&whatif=close~none`] },
	'/[city]/plan.json': {
		paths: [
			(city) => `/${city}/plan.json`,
			(city) => `/${city}/plan.json?known=x&asof=y`,
			(city) => `/${city}/plan.json?known=999999`
		]
	},
	'/[city]/plan-source.json': {
		paths: [
			(city) => `/${city}/plan-source.json`,
			(city) => `/${city}/plan-source.json?known=x&asof=y`,
			(city) => `/${city}/plan-source.json?known=999999`
		]
	},
	'/[city]/streets.json': {
		paths: [(city) => `/${city}/streets.json`, (city) => `/${city}/streets.json?known=x`]
	},
	'/[city]/changes': {
		paths: [(city) => `/${city}/changes`, (city) => `/${city}/changes?since=x`],
		writes: { POST: { id: 'walk', base: 0, changes: [] } }
	},
	'/[city]/history/[layer]/[id]': {
		paths: [
			(city) => `/${city}/history/communities/${NO_ID}`,
			(city) => `/${city}/history/roofs/${NO_ID}`,
			(city) => `/${city}/history/communities/community-0001`
		]
	},
	'/[city]/log.json': {
		paths: [
			(city) => `/${city}/log.json`,
			(city) => `/${city}/log.json?before=x&limit=0`,
			(city) => `/${city}/log.json?bbox=1,2,3`
		]
	},
	'/[city]/clashes': { paths: [(city) => `/${city}/clashes`, (city) => `/${city}/clashes?all`] },
	'/[city]/clashes/[id]': {
		paths: [(city) => `/${city}/clashes/${NO_ID}`],
		writes: { POST: { id: 'walk', keep: 'mine' } }
	},
	'/[city]/presence': {
		paths: [(city) => `/${city}/presence`],
		writes: { POST: { id: 'walk', lngLat: [115, 38], zoom: 12 } }
	},
	'/[city]/diff.json': {
		paths: [
			(city) => `/${city}/diff.json?from=1`,
			(city) => `/${city}/diff.json?from=x`,
			(city) => `/${city}/diff.json?from=1&to=999999`
		]
	},
	'/[city]/coverage.json': {
		paths: [
			(city) => `/${city}/coverage.json`,
			(city) => `/${city}/coverage.json?known=x`,
			(city) => `/${city}/coverage.json?known=999999`
		]
	},
	'/[city]/known-ground.json': { paths: [(city) => `/${city}/known-ground.json`] },
	'/[city]/residential.json': { paths: [(city) => `/${city}/residential.json`] },
	'/[city]/ground': { paths: [(city) => `/${city}/ground`] },
	'/[city]/network': {
		paths: ['', '?known=1', '?known=x', '?known=999999'].map((query) => (city) => `/${city}/network${query}`)
	},
	'/[city]/network-state': { paths: [(city) => `/${city}/network-state`] },
	'/[city]/basemap.pmtiles': {
		paths: ['', '?known=x', '?known=999999'].map((query) => (city) => `/${city}/basemap.pmtiles${query}`)
	},
	'/[city]/print.[format]': {
		paths: [(city) => `/${city}/print.svg?paper=A4`, (city) => `/${city}/print.svg?known=999999`]
	},
	'/[city]/report.[format]': {
		paths: ['docx', 'xlsx', 'pptx', 'pdf'].map((format) => (city) => `/${city}/report.${format}`),
		writes: { POST: undefined }
	},
	'/[city]/export.[format]': {
		paths: [
			(city) => `/${city}/export.geojson?layers=clusters`,
			(city) => `/${city}/export.csv?layers=centres,doors`,
			(city) => `/${city}/export.csv?layers=differences&since=1`,
			(city) => `/${city}/export.csv?layers=roofs&crs=x&encoding=y&known=z`,
			(city) => `/${city}/export.geojson?layers=clusters&known=999999`,
			(city) => `/${city}/export.docx`
		],
		writes: { POST: undefined }
	},
	'/[city]/import': { paths: [(city) => `/${city}/import`], writes: { POST: {} }, takesNoJson: true },
	'/[city]/single.html': {
		paths: [
			(city) => `/${city}/single.html`,
			(city) => `/${city}/single.html?briefing=${NO_ID}`,
			(city) => `/${city}/single.html?known=x`
		]
	},
	'/[city]/views': { paths: [(city) => `/${city}/views`], writes: { POST: { name: '走廊', query: '' } } },
	'/[city]/views/[id]': {
		paths: [(city) => `/${city}/views/${NO_ID}`],
		writes: { POST: { revision: 1 }, PUT: {}, DELETE: undefined }
	},
	'/[city]/scenarios': { paths: [(city) => `/${city}/scenarios`], writes: { POST: { name: '走廊' } } },
	'/[city]/scenarios/[id]': {
		paths: [(city) => `/${city}/scenarios/${NO_ID}`],
		writes: { POST: { revision: 1 }, PUT: {}, DELETE: undefined }
	},
	'/[city]/briefings': {
		paths: [(city) => `/${city}/briefings`],
		writes: { POST: { name: '走廊', template: 'full', lang: 'zh' } }
	},
	'/[city]/briefings/[id]': {
		paths: [(city) => `/${city}/briefings/${NO_ID}`],
		writes: { POST: { revision: 1 }, PUT: { name: '走廊', document: {}, revision: 1 }, DELETE: undefined }
	},
	'/[city]/drafts/[id]': {
		paths: [(city) => `/${city}/drafts/${NO_ID}`, (city) => `/${city}/drafts/${NO_DRAFT}`],
		writes: { PUT: { revision: 1, document: {} }, DELETE: undefined }
	},
	'/[city]/present/[id]': {
		paths: [(city) => `/${city}/present/${NO_ID}`, (city) => `/${city}/present/${NO_ID}?known=x`]
	},
	'/[city]/present/[id]/deck.pptx': {
		paths: [
			(city) => `/${city}/present/${NO_ID}/deck.pptx`,
			(city) => `/${city}/present/${NO_ID}/deck.pptx?known=x`
		],
		writes: { POST: undefined }
	},
	'/[city]/present/[id]/handout': {
		paths: [
			(city) => `/${city}/present/${NO_ID}/handout`,
			(city) => `/${city}/present/${NO_ID}/handout?known=x`
		]
	},
	'/[city]/present/[id]/handout/[slide].svg': {
		paths: [
			(city) => `/${city}/present/${NO_ID}/handout/1.svg`,
			(city) => `/${city}/present/${NO_ID}/handout/1.svg?known=x`
		]
	}
};

/** The ids of all routes that answer something, as the folders of src/routes name them. */
export function listRouteIds(): string[] {
	const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' }).map((file) =>
		file.replaceAll('\\', '/')
	);
	const ids = files
		.filter((file) => /(^|\/)\+(server\.ts|page\.svelte|page(\.server)?\.ts)$/.test(file))
		.map((file) => `/${file.replace(/\/?\+[^/]*$/, '')}`);
	return [...new Set(ids)].toSorted();
}
