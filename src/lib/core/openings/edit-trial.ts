import { buildCentreField, findNearestCentres } from '../coverage/find-nearest-centres.ts';
import { EditError, type Edit } from '../what-if/types.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { listBesideLink, type LaidLink } from './laid-link.ts';
import { listWaysBeside, type PresentPlan, type WayBeside } from './present-plan.ts';

/**
 * Knows which openings meet with what was edited before, so that their worth is only known by trying them: through
 * opened walls more neighbours may profit, and past communities that are walked through more ways arise.
 */
export class EditTrial {
	readonly #present: PresentPlan;
	readonly #opened: ReadonlySet<string>;
	readonly #hasLinks: boolean;
	/** Entrances beside which a link does more than to be one more way. */
	readonly #intricate: WayBeside[];

	constructor(present: PresentPlan) {
		this.#present = present;
		const { edits, ground } = present;
		this.#opened = new Set(edits.flatMap((edit) => (edit.kind === 'open-wall' ? edit.communityIds : [])));
		this.#hasLinks = edits.some(({ kind }) => kind === 'add-link');
		this.#intricate = ground.communities.flatMap((site, i) =>
			!site.walled || this.#opened.has(site.id)
				? listWaysBeside(site, i).map((way) => ({ ...way, reachM: way.reachM + way.innerM }))
				: []
		);
	}

	/** Whether an entrance of this community does more than to be one. */
	isIntricateEntrance(communityId: string): boolean {
		return this.#opened.has(communityId);
	}

	/** Whether an opening between these does more than to join the two. */
	isIntricateWall(communityIds: readonly string[]): boolean {
		return this.#hasLinks || communityIds.some((id) => this.#opened.has(id));
	}

	isIntricateLink(link: LaidLink): boolean {
		return listBesideLink(link, this.#intricate).length > 0;
	}

	/**
	 * The plan with one more edit; walks are right up to the budget.
	 *
	 * @returns `undefined` if the edit cannot be made
	 */
	tryEdit(edit: Edit): WhatIfAnswer | undefined {
		const { index, edits, limitM } = this.#present;
		try {
			const ground = index.editor.apply([...edits, edit]);
			const centreField = buildCentreField(ground.network, ground.centres, { limitM });
			return { ground, centreField, walks: findNearestCentres(centreField, ground.communities) };
		} catch (error) {
			if (error instanceof EditError) return undefined;
			throw error;
		}
	}
}
