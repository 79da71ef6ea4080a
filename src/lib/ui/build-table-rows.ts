import type { CommunityProps } from '#lib/core/city/types.ts';
import { normalize } from '#lib/core/search/find-entries.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import { TABLE_COLUMNS } from '#lib/carto/view-query.ts';
import { toCsv, type TableRow } from './table-rows.ts';
import type { Text } from './text.svelte.ts';

type Layer = 'clusters' | 'axes' | 'districts';

const namesOf = (plan: Plan, text: Text, layer: Layer) =>
	new Map<string | null, string>(
		plan.document?.features[layer].features.map(({ properties }) => [properties.id, text.name(properties)])
	);

const haystacks = new WeakMap<CommunityProps, string>();

/** What a filter looks for a community by. It stays while its walk changes many times a second. */
function haystackOf(props: CommunityProps, sounds: string): string {
	const known = haystacks.get(props);
	if (known !== undefined) return known;
	const haystack = [props.name, props.nameEn, ...props.aliases, sounds].map(normalize).join(' ');
	haystacks.set(props, haystack);
	return haystack;
}

/** Every community of the plan as a row, names in the language of the reader; none before the plan is read. */
export function buildTableRows(plan: Plan, text: Text): TableRow[] {
	const clusters = namesOf(plan, text, 'clusters');
	const centres = new Map<string | null, string>(
		plan.centres.map((centre) => [centre.id, text.name(centre)])
	);
	const axes = namesOf(plan, text, 'axes');
	const sounds = new Map(
		plan.entries
			.filter(({ kind }) => kind === 'community')
			.map(({ id, pinyin, initials }) => [id, [...pinyin, ...initials].join(' ')])
	);
	return plan.rows.map((row) => ({
		row,
		haystack: haystackOf(row.props, sounds.get(row.id) ?? ''),
		order: {
			cluster: row.clusterId ?? '',
			centre: row.centreId ?? ''
		},
		cells: {
			name: text.name(row.props),
			cluster: clusters.get(row.clusterId) ?? '',
			state: text.say.state[row.props.state],
			households: row.households,
			yearBuilt: row.props.yearBuilt,
			property: row.props.propertyManagement ? text.say.withProperty : text.say.withoutProperty,
			walk: row.walkSeconds ?? Infinity,
			centre: centres.get(row.centreId) ?? '',
			axis: row.axisIds.map((id) => axes.get(id) ?? id).join('、')
		}
	}));
}

/** A walk as a person reads it; Infinity is no way at all. */
export function formatWalk(text: Text, seconds: number | string): string {
	return seconds === Infinity ? text.say.unreachable : text.duration(Number(seconds));
}

/** Rows as CSV with everything known of them. Each says how far it can be trusted: rows are copied without heads. */
export function tableCsv(plan: Plan, text: Text, rows: readonly TableRow[]): string {
	const districts = namesOf(plan, text, 'districts');
	const origin = [text.date(plan.meta.asOf), text.attribution(plan.meta.attribution)];
	const head = [
		...TABLE_COLUMNS.map((column) => text.say.column[column]),
		text.say.walkMinutes,
		text.say.factPeople,
		`${text.say.factFloorArea} m²`,
		text.say.factDistrict,
		text.say.factProvenance,
		text.say.explainData,
		text.say.source
	];
	return toCsv([
		head,
		...rows.map(({ row, cells }) => [
			...TABLE_COLUMNS.map((column) => (column === 'walk' ? formatWalk(text, cells.walk) : cells[column])),
			row.walkSeconds === null ? '' : Math.round(row.walkSeconds / 0.6) / 100,
			row.people,
			row.floorAreaM2,
			districts.get(row.districtId) ?? '',
			text.say.provenance[row.props.provenance],
			...origin
		])
	]);
}
