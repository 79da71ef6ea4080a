import { followScene } from '#lib/carto/build-scene.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import { listPackageMarks } from '#lib/carto/package-marks.ts';
import type { Palette } from '#lib/carto/palette.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import { listSitingMarks } from '#lib/carto/siting-marks.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import { presenterText } from '../messages/presenter.ts';

/** Everything that the map of a slide is drawn from; what slides have in common is the same object on each. */
export function followSlideScene(): (
	prepared: PreparedSlide,
	options: { palette: Palette; lang: Lang }
) => MapScene {
	const buildScene = followScene();
	return ({ slide, view, source, before, drawing }, { palette, lang }) => {
		const { circles, serviceAreas, neighbours, walk } = drawing;
		return buildScene(source.plan, view, {
			palette,
			lang,
			circles,
			serviceAreas,
			planningMarks: [...listNeighbourMarks(neighbours), ...listOverlayMarks(slide.overlay, source, lang)],
			before,
			path: walk
		});
	};
}

/** What the planner puts on a slide: packages without names and sites without their rivals, to be read from afar. */
function listOverlayMarks(
	overlay: PreparedSlide['slide']['overlay'],
	{ plan, planning: { packages, siting } }: PreparedSlide['source'],
	lang: Lang
): PlanningMark[] {
	if (overlay === 'packages' && packages)
		return listPackageMarks(packages.proposal.plan.packages, plan.features);
	if (overlay === 'siting' && siting)
		return listSitingMarks(
			{ candidates: [], sites: siting.sited.sites },
			{ labelOf: presenterText[lang].site }
		);
	return [];
}
