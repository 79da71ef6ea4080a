import { buildCentreField, findNearestCentres } from '../coverage/find-nearest-centres.ts';
import { EditError, type Edit } from '../what-if/types.ts';
import type { WhatIfAnswer } from '../what-if/what-if-plan.ts';
import { listBesideLink, type LaidLink } from './laid-link.ts';
import { listWaysBeside, type PresentPlan, type WayBeside } from './present-plan.ts';

/**
 * Tells which openings interact with earlier edits, so that their effect can only be computed by trying them: opened
 * walls let more neighbours profit, and communities that may be walked through add routes.
 */
export class EditTrial {
	readonly #present: PresentPlan;
	readonly #opened: ReadonlySet<string>;
	readonly #hasLinks: boolean;
	/** Entrances beside which a link does more than add one route. */
	readonly #intricate: WayBeside[];

	constructor(present: PresentPlan) {
		this.#present = present;
		const { allEdits: edits, ground } = present;
		this.#opened = new Set(edits.flatMap((edit) => (edit.kind === 'open-wall' ? edit.communityIds : [])));
		this.#hasLinks = edits.some(({ kind }) => kind === 'add-link');
		this.#intricate = ground.communities.flatMap((site, i) =>
			!site.walled || this.#opened.has(site.id)
				? listWaysBeside(site, i).map((way) => ({ ...way, reachM: way.reachM + way.innerM }))
				: []
		);
	}

	/** Whether a new entrance of this community affects more than its own walk. */
	isIntricateEntrance(communityId: string): boolean {
		return this.#opened.has(communityId);
	}

	/** Whether an opening between these affects more than the two. */
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
