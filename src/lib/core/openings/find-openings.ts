import { describeChange } from './describe-change.ts';
import { formEntrance, formLink, formWall, type OpeningForm } from './form-opening.ts';
import { placeLink } from './laid-link.ts';
import { listEntranceOpenings } from './list-entrance-openings.ts';
import { listLinkOpenings, type LinkOpening } from './list-link-openings.ts';
import { listWallOpenings } from './list-wall-openings.ts';
import { measureLink } from './measure-link.ts';
import { NeedSearch } from './need-search.ts';
import { OpeningIds } from './opening-ids.ts';
import { runSteps } from './pace.ts';
import { PresentPlan } from './present-plan.ts';
import { rankOpenings, type OpeningDraft } from './rank-openings.ts';
import { OPENING_COUNT } from './settings.ts';
import { EditTrial } from './edit-trial.ts';
import type { Opening, OpeningsQuestion, ReportShare } from './types.ts';

/** Links measured exactly: the best by what their ends bring. */
const MEASURED_LINKS = 4000;

/**
 * The openings that bring most households within the budget, each on its own: new entrances, opened walls, and
 * links across blocks. Best first: more households, then less cost, then by kind and by the communities' ids. What
 * each brings is exactly what trying its edit gives; no community's walk gets longer. An opening implied by a better one
 * that costs no more is folded into that one. Links are sampled between places on the streets (see `STREET_STEP_M`), so
 * that a better one than the best listed may exist.
 *
 * Work is done on demand; a cancelled search has no side effects.
 *
 * @param onProgress called after every step of the work, thousands of times (see `paceProgress`); cancels by throwing
 * @returns at most `count`; empty if all are within the budget, or nothing helps
 * @throws RangeError if the limit is not positive, or households are not those of the communities
 */
export async function findOpenings(question: OpeningsQuestion, onProgress: ReportShare): Promise<Opening[]> {
	const { households, count = OPENING_COUNT } = question;
	const present = new PresentPlan(question);
	const { index, ground } = present;
	const { communities } = ground;
	if (households.length !== communities.length)
		throw new RangeError(
			`There are households of ${households.length} communities; the plan has ${communities.length}.`
		);
	const inNeed = [...communities.keys()]
		.filter((i) => households[i]! > 0 && !present.isCovered(i))
		.toSorted((a, b) => (communities[a]!.id < communities[b]!.id ? -1 : 1));
	await onProgress(0);
	if (inNeed.length === 0 || present.field.sources.length === 0) return [];

	const trial = new EditTrial(present);
	const drafts: OpeningDraft[] = [];
	const add = (form: OpeningForm, brought: Iterable<number>, isIntricate: boolean) => {
		let gained = [...brought];
		if (isIntricate) {
			const walks = trial.tryEdit(form.editAs(new OpeningIds(ground).take('trial')))?.walks;
			gained = walks ? inNeed.filter((i) => (walks[i]?.distanceM ?? Infinity) <= present.limitM) : [];
		}
		if (gained.length === 0) return;
		drafts.push({
			...form,
			gain: {
				households: gained.reduce((sum, i) => sum + households[i]!, 0),
				communities: gained.length
			},
			communityIds: gained.map((i) => communities[i]!.id).toSorted()
		});
	};
	const share = (list: readonly unknown[], done: number) => done / list.length;

	await runSteps(
		(function* () {
			let done = 0;
			for (const opening of listEntranceOpenings(present, inNeed)) {
				const id = communities[inNeed[done]!]!.id;
				if (opening) add(formEntrance(present, opening), [opening.community], trial.isIntricateEntrance(id));
				yield share(inNeed, ++done);
			}
		})(),
		onProgress,
		[0, 0.15]
	);
	await runSteps(
		(function* () {
			let done = 0;
			for (const openings of listWallOpenings(present, inNeed)) {
				for (const opening of openings) {
					const ids = [opening.community, opening.neighbour].map((i) => communities[i]!.id);
					add(formWall(present, opening), [opening.community], trial.isIntricateWall(ids));
				}
				yield share(inNeed, ++done);
			}
		})(),
		onProgress,
		[0.15, 0.25]
	);
	await runSteps(index.prepareStreets(), onProgress, [0.25, 0.35]);
	const need = new NeedSearch(present, inNeed);
	const links: LinkOpening[] = [];
	await runSteps(
		listLinkOpenings(present, need, households, (link) => links.push(link)),
		onProgress,
		[0.35, 0.8]
	);
	const best = links.toSorted((a, b) => b.worth - a.worth || a.lengthM - b.lengthM).slice(0, MEASURED_LINKS);
	await runSteps(
		(function* () {
			for (const [done, link] of best.entries()) {
				const laid = placeLink(present, link.lngLats);
				if (laid)
					add(formLink(present, laid), measureLink(present, need, laid).keys(), trial.isIntricateLink(laid));
				yield share(best, done);
			}
		})(),
		onProgress,
		[0.8, 1]
	);
	const ids = new OpeningIds(ground);
	const numberOf = new Map(communities.map(({ id }, i) => [id, i]));
	return rankOpenings(drafts, count).map(({ editAs, between: _, ...draft }) => {
		const edit = editAs(draft.kind === 'open-wall' ? '' : ids.take(draft.communityIds[0]!));
		const { communityIds, lngLats } = draft;
		// Of equally large ones the smaller id.
		const lead = communityIds
			.map((id) => numberOf.get(id)!)
			.reduce((best, i) => (households[i]! > households[best]! ? i : best));
		return { edit, ...draft, site: describeChange(present, { edit, lngLats }, lead) };
	});
}
