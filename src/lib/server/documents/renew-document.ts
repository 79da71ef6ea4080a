import { momentOfDocument, type MadeOn, type Named } from '#lib/core/plan/made-on.ts';
import type { LostPart } from '#lib/core/scenarios/lost-part.ts';
import type { Db } from '../db/port.ts';
import { getPlanAt } from '../plan/get-plan-at.ts';
import { Refused } from '../refused.ts';
import { workInThread } from '../threads/server-threads.ts';
import type { Documents } from './documents.ts';
import type { Kept } from './types.ts';

export interface Renewal {
	cityId: string;
	id: string;
	/** Of the document, that the renewal starts from. */
	revision: number;
	/** Whether what the newest plan has no place for may be left out. */
	drop: boolean;
	asker: string;
}

export interface Renewed<Content, Summary> {
	/** As it is kept now; `null`: nothing was changed, since something would be lost. */
	kept: Kept<Content, Summary> | null;
	/** What the newest plan has no place for. */
	lost: LostPart[];
	/** What that was called in the plan that the document was made on, by id, where it is known. */
	names: Record<string, Named>;
}

/**
 * Brings a document up to date: it is made again on the newest plan, and names that from then on. Where something of it
 * would be lost, nothing is changed until that is agreed to.
 *
 * @returns `undefined` if there is none of that id
 * @throws Refused with 409 if it has another revision by now; else as `Documents.replace`
 */
export async function renewDocument<Content extends { format: number }, Summary extends object>(
	db: Db,
	documents: Documents<Content, Summary>,
	{ cityId, id, revision, drop, asker }: Renewal
): Promise<Renewed<Content, Summary> | undefined> {
	const { name: kind } = documents.kind;
	const found = await documents.find(db, cityId, id);
	if (!found) return undefined;
	if (found.revision !== revision)
		throw new Refused(409, 'document-changed', {
			document: kind,
			revision: found.revision,
			started: revision
		});
	const renewed = await workInThread(
		'bring-up-to-date',
		{ cityId, kind, document: found.document },
		{ asker }
	);
	const { document, lost } = renewed;
	const names = lost.length > 0 && found.madeOn ? await listNames(db, cityId, found.madeOn, lost) : {};
	// Views and slides lose nothing: they say what they cannot show.
	if (kind === 'scenario' && lost.length > 0 && !drop) return { kept: null, lost, names };
	const kept = await documents.replace(db, cityId, id, {
		name: found.name,
		document,
		revision,
		...(renewed.revision === null
			? {}
			: { madeOn: { revision: renewed.revision, asOf: null, isFixed: false } })
	});
	return kept && { kept, lost, names };
}

/** Names of what is lost in the plan that its document was made on; empty if that plan cannot be had. */
async function listNames(
	db: Db,
	cityId: string,
	madeOn: MadeOn,
	lost: readonly LostPart[]
): Promise<Record<string, Named>> {
	try {
		const { features } = await getPlanAt(db, cityId, momentOfDocument(madeOn));
		const { centres, communities, clusters, districts, axes } = features;
		const ids = new Set(lost.flatMap(listIds));
		return Object.fromEntries(
			[centres, communities, clusters, districts, axes].flatMap((layer) =>
				layer.features
					.filter(({ properties: { id } }) => ids.has(id))
					.map(({ properties: { id, name, nameEn } }) => [id, { name, nameEn }])
			)
		);
	} catch (error) {
		if (error instanceof Refused) return {};
		throw error;
	}
}

function listIds(part: LostPart): string[] {
	if (part.kind === 'community' || part.kind === 'selection') return [part.id];
	if (part.kind !== 'edit') return [];
	const { edit } = part;
	if ('centreId' in edit) return [edit.centreId];
	if ('communityId' in edit) return [edit.communityId];
	return 'communityIds' in edit ? [...edit.communityIds] : [];
}
