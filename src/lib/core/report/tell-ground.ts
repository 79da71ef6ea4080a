import type { GroundGap, GroundRow } from '../ground/types.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportBlock } from './types.ts';

/** As many gaps as a table in the text has; GeoJSON has all. */
const WORST = 10;

/**
 * How much land the life circles cover and the largest gaps, of what the report is of; nothing where that has no land of
 * its own. It says that it is measured on drawings.
 */
export function tellGround(context: ReportContext): ReportBlock[] {
	const { scope, isCity, plan } = context;
	const { ground } = context.source;
	if (!ground) return [];
	const row = isCity
		? ground.city
		: [...ground.clusters, ...ground.districts].find(({ id }) => id === scope.id);
	if (!row) return [];
	const [inner, outer] = plan.minutes;
	const isHere = ({ minutes, partId, districtIds }: GroundGap) =>
		minutes === inner && (isCity || partId === scope.id || districtIds.includes(scope.id));
	const gaps = ground.gaps.filter(isHere);
	const share = (i: number, { landM2, withinM2 }: Pick<GroundRow, 'landM2' | 'withinM2'> = row) =>
		landM2 > 0 ? context.format.share(withinM2[i]! / landM2) : '–';
	const lived = row.residential;
	const residential = {
		landuse: { zh: '居住用地', en: 'residential land' },
		communities: { zh: '老旧小区用地', en: 'land of old communities' }
	}[ground.residentialBasis ?? 'landuse'];
	const paragraph = context.pick({
		zh: `按图上所绘生活圈量算，${inner}分钟内覆盖用地${share(0)}${lived ? `、${residential.zh}${share(0, lived)}` : ''}，${outer}分钟内分别为${share(1)}${lived ? `、${share(1, lived)}` : ''}；${inner}分钟圈外一公顷以上的成片盲区${gaps.length}处。该数量自图形，与按步行路径测算的住户覆盖率口径不同。`,
		en: `Measured on the circles as drawn, ${inner} minutes cover ${share(0)} of the land${lived ? ` and ${share(0, lived)} of the ${residential.en}` : ''}, ${outer} minutes ${share(1)}${lived ? ` and ${share(1, lived)}` : ''}; ${gaps.length} gaps of a hectare or more lie beyond ${inner} minutes. This is a figure of areas, unlike the coverage of households, which is computed from walks.`
	});
	const blocks: ReportBlock[] = [{ kind: 'paragraph', runs: [{ text: paragraph }] }];
	if (gaps.length === 0) return blocks;
	const hectares = (m2: number | null) => (m2 === null ? null : Math.round(m2 / 1000) / 10);
	blocks.push({
		kind: 'table',
		table: {
			id: 'ground-gaps',
			title: context.pick({
				zh: `${inner}分钟圈外最大的成片盲区`,
				en: `The largest gaps beyond ${inner} minutes`
			}),
			columns: context.pick({
				zh: [
					{ title: '组团', kind: 'text' as const },
					{ title: '附近', kind: 'text' as const, width: 2.6 },
					{ title: '面积（公顷）', kind: 'number' as const, digits: 1 },
					{ title: `${residential.zh}（公顷）`, kind: 'number' as const, digits: 1, width: 1.2 }
				],
				en: [
					{ title: 'Cluster', kind: 'text' as const },
					{ title: 'Near', kind: 'text' as const, width: 2.6 },
					{ title: 'Area (ha)', kind: 'number' as const, digits: 1 },
					{ title: 'Residential (ha)', kind: 'number' as const, digits: 1, width: 1.2 }
				]
			}),
			rows: gaps
				.slice(0, WORST)
				.map(({ partId, nearest, areaM2, residentialM2 }) => [
					context.nameOf(partId),
					context.join(nearest.map(({ place }) => context.name(place))),
					hectares(areaM2),
					hectares(residentialM2)
				]),
			live: context.live({ layers: ['circle-inner', 'centres', 'clusters'] })
		}
	});
	return blocks;
}
