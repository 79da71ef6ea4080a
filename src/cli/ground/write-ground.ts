import type { PolygonError } from '#lib/core/coverage/measure-polygon.ts';
import { listGapFeatures } from '#lib/core/ground/list-gap-features.ts';
import type { CoveredLand, GroundCoverage, GroundRow } from '#lib/core/ground/types.ts';

/** Ground coverage as the command line's JSON has it: whole square metres, shares of them. */
export function toGroundDocument(found: GroundCoverage, landFile: string | undefined) {
	const { basis, residentialBasis, minutes, errors, city, districts, clusters, leastGapM2, slivers } = found;
	const cover = ({ landM2, withinM2 }: CoveredLand) => ({
		landM2: Math.round(landM2),
		within: Object.fromEntries(
			minutes.map((m, i) => [
				m,
				{ areaM2: Math.round(withinM2[i]!), share: landM2 > 0 ? withinM2[i]! / landM2 : null }
			])
		)
	});
	const toRow = ({ residential, ...row }: GroundRow) => ({
		...cover(row),
		residential: residential && cover(residential)
	});
	const toNamed = (row: GroundRow) => ({ id: row.id, name: row.name, ...toRow(row) });
	return {
		/** Never a figure of walks. */
		measuredOn: 'drawing',
		land: landFile === undefined ? basis : 'file',
		residentialLand: residentialBasis,
		errors: errors.map((error, i) => ({ minutes: minutes[i]!, ...error, ...toPercent(error) })),
		totals: toRow(city),
		districts: districts.map(toNamed),
		clusters: clusters.map(toNamed),
		leastGapM2,
		gaps: listGapFeatures(found).map(({ properties }) => properties),
		slivers: slivers.map(({ count, areaM2 }, i) => ({
			minutes: minutes[i]!,
			count,
			areaM2: Math.round(areaM2)
		}))
	};
}

const toPercent = ({ reached, missed, wronglyInside }: PolygonError) => ({
	missedPercent: reached === 0 ? 0 : (100 * missed) / reached,
	wronglyInsidePercent: reached === 0 ? 0 : (100 * wronglyInside) / reached
});

/** Gaps that the table shows; the GeoJSON has all. */
const SHOWN = 10;

/** Ground coverage as a table to read. */
export function toGroundTable(found: GroundCoverage): string {
	const { minutes, errors, city, districts, clusters, gaps, leastGapM2 } = found;
	const percent = (part: number, whole: number) =>
		whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
	const km2 = (m2: number) => (m2 / 1e6).toFixed(2);
	const cells = ({ landM2, withinM2 }: CoveredLand) => [
		km2(landM2),
		...withinM2.map((m2) => percent(m2, landM2))
	];
	const row = (name: string, { residential, ...land }: GroundRow) =>
		[...cells(land), ...(residential ? cells(residential) : []), name].join('\t');
	const heads = (what: string) => [`${what} km²`, ...minutes.map((m) => `${m} min`)];
	const worst = errors.map(toPercent).map(({ missedPercent, wronglyInsidePercent }, i) => {
		const [missed, wrong] = [missedPercent.toFixed(3), wronglyInsidePercent.toFixed(3)];
		return `${minutes[i]} min ${missed} % missed, ${wrong} % wrongly inside`;
	});
	return [
		'Ground within drawn life circles: a figure of areas, measured on drawings; who is covered is told by walks (lianpian coverage).',
		`Error of the drawings on the streets: ${worst.join('; ')}. Land is that of the ${found.basis}; residential: ${WORDS[found.residentialBasis ?? 'none']}.`,
		[...heads('land'), ...(city.residential ? heads('residential') : []), 'part'].join('\t'),
		row('all', city),
		...districts.map((part) => row(part.name, part)),
		...clusters.map((part) => row(part.name, part)),
		'',
		`Largest gaps, of ${leastGapM2} m² or more:`,
		['minutes', 'hectares', 'residential', 'part', 'near'].join('\t'),
		...minutes.flatMap((m) =>
			gaps
				.filter((gap) => gap.minutes === m)
				.slice(0, SHOWN)
				.map(({ areaM2, residentialM2, partId, nearest }) =>
					[
						m,
						(areaM2 / 1e4).toFixed(1),
						residentialM2 === null ? '–' : (residentialM2 / 1e4).toFixed(1),
						[...clusters, ...districts].find(({ id }) => id === partId)?.name ?? partId,
						nearest.map(({ place }) => place.name).join(', ')
					].join('\t')
				)
		),
		''
	].join('\n');
}

const WORDS = {
	landuse: 'the land use map',
	communities: 'the ground of the old communities, for want of a land use map',
	none: 'not known'
};
