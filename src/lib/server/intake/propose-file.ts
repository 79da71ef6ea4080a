import type { CityMeta } from '#lib/core/city/types.ts';
import { acceptIntake, type AcceptedIntake } from '#lib/core/intake/accept-intake.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import { repairLayer } from '#lib/core/intake/checks/repair-layer.ts';
import { matchColumns } from '#lib/core/intake/fields/match-columns.ts';
import { listIntakeFields } from '#lib/core/intake/fields/list-intake-fields.ts';
import { readCell } from '#lib/core/intake/fields/read-cell.ts';
import type { CellRepair } from '#lib/core/intake/intake-answer.ts';
import { checkLedger } from '#lib/core/intake/checks/check-ledger.ts';
import { KIND_LAYERS, type IntakeKind } from '#lib/core/intake/kinds.ts';
import { keyOfLayout, type IntakeLayout } from '#lib/core/intake/intake-layout.ts';
import { proposeIntake, type IntakeProposal, type IntakeQuestion } from '#lib/core/intake/propose-intake.ts';
import { rejectFaulty } from '#lib/core/intake/reject-faulty.ts';
import { listPoints } from '#lib/core/intake/reconcile/reconcile-points.ts';
import type { Taken } from '#lib/core/intake/reconcile/to-changes.ts';
import type { Outcome, Remembered, RowDecision } from '#lib/core/intake/reconcile/types.ts';
import { LAYER_TITLES } from '#lib/core/intake/layer-titles.ts';
import type { SourceFile, SourceLayer } from '#lib/core/intake/types.ts';
import type { Plan } from '#lib/core/plan/types.ts';
import { readGiven } from './read-given.ts';
import { cityToday } from '../plan/city-today.ts';
import { spellNames } from '../spell-names.ts';
import { hashOfLayout, type KnownLayouts } from './layouts.ts';
import { readGivenCrs } from './read-given-crs.ts';
import { recallLayout } from './recall-layout.ts';
import { toRejectedLayer } from './to-rejected-layer.ts';
import { writeRejected } from './write-rejected.ts';
import { tellProposal } from './tell-proposal.ts';
import { UnknownSheet } from './unknown-sheet.ts';
import type { GivenFile, IntakeAnswer, IntakeRequest } from './types.ts';

/** What a file is compared with. */
export interface IntakeGround {
	meta: CityMeta;
	memory: ReadonlyMap<string, Remembered>;
	/** What was said of files before; left out: nothing. */
	layouts?: KnownLayouts | undefined;
	/** The newest plan, or that of a revision; `undefined` where there is no such revision. */
	getPlan: (known?: number) => Promise<{ revision: number; plan: Plan } | undefined>;
	signal?: AbortSignal | undefined;
	onProgress?: ((share: number) => void) | undefined;
}

export interface ProposedFile {
	answer: IntakeAnswer;
	/** What is taken; `null`: nothing. */
	accepted: AcceptedIntake | null;
	/** What is remembered of files such as this one, once it is taken in; `null`: nothing was said of it. */
	layout: { hash: string; said: IntakeLayout } | null;
}

/**
 * Reads a file and says what would become of it, and what of that is taken as the request says. Changes nothing.
 *
 * @throws UnreadableFile if it cannot be read; UnknownSheet; RangeError naming a column, field or decision that is none
 */
export async function proposeFile(
	files: readonly GivenFile[],
	request: IntakeRequest,
	ground: IntakeGround
): Promise<ProposedFile> {
	const { meta, memory, layouts } = ground;
	const { kind } = request;
	const source = await readGiven(files, {
		encoding: request.encoding,
		signal: ground.signal,
		onProgress: ground.onProgress
	});
	const given = chooseLayer(source, request.sheet, kind);
	const { repairs = [] } = request;
	const hash = hashOfLayout(keyOfLayout(source.format, given));
	const recalled = recallLayout(layouts?.get(hash), given, request);
	const { columns } = recalled;
	const layer =
		repairs.length === 0 ? given : repairLayer(given, matchColumns(given, kind, columns).matches, repairs);
	const { plan, revision } = (await ground.getPlan())!;
	const then = source.written?.city === meta.id ? await ground.getPlan(source.written.revision) : undefined;
	const base =
		then &&
		(kind === 'entrances' || kind === 'doors' ? listPoints(then.plan, kind) : then.plan[KIND_LAYERS[kind]]);
	const spell = buildSpell();
	const question: IntakeQuestion = {
		layer,
		kind,
		plan,
		bbox: meta.bbox,
		columns,
		crs: recalled.said?.crs,
		rememberedCrs: recalled.remembered && {
			crs: recalled.remembered.crs,
			isSameFile: recalled.isSameFile
		},
		memory,
		base,
		ownCrs: then && ownCrsOf(source),
		decisions: decisionsOf(request),
		places: request.places && new Map(Object.entries(request.places).map(([row, at]) => [Number(row), at])),
		spell
	};
	const first = proposeIntake(question);
	const proposal = rejectFaulty(
		request.accept === 'all' ? proposeIntake({ ...question, ...decideAll(question, first) }) : first,
		plan
	);
	const { taken, open } = decide(proposal, request);
	const accepted = taken && acceptIntake(proposal, taken);
	if (accepted) rememberAsGiven(accepted, { given, proposal, repairs });
	const checks = checkLedger({
		layer,
		kind,
		matches: proposal.columns.matches,
		rows: proposal.rows,
		plan,
		spell,
		today: cityToday()
	});
	const fit = (proposal.crs?.isRemembered ? recalled.remembered : recalled.said)?.fit ?? null;
	// Control points are picked in the drawing of what no known system places.
	const isLocal = proposal.crs?.chosen === null || proposal.crs?.chosen?.id === 'local';
	const isDrawn = request.isDrawn || isLocal;
	const answer = tellProposal({ source, layer, proposal, checks, revision, fit, isDrawn });
	const layout = { hash, said: recalled.layout };
	const { rejectedIn } = request;
	const rejectedFile = rejectedIn && {
		rejectedFile: await fileRejected({ source, given, proposal, lang: rejectedIn })
	};
	return {
		answer: { ...answer, open, ...rejectedFile },
		accepted: accepted ?? null,
		layout: recalled.isSaid ? layout : null
	};
}

async function fileRejected({
	source,
	given,
	proposal: { columns, crs, reconciled },
	lang
}: {
	source: SourceFile;
	given: SourceLayer;
	proposal: IntakeProposal;
	lang: 'zh' | 'en';
}) {
	if (reconciled.rejected.length === 0) return null;
	const layer = toRejectedLayer(given, reconciled.rejected, { matches: columns.matches, lang });
	return writeRejected(layer, source, given.crs, crs?.chosen ?? null);
}

/** What a file has is remembered, not what was made of it: unchanged the next time, it asks nothing. */
function rememberAsGiven(
	{ memory }: AcceptedIntake,
	{
		given,
		proposal,
		repairs
	}: { given: SourceLayer; proposal: IntakeProposal; repairs: readonly CellRepair[] }
) {
	if (repairs.length === 0) return;
	const { columns, reconciled, kind } = proposal;
	const fields = new Map(listIntakeFields(kind).map((field) => [field.name, field]));
	const cells = new Map(given.rows.map(({ row, values }) => [row, values]));
	for (const { row, field } of repairs) {
		const key = reconciled.keys.get(row) ?? '';
		const remembered = memory.get(key);
		const match = columns.matches.find((one) => one.field === field);
		if (!remembered || !match) continue;
		const had = readCell(cells.get(row)?.[match.column] ?? null, fields.get(field)!, match.factor);
		// What could not be read is asked of again.
		if ('value' in had && typeof had.value === 'number')
			memory.set(key, { ...remembered, values: { ...remembered.values, [field]: had.value } });
	}
}

/** The one that is asked for, else one called as the layer, else the first with rows. */
function chooseLayer({ file, layers }: SourceFile, sheet: string | undefined, kind: IntakeKind): SourceLayer {
	const found =
		sheet === undefined
			? (layers.find(({ name }) => name === kind || name === LAYER_TITLES[kind]?.zh) ??
				layers.find(({ rows }) => rows.length > 0) ??
				layers[0])
			: layers.find(({ name }) => name === sheet);
	if (!found)
		throw new UnknownSheet(
			file,
			sheet ?? '',
			layers.map(({ name }) => name)
		);
	return found;
}

const decisionsOf = ({ decisions }: IntakeRequest): Map<number, RowDecision> =>
	new Map(Object.entries(decisions ?? {}).map(([row, decision]) => [Number(row), decision]));

/** Sounds of names, each worked out once. */
function buildSpell(): (name: string) => string {
	const sounds = new Map<string, string>();
	return (name) => {
		let sound = sounds.get(name);
		if (sound === undefined) sounds.set(name, (sound = (spellNames([name])[name] ?? '').replaceAll(' ', '')));
		return sound;
	};
}

interface Decided {
	/** `null`: nothing is taken. */
	taken: Taken | null;
	open: IntakeAnswer['open'];
}

const OPEN = {
	crs: {
		zh: '坐标系需要确认：请指定坐标系后再导入',
		en: 'The coordinate system has to be confirmed: say which it is, then bring the file again.'
	},
	rows: {
		zh: '有待确认或不能导入的行：请逐行决定，或只导入确定的行',
		en: 'Rows are doubtful or rejected: decide them, or take only what is sure.'
	}
} as const;

/** What of a proposal is taken as the request says, and why nothing is. */
function decide(proposal: IntakeProposal, request: IntakeRequest): Decided {
	const { accept } = request;
	if (accept === 'none') return { taken: null, open: null };
	const { crs, reconciled } = proposal;
	// What is guessed is never applied unasked; what a planner calls sure has to be so.
	if (crs && !crs.isAsked && !(accept === 'whole' ? isSaid(crs) : crs.judgement?.isSure))
		return { taken: null, open: OPEN.crs };
	const isOpen = (outcome: Outcome) =>
		outcome.kind === 'doubtful' ||
		(outcome.kind === 'changed' && outcome.clashes.length > 0 && !request.clashes?.[outcome.row]);
	if (accept === 'whole' && (reconciled.rejected.length > 0 || reconciled.outcomes.some(isOpen)))
		return { taken: null, open: OPEN.rows };
	const clashes = new Map(
		Object.entries(request.clashes ?? {}).map(([row, fields]) => [Number(row), new Set(fields)])
	);
	return {
		taken: {
			rows: Array.isArray(accept) ? new Set(accept) : undefined,
			clashes: accept === 'all' ? allClashes(proposal) : clashes,
			missing: new Set(accept === 'all' ? reconciled.missing : (request.missing ?? []))
		},
		open: null
	};
}

/** The system that this program wrote a file in. */
function ownCrsOf({ written }: SourceFile): Crs | undefined {
	try {
		return readGivenCrs({ crs: written?.crs })?.crs;
	} catch {
		// A mark that somebody has written over.
		return undefined;
	}
}

/** The file itself says which system it is in, and nothing speaks against it. */
function isSaid({ judgement }: NonNullable<IntakeProposal['crs']>): boolean {
	if (!judgement?.isSure || !judgement.chosen) return false;
	const { crs, shiftM, evidence } = judgement.chosen;
	if (evidence.some(({ code }) => code === 'crs-own')) return true;
	return judgement.told.length === 0 && shiftM === undefined && !['gcj02', 'bd09', 'local'].includes(crs.id);
}

/** Decides doubtful rows as their best candidate says, or as new where there is none, and there where their address says. */
function decideAll(
	{ plan, kind, decisions, places }: IntakeQuestion,
	{ reconciled, addresses }: IntakeProposal
): Required<Pick<IntakeQuestion, 'decisions' | 'places'>> {
	const all = new Map(decisions);
	for (const outcome of reconciled.outcomes) {
		if (outcome.kind !== 'doubtful' || outcome.doubt === 'taken') continue;
		const best = outcome.candidates.find(({ id }) => plan[KIND_LAYERS[kind]].has(id));
		all.set(outcome.row, best ? { is: best.id } : { isNew: true });
	}
	const byAddress = [...addresses].map(([row, { lngLat }]) => [row, lngLat] as const);
	return { decisions: all, places: new Map([...byAddress, ...(places ?? [])]) };
}

const allClashes = ({ reconciled }: IntakeProposal): Map<number, Set<string>> =>
	new Map(
		reconciled.outcomes.flatMap((outcome) =>
			outcome.kind === 'changed'
				? [[outcome.row, new Set(outcome.clashes.map(({ field }) => field))] as const]
				: []
		)
	);
