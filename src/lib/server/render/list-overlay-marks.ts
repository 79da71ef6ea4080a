import type { OverlayKey } from '#lib/carto/legend/list-legend.ts';
import { listNeighbourMarks } from '#lib/carto/neighbour-marks.ts';
import { listPackageMarks } from '#lib/carto/package-marks.ts';
import type { PlanningMark } from '#lib/carto/planning-marks.ts';
import { listSitingMarks } from '#lib/carto/siting-marks.ts';
import type { Lang, ViewValues } from '#lib/carto/view-query.ts';
import { Format } from '#lib/core/figures/format.ts';
import { DEFAULT_GAP_M } from '#lib/core/neighbours/settings.ts';
import { DEFAULT_RANGE_SHARES, DEFAULT_TARGET, PACKAGE_WEIGHTS } from '#lib/core/packages/settings.ts';
import { writeEdits } from '#lib/core/what-if/edit-text.ts';
import type { LoadedCity } from '../loaded-city.ts';

/** What of contiguous planning a picture can show: packages, or where the next three centres would go. */
export type Overlay = 'packages' | 'siting';

const NEW_CENTRES = 3;
const CANDIDATES = 600;
const TIME_LIMIT_S = 20;
const KEPT_MAX = 16;

const noTell = () => {};

/** What was computed for a city, by what was asked; kept as long as the city. */
const kept = new WeakMap<LoadedCity, Map<string, Promise<PlanningMark[]>>>();

/**
 * Marks of the neighbours that a view shows and of an overlay, made with the usual settings of its desk. What they
 * are is computed once for a city, a plan on trial and a language.
 */
export async function listOverlayMarks(
	city: LoadedCity,
	view: Pick<ViewValues, 'layers' | 'edits' | 'speedMps' | 'minutes'>,
	{ overlay, lang }: { overlay: Overlay | null; lang: Lang }
): Promise<{ marks: PlanningMark[]; overlays: OverlayKey[] }> {
	const { edits, speedMps, minutes } = view;
	const state = [lang, speedMps, minutes[0], writeEdits(edits)].join('|');
	const neighbours = view.layers.has('neighbours')
		? await keep(city, 'neighbours', () => neighbourMarks(city))
		: [];
	switch (overlay) {
		case null:
			return { marks: neighbours, overlays: [] };
		case 'packages': {
			const marks = await keep(city, `packages|${state}`, () => packageMarks(city, view, lang));
			return { marks: [...neighbours, ...marks], overlays: ['packages'] };
		}
		case 'siting': {
			const marks = await keep(city, `siting|${state}`, () => sitingMarks(city, view, lang));
			return { marks: [...neighbours, ...marks], overlays: ['sites', 'candidates'] };
		}
	}
}

function keep(city: LoadedCity, key: string, make: () => Promise<PlanningMark[]>): Promise<PlanningMark[]> {
	const made = kept.get(city) ?? new Map<string, Promise<PlanningMark[]>>();
	kept.set(city, made);
	const marks = made.get(key) ?? make();
	made.delete(key);
	made.set(key, marks);
	marks.catch(() => made.delete(key));
	const [oldest] = made.keys();
	if (made.size > KEPT_MAX && oldest !== undefined) made.delete(oldest);
	return marks;
}

async function neighbourMarks(city: LoadedCity): Promise<PlanningMark[]> {
	const { work } = await city.getPlanner();
	return listNeighbourMarks(await work.neighbours({ gapM: DEFAULT_GAP_M }, noTell));
}

async function packageMarks(
	city: LoadedCity,
	{ edits, speedMps }: Pick<ViewValues, 'edits' | 'speedMps'>,
	lang: Lang
): Promise<PlanningMark[]> {
	const { work } = await city.getPlanner();
	const target = DEFAULT_TARGET.households;
	const { proposal } = await work.packages(
		{
			settings: {
				measure: 'households',
				target,
				least: target * DEFAULT_RANGE_SHARES[0],
				most: target * DEFAULT_RANGE_SHARES[1],
				acrossClusters: false,
				weights: PACKAGE_WEIGHTS
			},
			gapM: DEFAULT_GAP_M,
			edits: [...edits],
			speedMps,
			locked: [],
			seed: 1
		},
		noTell
	);
	const { features } = city.model;
	const format = new Format(lang);
	const communityName = new Map(
		features.communities.features.map(({ properties }) => [properties.id, format.name(properties)])
	);
	const nameArea = (first: string) => (lang === 'zh' ? `${first.replace(/小区$/, '')}片` : `${first} area`);
	const labels = new Map(
		proposal.plan.packages.map(({ id, name, communityIds: [first = ''] }) => [
			id,
			name || nameArea(communityName.get(first) ?? first)
		])
	);
	return listPackageMarks(proposal.plan.packages, features, { labelOf: (id) => labels.get(id) ?? '' });
}

async function sitingMarks(
	city: LoadedCity,
	{ edits, speedMps, minutes }: Pick<ViewValues, 'edits' | 'speedMps' | 'minutes'>,
	lang: Lang
): Promise<PlanningMark[]> {
	const { work } = await city.getPlanner();
	const sited = await work.site(
		{
			edits: [...edits],
			model: 'mclp',
			p: NEW_CENTRES,
			minutes: minutes[0],
			speedMps,
			candidates: 'streets',
			count: CANDIDATES,
			isMovable: false,
			capacity: null,
			timeLimitS: TIME_LIMIT_S
		},
		noTell
	);
	return listSitingMarks(sited, {
		labelOf: (number) => (lang === 'zh' ? `第 ${number} 处` : `Site ${number}`)
	});
}
