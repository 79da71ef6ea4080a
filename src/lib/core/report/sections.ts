import type { ReportContext } from './report-context.ts';
import { SECTION_IDS, type SectionId } from './section-ids.ts';
import { buildAxes } from './sections/axes.ts';
import { buildDistricts } from './sections/districts.ts';
import { buildGaps } from './sections/gaps.ts';
import { buildLifeCircles } from './sections/life-circles.ts';
import { buildMethod } from './sections/method.ts';
import { buildOverview } from './sections/overview.ts';
import { buildPackages } from './sections/packages.ts';
import { buildSiting } from './sections/siting.ts';
import type { ReportSection } from './types.ts';

/** Writes one section, several (for example one a district), or `null` if there is nothing to report. */
type SectionBuilder = (context: ReportContext) => ReportSection | ReportSection[] | null;

/** A new part of the report is a file beside the others and a line here. */
const BUILDERS: Record<SectionId, SectionBuilder> = {
	overview: buildOverview,
	'life-circles': buildLifeCircles,
	gaps: buildGaps,
	axes: buildAxes,
	packages: buildPackages,
	siting: buildSiting,
	districts: buildDistricts,
	method: buildMethod
};

/**
 * The sections of a report in order; empty ones are left out.
 *
 * @param wanted ids; `null`: all
 */
export function buildSections(context: ReportContext, wanted: readonly string[] | null): ReportSection[] {
	return SECTION_IDS.filter((id) => wanted?.includes(id) ?? true).flatMap(
		(id): ReportSection | ReportSection[] => BUILDERS[id](context) ?? []
	);
}
