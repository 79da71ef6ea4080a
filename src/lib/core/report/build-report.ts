import type { FigureSource } from '../figures/types.ts';
import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '../coverage/settings.ts';
import type { Scope } from '../model/types.ts';
import { checkAsOf } from './check-as-of.ts';
import { buildLedgers } from './ledgers.ts';
import { orderNotes } from './order-notes.ts';
import { CITY, ReportContext } from './report-context.ts';
import { sayEdits } from './say-edits.ts';
import { buildBrief } from './sections/brief.ts';
import { buildTrial } from './sections/trial.ts';
import { buildSections } from './sections.ts';
import { setReport } from './set-report.ts';
import { titleReport } from './title-report.ts';
import type { ReportDocument, ReportSection, ReportTrial } from './types.ts';

export interface ReportOptions {
	lang: 'zh' | 'en';
	/** ISO reference date of the report; default: that of the data. */
	asOf?: string | undefined;
	/** SHA-256 of the data, hex. */
	dataHash: string;
	/** Of the plan; default: none is named. */
	revision?: number | null;
	/** Address that live views start with. */
	baseUrl: string;
	/** Part of the city that every sentence, table, map and figure is of; default the whole city. */
	scope?: Scope;
	/** Ids of the sections to include; default: all. Empty sections are always left out. */
	sections?: readonly string[] | null;
	/** 简报 on two pages instead of the sections. */
	isBrief?: boolean;
	/** The plan without edits, to compare with, if the source's plan is a what-if. */
	before?: FigureSource | null;
	/** Name of the scenario; default: none. */
	scenarioName?: string;
}

/**
 * Writes a report in words, figures, maps, charts and tables; no file yet. The same source and options give the same
 * document; if some data changed, only the parts about them differ.
 *
 * @throws AsOfError if the date is earlier than the data
 */
export function buildReport(source: FigureSource, options: ReportOptions): ReportDocument {
	const { lang, dataHash, baseUrl, scope = CITY, isBrief = false, before = null, sections = null } = options;
	const { plan } = source;
	const { meta } = plan;
	const asOf = checkAsOf(options.asOf, meta.asOf);
	const context = new ReportContext(source, { lang, asOf, scope, before });
	const trial: ReportTrial | null =
		plan.edits.length > 0 || options.scenarioName !== undefined
			? { name: options.scenarioName ?? '', changes: sayEdits(plan, lang) }
			: null;
	const built = isBrief
		? buildBrief(context, trial)
		: [...(trial ? [buildTrial(context, trial)] : []), ...buildSections(context, sections)];
	const written = orderNotes(built, context.notes);
	const { title, cityName, city } = titleReport(plan, { scope, isBrief, isTrial: trial !== null, lang });
	const report: ReportDocument = {
		cityId: meta.id,
		lang,
		kind: isBrief ? 'brief' : 'report',
		scopeId: scope.id,
		trial,
		title,
		cityName,
		subtitle: writeSubtitle(context, written.sections),
		asOf,
		dataAsOf: meta.asOf,
		revision: options.revision ?? null,
		isIllustrative: plan.isIllustrative,
		attribution: context.format.attribution(meta.attribution),
		dataHash,
		baseUrl: baseUrl.replace(/\/+$/, ''),
		sections: written.sections,
		ledgers: buildLedgers(context),
		notes: written.notes,
		placeNames: [city, ...context.listPlaceNames()]
	};
	return lang === 'zh' ? setReport(report) : report;
}

/** Sections that say what a report is about; the others every report has. */
const NAMED_SECTIONS: ReadonlySet<string> = new Set(['life-circles', 'axes', 'packages', 'siting']);

/** What the report is about, and what it was measured with where that is not the usual. */
function writeSubtitle(context: ReportContext, sections: readonly ReportSection[]): string {
	const { plan, format } = context;
	const [inner, outer] = plan.minutes;
	const titles = sections.filter(({ id }) => NAMED_SECTIONS.has(id)).map(({ title }) => title);
	const isUsual = plan.speedMps === DEFAULT_SPEED_MPS && plan.minutes.join() === DEFAULT_MINUTES.join();
	const speed = format.number(plan.speedMps, 2);
	const settings = context.pick({
		zh: `按步行${inner}、${outer}分钟，步速${speed}米/秒测算`,
		en: `${inner} and ${outer} minutes on foot at ${speed} m/s`
	});
	return [context.join(titles), ...(isUsual ? [] : [settings])]
		.filter((text) => text !== '')
		.join(context.pick({ zh: '；', en: '; ' }));
}
