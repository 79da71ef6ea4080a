import { patchGround } from './build-ground.ts';
import { crossStreets } from './cross-streets.ts';
import { CENTRE_EDITS, editCentres } from './edit-centres.ts';
import { COMMUNITY_EDITS, editEntrances, refuseKnown } from './edit-entrances.ts';
import { failEdit } from './fail-edit.ts';
import { layLink } from './lay-link.ts';
import { listPassages } from './list-passages.ts';
import { openWalls } from './open-walls.ts';
import type { Edit, EditKind, Ground } from './types.ts';

/** One step from the plan to the edited plan; steps with the same key have the same effect. */
interface Step {
	key: string;
	take: (ground: Ground) => Ground;
}

/**
 * Applies edits to a plan. The order of edits of different kinds does not matter: entrances come first, then openings
 * in walls, links, ways through open communities, barriers (which close all of these), and centres. The steps of the
 * last call are cached: if a list differs only at its end, only that end is computed.
 */
export class GroundEditor {
	readonly #base: Ground;
	#taken: { key: string; ground: Ground }[] = [];

	constructor(base: Ground) {
		this.#base = base;
	}

	/** @throws EditError if an edit cannot be made; nothing is changed by it */
	apply(edits: readonly Edit[]): Ground {
		const taken: { key: string; ground: Ground }[] = [];
		let ground = this.#base;
		let isKnown = true;
		for (const [i, { key, take }] of listSteps(edits).entries()) {
			const known = this.#taken[i];
			isKnown &&= known?.key === key;
			ground = isKnown ? known!.ground : take(ground);
			taken.push({ key, ground });
		}
		this.#taken = taken;
		return ground;
	}
}

function listSteps(edits: readonly Edit[]): Step[] {
	const ofKind = <Kind extends EditKind>(...kinds: readonly Kind[]) =>
		edits.filter((edit): edit is Extract<Edit, { kind: Kind }> =>
			(kinds as readonly EditKind[]).includes(edit.kind)
		);
	const eachOf = <Kind extends EditKind>(
		kinds: readonly Kind[],
		take: (ground: Ground, edit: Extract<Edit, { kind: Kind }>) => Ground
	) =>
		ofKind(...kinds).map((edit): Step => ({
			key: JSON.stringify(edit),
			take: (ground) => take(ground, edit)
		}));
	const walls = ofKind('open-wall');
	return [
		...eachOf(COMMUNITY_EDITS, editEntrances),
		{ key: JSON.stringify(walls), take: (ground) => openWalls(ground, walls) },
		...eachOf(['add-link'], (ground, edit) => layLink(remember(ground, edit.linkId, edit), edit)),
		{ key: 'passages', take: layPassages },
		...eachOf(['add-barrier'], layBarrier),
		...eachOf(CENTRE_EDITS, editCentres)
	];
}

/** The ways through communities that are not walled. */
function layPassages(ground: Ground): Ground {
	const links = ground.communities.flatMap((site) => (site.walled ? [] : listPassages(site)));
	return links.length === 0 ? ground : patchGround(ground, { links }).ground;
}

function layBarrier(ground: Ground, edit: Extract<Edit, { kind: 'add-barrier' }>): Ground {
	const barriers = crossStreets(ground.network, edit.lngLats);
	if (barriers.length === 0)
		throw failEdit(
			edit,
			`barrier ${edit.barrierId} crosses no street, so it stops nobody; draw it across one`,
			{ code: 'barrier-across-nothing' }
		);
	return patchGround(remember(ground, edit.barrierId, edit), { barriers }).ground;
}

function remember(ground: Ground, id: string, edit: Edit): Ground {
	refuseKnown(ground, id, edit);
	return { ...ground, madeIds: new Set([...ground.madeIds, id]) };
}
