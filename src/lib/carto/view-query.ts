import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS, MINUTES_RANGE } from '#lib/core/coverage/settings.ts';
import type { LngLat } from '#lib/core/geometry/types.ts';
import { readEdits, roundEditLngLat, writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const MEASURES = ['households', 'people', 'communities', 'floorAreaM2'] as const;
export type Measure = (typeof MEASURES)[number];

/** Rows of the layer panel, in its order. */
export const LAYER_KEYS = [
	'circle-inner',
	'circle-outer',
	'service-areas',
	'plain-circle',
	'centres',
	'axes',
	'clusters',
	'districts',
	'neighbours',
	'walls',
	'links',
	'passages',
	'facilities',
	'buildings',
	'not-renovated',
	'along-axes',
	'under-way',
	'accepted',
	'lanes'
] as const;
export type LayerKey = (typeof LAYER_KEYS)[number];

const LAYERS_OFF_AT_FIRST: ReadonlySet<LayerKey> = new Set([
	'service-areas',
	'plain-circle',
	'districts',
	'neighbours'
]);

/** The desks of contiguous planning (连片), in the order of the strip. */
export const DESK_KEYS = [
	'axes',
	'packages',
	'mergers',
	'bundles',
	'siting',
	'clusters',
	'scenarios'
] as const;
export type DeskKey = (typeof DESK_KEYS)[number];

/** A `place` is any spot on the map; its id is its position, see `placeId`. */
export const SELECTION_KINDS = ['cluster', 'centre', 'community', 'axis', 'district', 'place'] as const;
export type SelectionKind = (typeof SELECTION_KINDS)[number];
export interface Selection {
	kind: SelectionKind;
	id: string;
}

/** A spot on the map as the id of a selection, and back; `undefined` if it is none. */
export const placeId = (lngLat: LngLat) => roundEditLngLat(lngLat).join(',');
export function readPlaceId(id: string): LngLat | undefined {
	const [lng, lat] = id.split(',').map(Number);
	return isWithin(lng, -180, 180) && isWithin(lat, -85, 85) ? [lng, lat] : undefined;
}

export const TABLE_REACHES = ['any', 'inner', 'beyond', 'between', 'outside'] as const;
export type TableReach = (typeof TABLE_REACHES)[number];
/** Every community, those not renovated (which coverage counts), or those of them along an axis. */
export const TABLE_ONLY = ['all', 'counted', 'axes'] as const;
export type TableOnly = (typeof TABLE_ONLY)[number];
export const TABLE_COLUMNS = [
	'name',
	'cluster',
	'state',
	'households',
	'yearBuilt',
	'property',
	'walk',
	'centre',
	'axis'
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** The table of communities: what it shows and in what order. */
export interface TableView {
	open: boolean;
	text: string;
	reach: TableReach;
	only: TableOnly;
	sort: TableColumn;
	descending: boolean;
}

/** Everything that a screen is made of; the URL holds it and nothing else does. */
export interface ViewValues {
	/** `null`: where the city opens. */
	camera: { lngLat: LngLat; zoom: number } | null;
	layers: ReadonlySet<LayerKey>;
	selection: Selection | null;
	/** Inner and outer life circle, whole minutes, inner < outer. */
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	measure: Measure;
	table: TableView;
	/** Changes of the plan on trial, in the order they were made. */
	edits: readonly Edit[];
	/** The desk that is open; `null`: none. */
	desk: DeskKey | null;
	/** Two scenarios side by side: ids, `base` for the plan as it is, `now` for what is on trial. */
	compare: readonly [a: string, b: string] | null;
	lang: Lang;
	theme: Theme;
}

const DEFAULT_TABLE: TableView = {
	open: false,
	text: '',
	reach: 'any',
	only: 'all',
	sort: 'walk',
	descending: true
};

export function defaultView(): ViewValues {
	return {
		camera: null,
		layers: new Set(LAYER_KEYS.filter((key) => !LAYERS_OFF_AT_FIRST.has(key))),
		selection: null,
		minutes: [DEFAULT_MINUTES[0]!, DEFAULT_MINUTES[1]!],
		speedMps: DEFAULT_SPEED_MPS,
		measure: 'households',
		table: DEFAULT_TABLE,
		edits: [],
		desk: null,
		compare: null,
		lang: 'zh',
		theme: 'auto'
	};
}

const pick = <Value extends string>(allowed: readonly Value[], text: string | null): Value | undefined =>
	allowed.find((value) => value === text);

/**
 * The view that a query string describes. What is missing, unknown or out of range is the default: a link from
 * another version still opens.
 */
export function readViewQuery(query: URLSearchParams): ViewValues {
	const view = defaultView();
	const [lng, lat, zoom] = (query.get('view') ?? '')
		.split(',')
		.map((part) => (part ? Number(part) : Number.NaN));
	if (isWithin(lng, -180, 180) && isWithin(lat, -85, 85) && isWithin(zoom, 0, 24))
		view.camera = { lngLat: [lng, lat], zoom };
	const layers = query.get('layers');
	const known = LAYER_KEYS.filter((key) => layers?.split(',').includes(key));
	// An empty list switches all off; a list of nothing known is from elsewhere.
	if (layers === '' || known.length > 0) view.layers = new Set(known);
	const [kind, ...id] = (query.get('select') ?? '').split(':');
	const selected = pick(SELECTION_KINDS, kind ?? null);
	if (selected && id.length > 0) view.selection = { kind: selected, id: id.join(':') };
	if (view.selection?.kind === 'place' && !readPlaceId(view.selection.id)) view.selection = null;
	const [inner, outer] = (query.get('minutes') ?? '').split(',').map(Number);
	if (isMinutes(inner) && isMinutes(outer) && inner < outer) view.minutes = [inner, outer];
	const speedMps = Number(query.get('speed'));
	if (isWithin(speedMps, 0.1, 5)) view.speedMps = speedMps;
	view.measure = pick(MEASURES, query.get('of')) ?? view.measure;
	view.table = {
		open: query.get('table') === '1',
		text: query.get('filter') ?? '',
		reach: pick(TABLE_REACHES, query.get('reach')) ?? DEFAULT_TABLE.reach,
		only: pick(TABLE_ONLY, query.get('only')) ?? DEFAULT_TABLE.only,
		...readSort(query.get('sort'))
	};
	view.edits = readEdits(query.get('whatif') ?? '');
	view.desk = pick(DESK_KEYS, query.get('desk')) ?? null;
	const [a, b, ...more] = (query.get('compare') ?? '').split(',');
	if (a && b && more.length === 0) view.compare = [a, b];
	view.lang = pick(LANGS, query.get('lang')) ?? view.lang;
	view.theme = pick(THEMES, query.get('theme')) ?? view.theme;
	return view;
}

function readSort(text: string | null): Pick<TableView, 'sort' | 'descending'> {
	const sort = pick(TABLE_COLUMNS, text?.replace(/^-/, '') ?? null);
	return sort
		? { sort, descending: text!.startsWith('-') }
		: { sort: DEFAULT_TABLE.sort, descending: DEFAULT_TABLE.descending };
}

const isWithin = (value: number | undefined, least: number, most: number): value is number =>
	value !== undefined && value >= least && value <= most;

const isMinutes = (value: number | undefined): value is number =>
	Number.isInteger(value) && isWithin(value, MINUTES_RANGE.min, MINUTES_RANGE.max);

/** The shortest query that reads back as this view: what is at its default is left out. */
export function writeViewQuery(view: ViewValues): URLSearchParams {
	return writeView(view, (value, usual) => value !== usual);
}

/** As {@link writeViewQuery}, with what is at its default: what each parameter of an address comes to. */
export function writeWholeView(view: ViewValues): URLSearchParams {
	return writeView(view, () => true);
}

function writeView(view: ViewValues, isWritten: (value: string, usual: string) => boolean): URLSearchParams {
	const base = defaultView();
	const query = new URLSearchParams();
	const set = (key: string, value: string, usual: string) => {
		if (isWritten(value, usual)) query.set(key, value);
	};
	if (view.camera) {
		const { lngLat, zoom } = view.camera;
		query.set('view', `${lngLat[0].toFixed(5)},${lngLat[1].toFixed(5)},${zoom.toFixed(2)}`);
	}
	const listed = (layers: ReadonlySet<LayerKey>) => LAYER_KEYS.filter((key) => layers.has(key)).join(',');
	set('layers', listed(view.layers), listed(base.layers));
	if (view.selection) query.set('select', `${view.selection.kind}:${view.selection.id}`);
	set('minutes', view.minutes.join(','), base.minutes.join(','));
	set('speed', String(view.speedMps), String(base.speedMps));
	set('of', view.measure, base.measure);
	set('table', view.table.open ? '1' : '', '');
	set('filter', view.table.text, '');
	set('reach', view.table.reach, base.table.reach);
	set('only', view.table.only, base.table.only);
	const sorted = ({ sort, descending }: TableView) => `${descending ? '-' : ''}${sort}`;
	set('sort', sorted(view.table), sorted(base.table));
	set('whatif', writeEdits(view.edits), '');
	set('desk', view.desk ?? '', '');
	set('compare', view.compare?.join(',') ?? '', '');
	set('lang', view.lang, base.lang);
	set('theme', view.theme, base.theme);
	return query;
}
