import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { ClusterBalance } from '#lib/core/clusters/balance-of-clusters.ts';
import { outlineZones } from '#lib/core/clusters/outline-zones.ts';
import type { RedrawnClusters } from '#lib/core/clusters/redraw-clusters.ts';
import type { Deviation, Zone, ZoningFigures } from '#lib/core/clusters/types.ts';
import { sayStopped } from '../planning-options.ts';
import { describePlan, sayPlan } from '../plan.ts';
import type { ClusterGround } from './load-ground.ts';

/** What every document says of where its figures come from. */
export function describeGround({ city, attribution, isIllustrative, source, blocks }: ClusterGround) {
	return { ...describePlan(city), attribution, illustrative: isIllustrative, source, blocks: blocks.length };
}

export function toDocument(found: RedrawnClusters, ground: ClusterGround, { seed }: { seed: number }) {
	const { k, weights, zones, figures, bound, compared, isCutShort } = found;
	const { deviation, connected, parts, compactness, borderOnMainStreetsShare, cost } = figures;
	return {
		k,
		seed,
		weights,
		...describeGround(ground),
		zones,
		deviation,
		connected,
		parts,
		compactness,
		borderOnMainStreetsShare,
		cost,
		bound,
		compared,
		cutShort: isCutShort,
		emptyBlocks: ground.emptyIds,
		leftOutBlocks: ground.leftOutIds
	};
}

export function toTable(found: RedrawnClusters, ground: ClusterGround): string {
	const { k, zones, figures, bound, compared, isCutShort } = found;
	const unable = (['population', 'area'] as const)
		.filter((aim) => bound[aim] > 0)
		.map((aim) => `Evener than ${toPercent(bound[aim])} in ${aim} is not possible with these blocks.`);
	return [
		`${opening(ground)}${k} zones of ${ground.blocks.length} blocks${isCutShort ? ', best so far' : ''}.`,
		...sayStopped(isCutShort ? 'time' : null),
		['zone', 'blocks', 'people', 'off', 'km²', 'off', 'compact', 'main streets', 'mostly'].join('\t'),
		...zones.map(toZoneRow),
		'',
		['division', 'zones', 'people', 'ground', 'pieces', 'compact', 'main streets'].join('\t'),
		toFiguresRow('this', figures),
		toFiguresRow('k-means', compared.kMeans),
		toFiguresRow('SKATER', compared.skater),
		...(compared.today ? [toFiguresRow('today', compared.today)] : []),
		...unable,
		...(ground.emptyIds.length > 0 ? [`${ground.emptyIds.length} blocks say of no people.`] : []),
		...(ground.leftOutIds.length > 0
			? [`${ground.leftOutIds.length} blocks that nothing connects with the others are left out.`]
			: []),
		''
	].join('\n');
}

export function toBalanceTable(
	clusters: readonly ClusterBalance[],
	deviation: Deviation,
	ground: ClusterGround
): string {
	return [
		`${opening(ground)}${clusters.length} clusters today: people off by ${toPercent(deviation.population)} at most, ground by ${toPercent(deviation.area)}.`,
		['people', 'off', 'km²', 'off', 'communities', 'not renovated', 'households', 'centres', 'cluster'].join(
			'\t'
		),
		...clusters.map((cluster) =>
			[
				Math.round(cluster.population),
				toPercent(cluster.populationDeviation),
				(cluster.areaM2 / 1e6).toFixed(2),
				toPercent(cluster.areaDeviation),
				cluster.communities,
				cluster.unrenovated,
				cluster.households,
				cluster.centres,
				cluster.name
			].join('\t')
		),
		''
	].join('\n');
}

/** Zones as areas, WGS-84. */
export function toFeatures(
	zones: readonly Zone[],
	{ blocks, attribution }: ClusterGround
): FeatureCollection<Polygon | MultiPolygon> & { attribution: string } {
	const outlines = outlineZones(blocks, zones);
	return {
		type: 'FeatureCollection',
		attribution,
		features: zones.map((zone, i): Feature<Polygon | MultiPolygon> => ({
			type: 'Feature',
			id: zone.id,
			properties: { ...zone },
			geometry: outlines[i]!
		}))
	};
}

const opening = ({ city, isIllustrative }: ClusterGround) =>
	`${isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(city)}`;

const toPercent = (share: number) => `${(100 * share).toFixed(1)} %`;

function toZoneRow(zone: Zone): string {
	return [
		zone.id,
		zone.blockIds.length,
		Math.round(zone.population),
		toPercent(zone.populationDeviation),
		(zone.areaM2 / 1e6).toFixed(2),
		toPercent(zone.areaDeviation),
		zone.compactness.toFixed(2),
		zone.borderOnMainStreetsShare === null ? '–' : toPercent(zone.borderOnMainStreetsShare),
		zone.clusterId ?? '–'
	].join('\t');
}

function toFiguresRow(name: string, figures: ZoningFigures): string {
	return [
		name,
		figures.zones,
		toPercent(figures.deviation.population),
		toPercent(figures.deviation.area),
		figures.connected ? `${figures.parts}, connected` : `${figures.parts}, not connected`,
		figures.compactness.toFixed(2),
		figures.borderOnMainStreetsShare === null ? '–' : toPercent(figures.borderOnMainStreetsShare)
	].join('\t');
}
