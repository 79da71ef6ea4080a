import type { Overlay } from '#lib/core/briefings/types.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import type { PlannerWork } from '#lib/core/planner/types.ts';
import { askForPackages, askForSites } from '#lib/core/planner/usual-questions.ts';
import { toFault } from '../fault.ts';
import { groupBy } from './group-by.ts';
import { needsPlanner } from './needs-planner.ts';
import type { SlideSet } from './slide-set.svelte.ts';
import type { PreparedSlide, WorkerPort } from './types.ts';

type MakePlanner = () => WorkerPort<PlannerWork> | Promise<WorkerPort<PlannerWork>>;

/** Computes planning results for slides; the planner is only started if a slide needs it. */
export class SlidePlanning {
	readonly #slides: SlideSet;
	readonly #makePlanner: MakePlanner;
	#planner: Promise<WorkerPort<PlannerWork>> | undefined;

	constructor(slides: SlideSet, makePlanner: MakePlanner) {
		this.#slides = slides;
		this.#makePlanner = makePlanner;
	}

	/** Asks the planner everything that slides show. */
	async run(onProgress: (share: number) => void) {
		const jobs = [
			...this.#jobsOf('packages', askForPackages, (ask, takes) => ask('packages', takes)),
			...this.#jobsOf('siting', askForSites, async (ask, question) => ({
				question,
				sited: await ask('site', question)
			}))
		];
		for (const [i, job] of jobs.entries()) await job((share) => onProgress((i + share) / jobs.length));
	}

	/** The pairs of neighbours, for slides that show them. */
	async linkNeighbours() {
		const linked = this.#slides.all.filter(({ view }) => view.layers.has('neighbours'));
		if (linked.length === 0) return;
		try {
			const planner = await this.#startPlanner();
			const neighbours = await planner.ask('neighbours', { gapM: DEFAULT_GAP_M });
			this.#slides.draw(linked, { neighbours });
		} catch (error) {
			this.#slides.addFault(linked, { kind: 'neighbours', why: toFault(error) });
		}
	}

	close() {
		void this.#planner?.then(
			(planner) => planner.close(),
			() => {}
		);
	}

	/** One job for all slides with the same question. */
	#jobsOf<Question>(
		what: Overlay,
		questionOf: (plan: WalkSettings) => Question,
		answer: (
			ask: WorkerPort<PlannerWork>['ask'],
			question: Question
		) => Promise<NonNullable<PreparedSlide['source']['planning'][Overlay]>>
	) {
		const asking = this.#slides.all.filter(({ slide }) => needsPlanner(slide, what));
		return groupBy(asking, ({ source }) => JSON.stringify(questionOf(source.plan))).map(
			(group) => async (onProgress: (share: number) => void) => {
				onProgress(0);
				const members = this.#slides.all.filter(({ slide }) => group.some((one) => one.slide === slide));
				try {
					const planner = await this.#startPlanner();
					const ask: WorkerPort<PlannerWork>['ask'] = (work, takes) =>
						planner.ask(work, takes, { onProgress: (_stage, share) => onProgress(share) });
					const facts = await answer(ask, questionOf(group[0]!.source.plan));
					this.#slides.change(members, (slide) => ({
						...slide,
						source: { ...slide.source, planning: { ...slide.source.planning, [what]: facts } }
					}));
				} catch (error) {
					this.#slides.addFault(members, { kind: what, why: toFault(error) });
				}
			}
		);
	}

	#startPlanner(): Promise<WorkerPort<PlannerWork>> {
		return (this.#planner ??= Promise.resolve(this.#makePlanner()));
	}
}
