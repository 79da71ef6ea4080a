import { followScene } from '#lib/carto/build-scene.ts';
import { keepLast } from '#lib/carto/keep-last.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import { listPackageMarks } from '#lib/carto/package-marks.ts';
import type { Palette } from '#lib/carto/palette.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import type { MapScene } from '#lib/carto/scene.ts';
import { listSitingMarks } from '#lib/carto/siting-marks.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { MeasuredPlan } from '#lib/core/model/types.ts';
import { subjectOfSlide } from '#lib/state/presenter/subject-of-slide.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';
import { presenterText } from '../messages/presenter.ts';

/** Everything that the map of a slide is drawn from; what slides have in common is the same object on each. */
export function followSlideScene(): (
	prepared: PreparedSlide,
	options: { palette: Palette; lang: Lang }
) => MapScene {
	const buildScene = followScene();
	const countInLabels = keepLast(nameWithCounts);
	const subjectOf = keepLast((prepared: PreparedSlide) => subjectOfSlide(prepared));
	return (prepared, { palette, lang }) => {
		const { view, source, before, drawing } = prepared;
		const { circles, circleChange, serviceAreas, neighbours, walk } = drawing;
		const subjectIds = subjectOf(prepared);
		const scene = buildScene(source.plan, view, {
			palette,
			lang,
			circles,
			circleChange,
			serviceAreas,
			planningMarks: [...listNeighbourMarks(neighbours), ...listOverlayMarks(prepared, lang)],
			before,
			subjectIds,
			path: walk
		});
		const isCounted = subjectIds !== null && prepared.scope.kind === 'city';
		return isCounted
			? { ...scene, sources: countInLabels(scene.sources, source.plan.rows, subjectIds, lang) }
			: scene;
	};
}

/** Clusters named with how many of their communities the slide is about; those without any keep their name alone. */
function nameWithCounts(
	sources: MapScene['sources'],
	rows: MeasuredPlan['rows'],
	subjectIds: ReadonlySet<string>,
	lang: Lang
): MapScene['sources'] {
	const counts = new Map<string, number>();
	for (const { id, clusterId } of rows)
		if (subjectIds.has(id) && clusterId !== null) counts.set(clusterId, (counts.get(clusterId) ?? 0) + 1);
	const features = sources.clusterLabels.features.map((label) => {
		const count = counts.get(String(label.properties?.['id']));
		if (!count) return label;
		const name = `${label.properties?.['name']} ${lang === 'zh' ? `${count} 个` : `· ${count}`}`;
		return { ...label, properties: { ...label.properties, name } };
	});
	return { ...sources, clusterLabels: { ...sources.clusterLabels, features } };
}

/** What the planner puts on a slide: packages without names and sites without their rivals, to be read from afar. */
function listOverlayMarks(
	{ slide: { overlay }, source, drawing }: PreparedSlide,
	lang: Lang
): PlanningMark[] {
	const { packages, siting } = source.planning;
	if (overlay === 'packages' && packages)
		return listPackageMarks(packages.proposal.plan.packages, source.plan.features);
	if (overlay === 'siting' && siting)
		return listSitingMarks(
			{ candidates: [], sites: siting.sited.sites },
			{ labelOf: presenterText[lang].site, circle: drawing.siteCircle }
		);
	return [];
}
