import { DEFAULT_MINUTES, DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { CITY_SECTIONS, SECTION_IDS, type SectionId } from '#lib/core/report/section-ids.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { Edit } from '#lib/core/what-if/types.ts';
import type { ReportKind } from '../../messages/report.ts';

/** What the sheet of reports is set to. */
export interface ReportSettings {
	kind: ReportKind;
	lang: 'zh' | 'en';
	/** ISO date. */
	asOf: string;
	isBrief: boolean;
	/** `null`: the whole city; a package by its number in the ledger. */
	part: { kind: 'district' | 'cluster' | 'package'; id: string } | null;
	sections: readonly SectionId[];
	minutes: readonly [inner: number, outer: number];
	speedMps: number;
	/** The plan in force, what is on trial on screen, or a scenario. */
	plan: { kind: 'now' | 'tried' } | { kind: 'scenario'; id: string };
}

/** A ledger has no pages, so that it has no brief of two. */
export const hasBrief = (kind: ReportKind): boolean => kind !== 'xlsx';

/** Sections that a report of this part can have. */
export const listSections = (isPart: boolean): SectionId[] =>
	SECTION_IDS.filter((id) => !isPart || !CITY_SECTIONS.includes(id));

/**
 * The query of a report's address; what is usual is left out.
 *
 * @param shown.known revision of an earlier plan on screen; left out: the report is of the newest
 */
export function writeReportQuery(
	settings: ReportSettings,
	{ edits, known: revision }: { edits: readonly Edit[]; known?: number | undefined }
): URLSearchParams {
	const { kind, lang, asOf, part, sections, minutes, speedMps, plan } = settings;
	const query = new URLSearchParams({ lang });
	if (asOf !== '') query.set('as-of', asOf);
	if (revision !== undefined) query.set('known', String(revision));
	if (part) query.set(part.kind, part.id);
	const isBrief = settings.isBrief && hasBrief(kind);
	const known = listSections(part !== null);
	const wanted = known.filter((id) => sections.includes(id));
	if (isBrief) query.set('brief', '1');
	else if (wanted.length < known.length) query.set('sections', wanted.join(','));
	// A scenario has minutes and a speed of its own, so that the usual ones have to be said.
	const isScenario = plan.kind === 'scenario';
	if (isScenario || minutes.join() !== DEFAULT_MINUTES.join()) query.set('minutes', minutes.join());
	if (isScenario || speedMps !== DEFAULT_SPEED_MPS) query.set('speed', String(speedMps));
	if (plan.kind === 'scenario') query.set('scenario', plan.id);
	if (plan.kind === 'tried' && edits.length > 0) query.set('what-if', writeEdits(edits));
	return query;
}
