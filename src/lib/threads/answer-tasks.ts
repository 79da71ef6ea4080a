import { paintBy } from '#lib/server/browser/painter.ts';
import { answerOEmbed } from '#lib/server/embed/answer-oembed.ts';
import { respondExport } from '#lib/server/export/respond-export.ts';
import { respondScene } from '#lib/server/embed/respond-scene.ts';
import { respondPrint } from '#lib/server/print/respond-print.ts';
import { respondReport } from '#lib/server/report/respond-report.ts';
import { respondSingleFile } from '#lib/server/single-file/respond-single-file.ts';
import { respondLegend } from '#lib/server/static/respond-legend.ts';
import { respondStaticMap } from '#lib/server/static/respond-static-map.ts';
import { toPlainResponse, toRequest } from '#lib/server/threads/plain-http.ts';
import { momentOf } from '#lib/server/plan/plan-moment.ts';
import type { ThreadContext } from '#lib/server/threads/serve-thread.ts';
import type { AnswerArgs, AnswerName, Gives } from '#lib/server/threads/work.ts';
import type { RouteSources } from '#lib/server/route-sources.ts';
import { getCity, getPlan } from './city-in-thread.ts';
import { respondDeck } from './deck/respond-deck.ts';
import { respondTemplate } from './deck/respond-template.ts';
import { respondSlide } from './handout/respond-slide.ts';

type Respond<Params> = (request: Request, params: Params, sources: RouteSources) => Promise<Response>;

/**
 * A route's answer as a task: what it needs of the database comes from the server. The plan is that of the moment that
 * the address names; whether it names one rightly is for the answer to check.
 */
function answering<Params>(respond: Respond<Params>) {
	return async (
		{ request, params, version, origins }: AnswerArgs,
		context: ThreadContext
	): Promise<Gives<AnswerName>> => {
		const find = (what: string) => (city: string, id: string) =>
			context.call(what, { city, id }) as Promise<never>;
		const asked = momentOf(new URL(request.url).searchParams);
		const sources: RouteSources = {
			getCity: (id, moment = asked) => getCity(context, id, moment),
			getPlan: (id, moment = asked) => getPlan(context, id, moment),
			findScenario: find('scenario'),
			findBriefing: find('briefing'),
			version,
			origins
		};
		return paintBy(
			{
				png: (svg, size) => context.call('png', { svg, size }) as Promise<Uint8Array>,
				pdf: (content, page) => context.call('pdf', { content, page }) as Promise<Uint8Array>
			},
			async () => toPlainResponse(await respond(toRequest(request), params as Params, sources))
		);
	};
}

export const ANSWER_TASKS = {
	'static-map': answering(respondStaticMap),
	legend: answering(respondLegend),
	print: answering(respondPrint),
	report: answering(respondReport),
	export: answering(respondExport),
	scene: answering(respondScene),
	'single-file': answering(respondSingleFile),
	slide: answering(respondSlide),
	deck: answering(respondDeck),
	'deck-template': answering(respondTemplate),
	oembed: answering(answerOEmbed)
};
