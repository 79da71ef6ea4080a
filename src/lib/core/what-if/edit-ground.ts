import { patchNetwork } from '../network/patch-network.ts';
import { crossStreets } from './cross-streets.ts';
import { CENTRE_EDITS, editCentres } from './edit-centres.ts';
import { COMMUNITY_EDITS, editEntrances, findSite, refuseKnown } from './edit-entrances.ts';
import { failEdit } from './fail-edit.ts';
import { layLink } from './lay-link.ts';
import { listPassages } from './list-passages.ts';
import { checkOpening, openWalls } from './open-walls.ts';
import { takePatch, toStreetPatch } from './street-patches.ts';
import {
	EditError,
	type Edit,
	type EditKind,
	type Ground,
	type LeftOut,
	type StandingEdit
} from './types.ts';

/** One step from the plan to the edited plan; steps with the same key have the same effect. */
interface Step {
	key: string;
	take: (ground: Ground, leaveOut: (left: LeftOut) => void) => Ground;
}

/** The plan after a step. */
interface Taken {
	key: string;
	ground: Ground;
	leftOut: readonly LeftOut[];
}

/**
 * Applies edits to a plan, after what stands in it. The order of edits of different kinds does not matter: entrances
 * come first, then openings in walls, links, ways through open communities, barriers (which close all of these), and
 * centres. The steps of the last call are cached: if a list differs only at its end, only that end is computed.
 */
export class GroundEditor {
	readonly #base: Ground;
	readonly #standing: readonly StandingEdit[];
	#taken: Taken[] = [];

	/** @param standing walls, links and passages of the plan, which `base` does not have yet */
	constructor(base: Ground, standing: readonly StandingEdit[] = []) {
		this.#base = base;
		this.#standing = standing;
	}

	/** What stands in the plan without effect, as of the last call. */
	get leftOut(): LeftOut[] {
		return this.#taken.flatMap(({ leftOut }) => leftOut);
	}

	/** @throws EditError if an edit cannot be made; nothing is changed by it. What stands is left out instead. */
	apply(edits: readonly Edit[]): Ground {
		const taken: Taken[] = [];
		let ground = this.#base;
		let isKnown = true;
		for (const [i, { key, take }] of listSteps(this.#standing, edits).entries()) {
			const known = this.#taken[i];
			isKnown &&= known?.key === key;
			const leftOut: LeftOut[] = [];
			const step = isKnown ? known! : { key, ground: take(ground, (left) => leftOut.push(left)), leftOut };
			ground = step.ground;
			taken.push(step);
		}
		this.#taken = taken;
		return ground;
	}
}

function listSteps(standing: readonly StandingEdit[], edits: readonly Edit[]): Step[] {
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
	const standingOf = <Kind extends StandingEdit['edit']['kind']>(kind: Kind) =>
		standing.filter((one): one is StandingOf<Kind> => one.edit.kind === kind);
	const passages = standingOf('open-wall');
	const opened = ofKind('open-wall');
	const walls = standingOf('add-barrier');
	return [
		...eachOf(COMMUNITY_EDITS, editEntrances),
		{
			key: JSON.stringify([passages, opened]),
			take(ground, leaveOut) {
				const standingOnes = keepPossible(passages, leaveOut, ({ edit }) => {
					checkOpening(edit, (id) => findSite(ground.communities, id, 'community', edit));
					return edit;
				});
				return openWalls(ground, [...standingOnes, ...opened]);
			}
		},
		...standingOf('add-link').map((link): Step => ({
			key: JSON.stringify(link),
			take(ground, leaveOut) {
				const { network, patches } = ground;
				const [patch] = keepPossible([link], leaveOut, ({ edit }) =>
					patches.get(network, JSON.stringify(edit), () => layLink(ground, edit))
				);
				return patch ? takePatch(ground, patch) : ground;
			}
		})),
		...eachOf(['add-link'], (ground, edit) => {
			const named = remember(ground, edit.linkId, edit);
			return takePatch(named, layLink(named, edit));
		}),
		{ key: 'passages', take: layPassages },
		...(walls.length > 0
			? [
					{
						key: JSON.stringify(walls),
						take: (ground, leaveOut) => layWalls(ground, walls, leaveOut)
					} satisfies Step
				]
			: []),
		...eachOf(['add-barrier'], layBarrier),
		...eachOf(CENTRE_EDITS, editCentres)
	];
}

type StandingOf<Kind extends EditKind> = StandingEdit & { edit: Extract<Edit, { kind: Kind }> };

/** What each can be made to; one that cannot be made is left out. */
function keepPossible<One extends StandingEdit, Made>(
	standing: readonly One[],
	leaveOut: (left: LeftOut) => void,
	make: (one: One) => Made
): Made[] {
	return standing.flatMap((one) => {
		try {
			return [make(one)];
		} catch (error) {
			if (!(error instanceof EditError)) throw error;
			leaveOut({ ...one, problem: error.problem });
			return [];
		}
	});
}

/** The ways through communities that are not walled. */
function layPassages(ground: Ground): Ground {
	const links = ground.communities.flatMap((site) => (site.walled ? [] : listPassages(site)));
	if (links.length === 0) return ground;
	const { network, patches, place } = ground;
	const make = () => toStreetPatch(place, patchNetwork(network, { links }));
	return takePatch(ground, patches.get(network, JSON.stringify(links), make));
}

/** Walls that stand in the plan, all at once: there may be hundreds of them. */
function layWalls(
	ground: Ground,
	walls: readonly StandingOf<'add-barrier'>[],
	leaveOut: (left: LeftOut) => void
): Ground {
	const { network, patches, place } = ground;
	const patch = patches.get(network, JSON.stringify(walls), () => {
		const leftOut: LeftOut[] = [];
		const barriers = keepPossible(
			walls,
			(left) => leftOut.push(left),
			({ edit }) => crossBarrier(ground, edit)
		);
		return { ...toStreetPatch(place, patchNetwork(network, { barriers: barriers.flat() })), leftOut };
	});
	for (const left of patch.leftOut) leaveOut(left);
	return takePatch(ground, patch);
}

function layBarrier(ground: Ground, edit: Extract<Edit, { kind: 'add-barrier' }>): Ground {
	const barriers = crossBarrier(ground, edit);
	const named = remember(ground, edit.barrierId, edit);
	return takePatch(named, toStreetPatch(ground.place, patchNetwork(ground.network, { barriers })));
}

/** @throws EditError if it crosses nothing */
function crossBarrier({ network }: Ground, edit: Extract<Edit, { kind: 'add-barrier' }>) {
	const barriers = crossStreets(network, edit.lngLats);
	if (barriers.length > 0) return barriers;
	throw failEdit(
		edit,
		`barrier ${edit.barrierId} crosses no street, so it stops nobody; draw it across one`,
		{ code: 'barrier-across-nothing' }
	);
}

function remember(ground: Ground, id: string, edit: Edit): Ground {
	refuseKnown(ground, id, edit);
	return { ...ground, madeIds: new Set([...ground.madeIds, id]) };
}
