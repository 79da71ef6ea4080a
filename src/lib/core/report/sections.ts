import type { ReportContext } from './report-context.ts';
import { buildAxes } from './sections/axes.ts';
import { buildDistricts } from './sections/districts.ts';
import { buildGaps } from './sections/gaps.ts';
import { buildLifeCircles } from './sections/life-circles.ts';
import { buildMethod } from './sections/method.ts';
import { buildOverview } from './sections/overview.ts';
import { buildPackages } from './sections/packages.ts';
import { buildSiting } from './sections/siting.ts';
import type { ReportSection } from './types.ts';

/** A part of the report. A new one is a file beside the others and a line in {@link SECTIONS}. */
export interface SectionBuilder {
	/** Stable: what a caller asks for it by. */
	id: string;
	/** One section, several (as one a district), or `null` where there is nothing to tell. */
	build(context: ReportContext): ReportSection | ReportSection[] | null;
}

/** Every part of the report, in its order. */
export const SECTIONS = [
	{ id: 'overview', build: buildOverview },
	{ id: 'life-circles', build: buildLifeCircles },
	{ id: 'gaps', build: buildGaps },
	{ id: 'axes', build: buildAxes },
	{ id: 'packages', build: buildPackages },
	{ id: 'siting', build: buildSiting },
	{ id: 'districts', build: buildDistricts },
	{ id: 'method', build: buildMethod }
] as const satisfies readonly SectionBuilder[];

export type SectionId = (typeof SECTIONS)[number]['id'];
export const SECTION_IDS: readonly SectionId[] = SECTIONS.map(({ id }) => id);

/** Those that only a report of the whole city has. */
export const CITY_SECTIONS: readonly SectionId[] = ['districts'];
