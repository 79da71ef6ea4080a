import type { OverlayKey } from '#lib/carto/legend/list-legend.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import { listPackageMarks } from '#lib/carto/package-marks.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import { listSitingMarks } from '#lib/carto/siting-marks.ts';
import type { Lang, ViewValues } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import type { WalkSettings } from '#lib/core/model/types.ts';
import type { Package } from '#lib/core/packages/types.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import { gatherPackages, gatherSites, keepFor } from '../gather-planning.ts';
import type { LoadedCity } from '../loaded-city.ts';

/** What of contiguous planning a picture can show: packages, or where the next three centres would go. */
export type Overlay = 'packages' | 'siting';

/**
 * Marks of the neighbours that a view shows and of an overlay, made with the usual settings of its desk. What they
 * are is computed once for a city, a plan on trial and a language.
 *
 * @param packages those of a scenario; `null`: as the planner proposes them
 */
export async function listOverlayMarks(
	city: LoadedCity,
	view: Pick<ViewValues, 'layers' | 'edits' | 'speedMps' | 'minutes'>,
	{
		overlay,
		lang,
		packages = null
	}: { overlay: Overlay | null; lang: Lang; packages?: readonly Package[] | null }
): Promise<{ marks: PlanningMark[]; overlays: OverlayKey[] }> {
	const { edits, speedMps, minutes } = view;
	const state = [lang, speedMps, minutes[0], writeEdits(edits)].join('|');
	const neighbours = view.layers.has('neighbours')
		? await keepFor(city, 'neighbours', () => neighbourMarks(city))
		: [];
	switch (overlay) {
		case null:
			return { marks: neighbours, overlays: [] };
		case 'packages': {
			const marks = packages
				? markPackages(city, packages, lang)
				: await keepFor(city, `package marks|${state}`, async () =>
						markPackages(city, (await gatherPackages(city, view)).proposal.plan.packages, lang)
					);
			return { marks: [...neighbours, ...marks], overlays: ['packages'] };
		}
		case 'siting': {
			const marks = await keepFor(city, `site marks|${state}`, () => sitingMarks(city, view, lang));
			return { marks: [...neighbours, ...marks], overlays: ['sites', 'site-circles', 'candidates'] };
		}
	}
}

async function neighbourMarks(city: LoadedCity): Promise<PlanningMark[]> {
	const { work } = await city.getPlanner();
	return listNeighbourMarks(await work.neighbours({ gapM: DEFAULT_GAP_M }, () => {}));
}

function markPackages(
	{ model: { features } }: LoadedCity,
	packages: readonly Package[],
	lang: Lang
): PlanningMark[] {
	const format = new Format(lang);
	const communityName = new Map(
		features.communities.features.map(({ properties }) => [properties.id, format.name(properties)])
	);
	const nameArea = (first: string) => (lang === 'zh' ? `${first.replace(/小区$/, '')}片` : `${first} area`);
	const labels = new Map(
		packages.map(({ id, name, communityIds: [first = ''] }) => [
			id,
			name || nameArea(communityName.get(first) ?? first)
		])
	);
	return listPackageMarks(packages, features, { labelOf: (id) => labels.get(id) ?? '' });
}

async function sitingMarks(city: LoadedCity, walks: WalkSettings, lang: Lang): Promise<PlanningMark[]> {
	const siting = await gatherSites(city, walks);
	if (!siting) return [];
	const newIds = siting.sited.edits.flatMap((edit) => (edit.kind === 'add-centre' ? [edit.centreId] : []));
	const edits = [...walks.edits, ...siting.sited.edits];
	const circles = newIds.length > 0 ? city.model.drawCircles({ ...walks, edits }, newIds) : null;
	return listSitingMarks(siting.sited, {
		circle: circles?.inner ?? null,
		labelOf: (number) => (lang === 'zh' ? `第 ${number} 处` : `Site ${number}`)
	});
}
