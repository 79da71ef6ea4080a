import { writeExportMark } from '#lib/core/intake/export-mark.ts';
import { PROVENANCES, type CityMeta } from '#lib/core/city/types.ts';
import type { ExportCrs } from './export-crs.ts';
import type { ExportAbout, ExportLayer } from './export-layer.ts';
import { ILLUSTRATIVE, WRITTEN_WORDS } from '#lib/core/intake/written-words.ts';

const ODBL = 'https://opendatacommons.org/licenses/odbl/1-0/';

/** What must be said with these layers of a plan. */
export function aboutExport(
	{
		meta,
		revision
	}: { meta: Pick<CityMeta, 'id' | 'name' | 'nameEn' | 'asOf' | 'attribution'>; revision: number },
	layers: readonly ExportLayer[]
): ExportAbout {
	const counts = new Map<string, number>();
	for (const { columns, features } of layers) {
		const at = columns.findIndex(({ name }) => name === 'provenance');
		if (at < 0) continue;
		for (const { values } of features) {
			const provenance = String(values[at]);
			counts.set(provenance, (counts.get(provenance) ?? 0) + 1);
		}
	}
	return {
		city: { id: meta.id, name: meta.name, nameEn: meta.nameEn },
		revision,
		asOf: meta.asOf,
		attribution: meta.attribution,
		isIllustrative: counts.has('illustrative'),
		provenances: PROVENANCES.flatMap((provenance) => {
			const features = counts.get(provenance);
			return features === undefined ? [] : [{ provenance, features }];
		})
	};
}

/** The licence that the attribution names: an address; '' where it names none that is known. */
export const licenceOf = ({ attribution }: Pick<ExportAbout, 'attribution'>): string =>
	/\bODbL\b/i.test(attribution) ? ODBL : '';

/** The mark of a file, see `writeExportMark`. */
export const markOf = ({ city, revision, asOf }: ExportAbout, crs: ExportCrs): string =>
	writeExportMark({ cityId: city.id, revision, asOf, crs: crs.id });

/** What is said in every file: a heading and its text, in the language of bureaus, without empty ones. */
export function describeExport(about: ExportAbout, crs: ExportCrs): [heading: string, text: string][] {
	const { city, revision, asOf, attribution, isIllustrative, provenances } = about;
	const words = WRITTEN_WORDS.provenance!;
	const said: [string, string][] = [
		[
			'城市',
			city.nameEn === '' ? `${city.name}（${city.id}）` : `${city.name}（${city.id}，${city.nameEn}）`
		],
		['数据日期', asOf],
		['规划版次', `第 ${revision} 版`],
		['坐标系', `${crs.title.zh}（${crs.id}）`],
		[
			'数据来源',
			provenances
				.map(({ provenance, features }) => `${words[provenance] ?? provenance} ${features} 个`)
				.join('，')
		],
		['计算', about.computed ?? ''],
		['数据性质', isIllustrative ? `${ILLUSTRATIVE}：含示意要素，不是实测或官方资料` : ''],
		['署名', attribution],
		['许可', licenceOf(about)],
		['制作', markOf(about, crs)]
	];
	return said.filter(([, text]) => text !== '');
}
