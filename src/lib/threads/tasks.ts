import { renderPdf } from '#lib/server/browser/render-pdf.ts';
import { renderPng } from '#lib/server/browser/render-png.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { Gives, Takes, WorkName } from '#lib/server/threads/work.ts';
import { ANSWER_TASKS } from './answer-tasks.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { readExtractForServer } from './read-extract.ts';
import { buildFile } from './build-file.ts';
import { describeEmbed, describeShare } from './describe-views.ts';
import { fillTemplate, measureCoverage, writePlan } from './documents.ts';
import { proposeIntakeOf } from './propose-intake-of.ts';
import { tellHandout } from './handout/tell-handout.ts';

/** Everything that threads do, by name. */
export const TASKS: {
	[Name in WorkName]: (args: Takes<Name>, context: ThreadContext) => Promise<Gives<Name>>;
} = {
	...ANSWER_TASKS,
	share: describeShare,
	embed: describeEmbed,
	handout: tellHandout,
	template: fillTemplate,
	plan: writePlan,
	'build-file': buildFile,
	'read-extract': readExtractForServer,
	coverage: measureCoverage,
	'bring-up-to-date': bringUpToDate,
	intake: proposeIntakeOf,
	png: async ({ svg, size }) => new Uint8Array(await renderPng(svg, size)),
	pdf: async ({ content, page }) => new Uint8Array(await renderPdf(content, page))
};
