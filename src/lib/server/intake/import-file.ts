import { toPlan } from '#lib/core/plan/plan.ts';
import { getPlanAtRevision } from '../cities.ts';
import type { Db, Querier } from '../db/port.ts';
import { findOpenCity, keepCity } from '../open-city.ts';
import { changePlan } from '../plan/change-plan.ts';
import { getPlanAt } from '../plan/get-plan-at.ts';
import { judgeEdit } from '../plan/judge-edit.ts';
import { refuseCity } from '../refuse-city.ts';
import { Refused } from '../refused.ts';
import { readLayouts, writeLayout } from './layouts.ts';
import { readMemory, writeMemory } from './memory.ts';
import { proposeFile, type IntakeGround, type ProposedFile } from './propose-file.ts';
import type { GivenFile, IntakeAnswer, IntakeRequest } from './types.ts';

/** Reads a file and compares it with a plan: here, or in a thread. */
export type ProposeFile = (
	files: readonly GivenFile[],
	request: IntakeRequest,
	ground: IntakeGround
) => Promise<ProposedFile>;

/**
 * Brings a file into a city's plan as far as the request says: one change set with what is remembered of its rows, or
 * nothing. The same id again changes nothing.
 *
 * @param propose reads and compares; default: on this thread
 * @throws Refused if there is no such city; UnreadableFile and others of {@link proposeFile}
 */
export async function importFile(
	db: Db,
	cityId: string,
	files: readonly GivenFile[],
	request: IntakeRequest,
	{ propose = proposeFile, signal }: { propose?: ProposeFile; signal?: AbortSignal } = {}
): Promise<IntakeAnswer> {
	if (!(await keepCity(db, cityId))) throw await refuseCity(db, cityId);
	const meta = (await findOpenCity(db, cityId))!;
	const memory = await readMemory(db, cityId, request.kind);
	const layouts = await readLayouts(db, cityId, request.kind);
	const { answer, accepted, layout } = await propose(files, request, {
		meta,
		memory,
		layouts,
		getPlan: (known) => findPlan(db, cityId, known),
		signal
	});
	if (!accepted) return answer;
	const { id, author, reason, kind } = request;
	// Whoever changed the plan since it was read is merged with, or clashes.
	const { revision } = answer;
	const remember = async (tx: Querier, at: number) => {
		await writeMemory(tx, { cityId, kind, revision: at, memory: accepted.memory });
		if (layout) await writeLayout(tx, { cityId, kind, revision: at, ...layout });
	};
	if (accepted.changes.length === 0) {
		await db.transaction((tx) => remember(tx, revision));
		return answer;
	}
	const sent = { id, base: revision, author, reason, source: 'import' as const, changes: accepted.changes };
	const made = await changePlan(db, cityId, sent, judgeEdit(sent), remember);
	return { ...answer, revision: made.revision, applied: made.applied };
}

async function findPlan(db: Db, cityId: string, known?: number) {
	if (known === undefined) {
		const { revision, features } = await getPlanAtRevision(db, cityId);
		return { revision, plan: toPlan(features) };
	}
	try {
		const { revision, features } = await getPlanAt(db, cityId, { known });
		return { revision, plan: toPlan(features) };
	} catch (error) {
		if (error instanceof Refused) return undefined;
		throw error;
	}
}
