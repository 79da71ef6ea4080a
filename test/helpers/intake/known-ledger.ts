import type { LngLat } from '#lib/core/geometry/types.ts';
import { readLedger } from '#lib/core/intake/ledger/read-ledger.ts';
import type { SourceLayer, SourceValue } from '#lib/core/intake/types.ts';
import {
	buildDraw,
	drawFigures,
	drawKnownCity,
	GENERIC,
	type Draw,
	type KnownCity,
	type KnownPlace
} from './known-city.ts';
import { DISTORTIONS, NEWCOMERS, NOTATIONS, wordsOf, type Spelling } from './known-spellings.ts';

/** A row of a made ledger, and what it truly is. */
export interface KnownRow {
	/** The same for a row and what it is a month later. */
	key: string;
	/** How its name differs from that in the plan, or what kind of new place it is. */
	category: string;
	/** `null`: it is not in the plan. */
	truth: string | null;
	name: string;
	aliases: string;
	district: string;
	id: string;
	figures: Partial<KnownPlace['figures']>;
	at: LngLat | null;
	/** Where it truly is. */
	placeOfNew: LngLat;
	/** Whether the row says enough to tell which place it is. */
	isDecidable: boolean;
}

export interface KnownLedger {
	city: KnownCity;
	rows: KnownRow[];
	layout: LedgerLayout;
}

interface LedgerLayout {
	hasDistrict: 'none' | 'column' | 'groups';
	/** Numbers of the list itself say nothing. */
	ids: 'none' | 'own' | 'of the list';
	hasPlace: boolean;
	hasAliases: boolean;
	figures: (keyof KnownPlace['figures'])[];
	isTenThousand: boolean;
	numbering: string;
	hasSums: boolean;
}

const FIGURES = ['households', 'buildings', 'floorAreaM2', 'yearBuilt', 'people'] as const;
const HEADINGS = {
	households: '户数',
	buildings: '楼栋数',
	yearBuilt: '建成年代',
	people: '人口'
} as const;
/** A ledger of most of a made city, with what each row truly is. The same seed gives the same. */
export function drawKnownLedger(seed: number): KnownLedger {
	const draw = buildDraw(seed);
	const { chance, pick, between, shuffle } = draw;
	const city = drawKnownCity(draw);
	const layout: LedgerLayout = {
		hasDistrict: pick(['none', 'column', 'column', 'groups', 'groups']),
		ids: pick(['none', 'none', 'none', 'own', 'of the list']),
		hasPlace: chance(0.35),
		hasAliases: chance(0.2),
		figures: FIGURES.filter(() => chance(0.75)),
		isTenThousand: chance(0.3),
		numbering: pick(['', '', '%n.', '%n、', '（%n）']),
		hasSums: chance(0.7)
	};
	const rows: KnownRow[] = [];
	const names = new Set<string>();
	/** By what a planner would call the same. */
	const put = (row: Omit<KnownRow, 'isDecidable' | 'key'>, isPlain: boolean) => {
		const said = `${row.name}|${layout.hasDistrict === 'none' ? '' : row.district}`;
		if (names.has(said)) return;
		names.add(said);
		const place = city.places.find(({ id }) => id === row.truth);
		rows.push({
			...row,
			key: `row-${rows.length}`,
			isDecidable:
				place === undefined || isPlain || tells(row, place, row.category === 'renamed without a word' ? 5 : 3)
		});
	};
	for (const place of shuffle(city.places)) {
		if (chance(0.12)) continue;
		const isPlain = chance(0.8) && !GENERIC.includes(place.family ?? '');
		const [category, name] = drawSpelling(isPlain ? NOTATIONS : DISTORTIONS, place, draw, layout);
		if (isPlain && category !== 'exact' && isUnclear(name, place, city)) continue;
		if (category !== 'name of many' && isOfAnother(name, place, city)) continue;
		const of = category === 'exact' || category !== 'renamed without a word' || !layout.hasAliases;
		put(
			{
				category,
				truth: place.id,
				name,
				aliases: layout.hasAliases && (!of || chance(0.3)) ? place.name : '',
				district: place.district,
				id: layout.ids === 'own' && chance(0.9) ? place.id : '',
				figures: drawStated(place.figures, layout, draw),
				at: layout.hasPlace && chance(0.9) ? shake(place.at, draw) : null,
				placeOfNew: place.at
			},
			isPlain || (layout.hasAliases && !of) || (category === 'name of many' && layout.hasDistrict !== 'none')
		);
	}
	const listed = new Set(rows.map(({ truth }) => truth));
	const absent = city.places.filter(({ id }) => !listed.has(id));
	const existing = new Set(city.places.flatMap(({ name, aliases }) => [name, ...aliases]));
	for (let n = between(0, Math.ceil(rows.length / 2)); n > 0; n--) {
		// One that the ledger lacks is not kept by a row of its own.
		const like = pick(chance(0.5) && absent.length > 0 ? absent : city.places);
		const category = pick(Object.keys(NEWCOMERS));
		const name = NEWCOMERS[category]!(like, draw);
		const isElsewhere = category === 'same name elsewhere';
		if (isElsewhere && layout.hasDistrict === 'none') continue;
		if (name === undefined || (existing.has(name) && !isElsewhere) || GENERIC.includes(like.family ?? ''))
			continue;
		if (rows.some((row) => row.name === name)) continue;
		const others = city.districts.filter((one) => one !== like.district);
		const district = isElsewhere ? pick(others) : chance(0.6) ? like.district : pick(city.districts);
		// Some are next door, and some were built in the same year with as many houses.
		const isNextDoor = district === like.district && chance(0.3);
		const at: LngLat = isNextDoor ? [like.at[0] + 0.0022, like.at[1]] : city.free.get(district)!.pop()!;
		const figures = drawFigures(draw);
		if (chance(0.15))
			Object.assign(figures, { buildings: like.figures.buildings, yearBuilt: like.figures.yearBuilt });
		put(
			{
				category,
				truth: null,
				name,
				aliases: '',
				district,
				id: '',
				figures: drawStated(figures, layout, draw),
				at: layout.hasPlace && chance(0.9) ? shake(at, draw) : null,
				placeOfNew: at
			},
			true
		);
	}
	return { city, layout, rows: shuffle(rows) };
}

function drawSpelling(
	of: Record<string, Spelling>,
	place: KnownPlace,
	draw: Draw,
	layout: LedgerLayout
): [string, string] {
	const { pick, chance } = draw;
	if (of === NOTATIONS && chance(0.5)) return ['exact', place.name];
	for (let tries = 0; tries < 40; tries++) {
		const category = pick(Object.keys(of));
		const name = of[category]!(place.name, place, draw, layout);
		if (name !== undefined) return [category, name];
	}
	return ['exact', place.name];
}

/** Whether another place has the same letters but for those that notation changes. */
function isUnclear(name: string, { id }: KnownPlace, { places }: KnownCity): boolean {
	const sound = wordsOf(name).join('').toLowerCase().replace(/\s/g, '');
	return places.some(
		(other) =>
			other.id !== id &&
			[other.name, ...other.aliases].some(
				(one) => one === name || wordsOf(one).join('').toLowerCase() === sound
			)
	);
}

const isOfAnother = (name: string, { id }: KnownPlace, { places }: KnownCity): boolean =>
	places.some((other) => other.id !== id && [other.name, ...other.aliases].includes(name));

/** Households, area and people tell more than buildings and year, of which many have the same. */
const TELLING: Record<(typeof FIGURES)[number], number> = {
	households: 2,
	floorAreaM2: 2,
	people: 2,
	buildings: 1,
	yearBuilt: 1
};

function tells(
	{ id, at, figures }: Omit<KnownRow, 'isDecidable' | 'key'>,
	place: KnownPlace,
	least: number
): boolean {
	if (id !== '') return true;
	const told = FIGURES.filter((field) => figures[field] === place.figures[field]);
	return told.reduce((sum, field) => sum + TELLING[field], at ? 3 : 0) >= least;
}

/** Figures as a ledger has them: some are out of date, some left blank. */
function drawStated(
	figures: KnownPlace['figures'],
	{ figures: columns, isTenThousand }: LedgerLayout,
	{ chance, between }: Draw
): KnownRow['figures'] {
	const stated: KnownRow['figures'] = {};
	for (const field of columns) {
		if (chance(0.08)) continue;
		const value = figures[field];
		const isOld = chance(0.1);
		if (field === 'yearBuilt') stated[field] = isOld ? value + between(-4, 4) : value;
		else stated[field] = isOld ? Math.max(1, Math.round((value * between(75, 125)) / 100)) : value;
	}
	if (stated.floorAreaM2 !== undefined && isTenThousand)
		stated.floorAreaM2 = Math.round(stated.floorAreaM2 / 10) * 10;
	return stated;
}

const shake = ([lng, lat]: LngLat, { between }: Draw): LngLat => [
	Math.round((lng + between(-50, 50) / 1e5) * 1e6) / 1e6,
	Math.round((lat + between(-50, 50) / 1e5) * 1e6) / 1e6
];

/** The ledger as its sheet holds it, and of which row of the sheet each row is; sums and groups are rows of the sheet too. */
export function toSheet({ rows, layout, city }: KnownLedger): {
	layer: SourceLayer;
	rowOf: Map<number, KnownRow>;
} {
	const { hasDistrict, ids, hasPlace, hasAliases, figures, isTenThousand, numbering, hasSums } = layout;
	const headings = [
		'序号',
		...(hasDistrict === 'column' ? ['所属区'] : []),
		'小区名称',
		...(hasAliases ? ['曾用名'] : []),
		...(ids === 'none' ? [] : ['小区编号']),
		...figures.map((field) =>
			field === 'floorAreaM2' ? `建筑面积（${isTenThousand ? '万平方米' : '平方米'}）` : HEADINGS[field]
		),
		...(hasPlace ? ['经度', '纬度'] : []),
		'备注'
	];
	const blank = (): SourceValue[] => headings.map(() => null);
	const sheet: SourceValue[][] = [['老旧小区改造台账', ...blank().slice(1)], headings];
	const rowOf = new Map<number, KnownRow>();
	const valueOf = (row: KnownRow, field: (typeof FIGURES)[number]): SourceValue =>
		row.figures[field] === undefined
			? null
			: field === 'floorAreaM2' && isTenThousand
				? row.figures[field] / 10_000
				: row.figures[field];
	const sum = (label: string, of: readonly KnownRow[]) => {
		const line = blank();
		line[headings.indexOf('小区名称')] = label;
		for (const [i, field] of figures.entries())
			if (field !== 'yearBuilt')
				line[headings.length - 1 - (hasPlace ? 2 : 0) - figures.length + i] = of.reduce(
					(total, row) => total + Number(valueOf(row, field) ?? 0),
					0
				);
		sheet.push(line);
	};
	const groups =
		hasDistrict === 'groups'
			? city.districts.map((district) => rows.filter((row) => row.district === district))
			: [rows];
	let n = 0;
	for (const group of groups) {
		if (group.length === 0) continue;
		if (hasDistrict === 'groups') sum(group[0]!.district, group);
		for (const row of group) {
			n++;
			sheet.push([
				n,
				...(hasDistrict === 'column' ? [row.district] : []),
				numbering.replace('%n', String(n)) + row.name,
				...(hasAliases ? [row.aliases || null] : []),
				...(ids === 'none' ? [] : [ids === 'own' ? row.id || null : String(100 + n)]),
				...figures.map((field) => valueOf(row, field)),
				...(hasPlace ? [row.at?.[0] ?? null, row.at?.[1] ?? null] : []),
				null
			]);
			rowOf.set(sheet.length, row);
		}
		if (hasSums && hasDistrict !== 'groups') sum('合计', group);
	}
	if (hasSums && hasDistrict === 'groups') sum('总计', rows);
	const layer = readLedger({ name: '台账', firstRow: 1, rows: sheet, merges: [], notes: [] });
	return { layer, rowOf };
}
