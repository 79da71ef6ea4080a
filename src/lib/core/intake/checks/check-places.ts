import { getLayerSchema } from '../../city/layers.ts';
import { ringsOf, type PlaceGeometry } from '../../geometry/area-rings.ts';
import { bboxOf } from '../../geometry/bbox.ts';
import { buildLocalMetres } from '../../geometry/local-metres.ts';
import { squaredDistanceTo } from '../../geometry/nearest-on-segment.ts';
import { isInRings } from '../../geometry/point-in-rings.ts';
import type { Bbox, LngLat } from '../../geometry/types.ts';
import { KIND_LAYERS } from '../kinds.ts';
import { nameKey } from '../names/name-key.ts';
import { buildReferredFinder } from '../reconcile/find-referred.ts';
import type { IntakeRow } from '../reconcile/types.ts';
import { placeOf } from './row-place.ts';
import { sayNumber, sayRow, sayRows } from './say.ts';
import { BORDER_M } from './thresholds.ts';
import type { Checked, CheckedLedger, Finding } from './types.ts';
import { groupBy } from './group-by.ts';

const AREAS = [
	{ field: 'districtId', layer: 'districts', code: 'outside-district' },
	{ field: 'clusterId', layer: 'clusters', code: 'outside-cluster' }
] as const;

/** Rows that are where they cannot be: outside the district or cluster that they name, and two at one place. */
export function checkPlaces(ledger: CheckedLedger): Checked[] {
	const { rows, kind } = ledger;
	const checked: Checked[] = [];
	if (kind === KIND_LAYERS[kind] && getLayerSchema(kind).geometryTypes[0] !== 'LineString') {
		const samePlace = checkSamePlace(rows);
		if (samePlace) checked.push(samePlace);
	}
	for (const area of AREAS) {
		const outside = checkOutside(ledger, area);
		if (outside) checked.push(outside);
	}
	return checked;
}

const nameOf = ({ values: { name } }: IntakeRow): string => (typeof name === 'string' ? name : '');

function checkSamePlace(rows: readonly IntakeRow[]): Checked | undefined {
	const placed = rows.filter(({ geometry }) => geometry !== null);
	if (placed.length === 0) return undefined;
	const groups = groupBy(placed, ({ geometry }) => JSON.stringify(geometry));
	const findings = [...groups.values()].flatMap((group): Finding[] => {
		const names = [...new Set(group.map((row) => nameKey(nameOf(row))))];
		// Rows that are called the same as well are told by their name.
		if (group.length < 2 || (names.length === 1 && names[0] !== '')) return [];
		const where = sayRows(group.map(({ row }) => row));
		const isPoint = group[0]!.geometry!.type === 'Point';
		const called = [...new Set(group.map(nameOf))].filter((name) => name !== '').slice(0, 3);
		return [
			{
				severity: 'oddity',
				detail: {
					zh: `${where.zh}（${called.join('、')}${names.length > called.length ? '等' : ''}）${isPoint ? '坐标' : '图形'}相同`,
					en: `${where.en} (${called.join(', ')}) have the same ${isPoint ? 'coordinates' : 'shape'}`
				},
				rows: group.map(({ row }) => row),
				repairs: group.slice(1).map(({ row }, i) => ({
					row,
					field: '',
					value: null,
					choice: i,
					label: {
						zh: `删去第 ${row} 行（与第 ${group[0]!.row} 行同一位置）`,
						en: `Take out row ${row}, which is where row ${group[0]!.row} is`
					}
				}))
			}
		];
	});
	return { code: 'same-place', findings };
}

interface Area {
	name: string;
	rings: LngLat[][];
	bbox: Bbox;
}

function checkOutside(
	{ rows, plan, spell }: CheckedLedger,
	{ field, layer, code }: (typeof AREAS)[number]
): Checked | undefined {
	const finder = buildReferredFinder(plan, spell);
	const areas = new Map<string, Area | undefined>();
	const areaOf = (text: string): Area | undefined => {
		if (!areas.has(text)) {
			const id = finder.byText(layer, text);
			const feature = id === undefined ? undefined : plan[layer].get(id)!;
			const rings = feature && ringsOf(feature.geometry as PlaceGeometry);
			areas.set(
				text,
				feature && { name: String(feature.properties.name), rings: rings!, bbox: bboxOf(rings!.flat()) }
			);
		}
		return areas.get(text);
	};
	const findings: Finding[] = [];
	let isDone = false;
	for (const row of rows) {
		const text = row.values[field];
		if (typeof text !== 'string' || text === '') continue;
		const area = areaOf(text);
		const place = area && placeOf(row);
		if (!place) continue;
		isDone = true;
		const [west, south, east, north] = area.bbox;
		const [lng, lat] = place;
		const isNear = lng >= west && lng <= east && lat >= south && lat <= north;
		if (isNear && isInRings(area.rings, place)) continue;
		const outM = distanceToM(area.rings, place);
		const other = finder.byPlace(layer, place);
		const otherName = other === undefined ? undefined : String(plan[layer].get(other)!.properties.name);
		findings.push(tell(row, { field, area, outM, other: otherName }));
	}
	return isDone ? { code, findings } : undefined;
}

function tell(
	row: IntakeRow,
	{ field, area, outM, other }: { field: string; area: Area; outM: number; other: string | undefined }
): Finding {
	const said = sayRow(row.row, nameOf(row));
	const isBorder = outM <= BORDER_M;
	const far =
		outM < 1000
			? { zh: `${sayNumber(outM, 0)} 米`, en: `${sayNumber(outM, 0)} m` }
			: { zh: `${sayNumber(outM / 1000, 1)} 公里`, en: `${sayNumber(outM / 1000, 1)} km` };
	return {
		severity: isBorder ? 'oddity' : 'contradiction',
		detail: {
			zh: `${said.zh}写在${area.name}，位置却在其界外 ${far.zh}${other === undefined ? '' : `，属${other}`}${isBorder ? '，可能因边界粗略' : ''}`,
			en: `${said.en} is said to be in ${area.name}, and lies ${far.en} outside it${other === undefined ? '' : `, in ${other}`}${isBorder ? '; the border may be rough' : ''}`
		},
		rows: [row.row],
		repairs: [
			{
				row: row.row,
				field,
				value: other ?? null,
				choice: 0,
				label:
					other === undefined
						? { zh: '不写所属，按位置确定', en: 'Leave it out and go by the place' }
						: { zh: `改为${other}`, en: `Make it ${other}` }
			}
		]
	};
}

/** From a position to the nearest border, metres. */
function distanceToM(rings: readonly LngLat[][], place: LngLat): number {
	const { toXy } = buildLocalMetres(place);
	let least = Infinity;
	for (const ring of rings)
		for (let i = 1; i < ring.length; i++) {
			const [a, b] = [toXy(ring[i - 1]!), toXy(ring[i]!)];
			least = Math.min(least, squaredDistanceTo(a[0], a[1], b[0], b[1], 0, 0));
		}
	return Math.sqrt(least);
}
