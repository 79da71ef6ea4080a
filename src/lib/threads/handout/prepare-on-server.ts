import { toFault } from '#lib/state/fault.ts';
import { prepareSlide } from '#lib/state/presenter/prepare-slide.ts';
import { needsPlanner } from '#lib/state/presenter/needs-planner.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import type { Slide } from '#lib/core/briefings/types.ts';
import { EditError } from '#lib/core/what-if/types.ts';
import type { LoadedCity } from '#lib/server/loaded-city.ts';
import { gatherFigureSource } from '#lib/server/report/gather-figure-source.ts';

/** The slides of a briefing as the presenter has them, computed on the server; nothing is drawn. */
export async function prepareOnServer(slides: readonly Slide[], city: LoadedCity): Promise<PreparedSlide[]> {
	return Promise.all(
		slides.map(async (slide) => {
			const prepared = prepareWalks(slide, city);
			const what = (['packages', 'siting'] as const).filter((one) => needsPlanner(slide, one));
			if (what.length === 0) return prepared;
			try {
				return { ...prepared, source: await gatherFigureSource(city, prepared.source.plan) };
			} catch (error) {
				const why = toFault(error);
				return { ...prepared, faults: [...prepared.faults, ...what.map((kind) => ({ kind, why }))] };
			}
		})
	);
}

/** A slide without what the planner makes. Changes that cannot be made are left out, and it is said so. */
export function prepareWalks(slide: Slide, { model }: LoadedCity): PreparedSlide {
	try {
		const measured = prepareSlide(slide, (asked) => model.measure(asked));
		if (measured.source.plan.edits.length === 0) return measured;
		return { ...measured, before: model.measure({ ...measured.source.plan, edits: [] }) };
	} catch (error) {
		if (!(error instanceof EditError)) throw error;
		const prepared = prepareSlide(slide, (asked) => model.measure({ ...asked, edits: [] }));
		return { ...prepared, faults: [...prepared.faults, { kind: 'edits', why: toFault(error) }] };
	}
}
