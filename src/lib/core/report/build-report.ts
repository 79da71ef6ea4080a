import type { FigureSource } from '../figures/types.ts';
import { checkAsOf } from './check-as-of.ts';
import { buildLedgers } from './ledgers.ts';
import { orderNotes } from './order-notes.ts';
import { ReportContext } from './report-context.ts';
import { SECTIONS } from './sections.ts';
import { setReport } from './set-report.ts';
import type { ReportDocument } from './types.ts';

export interface ReportOptions {
	lang: 'zh' | 'en';
	/** ISO date the report speaks for; default that of the data. */
	asOf?: string | undefined;
	/** SHA-256 of the data, hex. */
	dataHash: string;
	/** Address that live views start with. */
	baseUrl: string;
	/** Ids of the sections it is to have; default all. Those that have nothing to tell are left out anyway. */
	sections?: readonly string[];
}

/**
 * Writes a report in words, figures, maps, charts and tables; no file yet. The same source and options give the same
 * document; where some data changed, only what tells of them differs.
 *
 * @throws AsOfError if the date is earlier than the data
 */
export function buildReport(
	source: FigureSource,
	{ lang, asOf: asked, dataHash, baseUrl, sections }: ReportOptions
): ReportDocument {
	const { meta, isIllustrative } = source.plan;
	const asOf = checkAsOf(asked, meta.asOf);
	const context = new ReportContext(source, { lang, asOf });
	const wanted = SECTIONS.filter(({ id }) => sections?.includes(id) ?? true);
	const built = wanted.flatMap(({ build }) => build(context) ?? []);
	const written = orderNotes(built, context.notes);
	const report: ReportDocument = {
		cityId: meta.id,
		lang,
		title: context.pick({
			zh: `${meta.name}${meta.title}情况报告`,
			en: `${meta.nameEn || meta.name}: ${meta.titleEn || meta.title}`
		}),
		subtitle: context.pick({
			zh: '生活圈覆盖、主轴、片区与选址',
			en: 'Life circles, axes, packages and the next centres'
		}),
		cityName: context.pick({
			zh: `${meta.name} ${meta.title}`,
			en: `${meta.nameEn || meta.name} · ${meta.titleEn || meta.title}`
		}),
		asOf,
		dataAsOf: meta.asOf,
		isIllustrative,
		attribution: context.pick({
			zh: meta.attribution,
			en: meta.attribution.includes('OpenStreetMap')
				? 'Streets © OpenStreetMap contributors (ODbL)'
				: meta.attribution
		}),
		dataHash,
		baseUrl: baseUrl.replace(/\/+$/, ''),
		sections: written.sections,
		ledgers: buildLedgers(context),
		notes: written.notes
	};
	return lang === 'zh' ? setReport(report) : report;
}
