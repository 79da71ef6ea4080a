import type { CommunityPlace } from '#lib/core/coverage/city-places.ts';
import { DEFAULT_SPEED_MPS } from '#lib/core/coverage/settings.ts';
import { measurePlan } from '#lib/core/model/measure-plan.ts';
import type { Measured } from '#lib/core/model/types.ts';
import { readEdits, writeEdits } from '#lib/core/what-if/edit-text.ts';
import { listWalks } from '#lib/core/what-if/list-walks.ts';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { WhatIfPlan, type WhatIfAnswer } from '#lib/core/what-if/what-if-plan.ts';
import { MOMENT_HELP } from './asked-plan.ts';
import { note } from './output.ts';
import { describePlan, noteStreets, PLAN_OPTIONS, readPlan, sayPlan, type Plan } from './plan.ts';
import { UsageError } from './usage.ts';

/** Options of every command that computes walks of a plan, with or without what-if edits. */
export const TRIED_OPTIONS = {
	...PLAN_OPTIONS,
	speed: { type: 'string', default: String(DEFAULT_SPEED_MPS) },
	'what-if': { type: 'string' },
	json: { type: 'boolean', default: false }
} as const;

/** The lines of a help text on the options that all those commands share. */
export const TRIED_HELP = `  --city NAME        a city built by this program (default: baoding)
${MOMENT_HELP}
  --network F        streets to walk on: GeoJSON lines, .osm, .osm.pbf or a network file
  --centres F        centres: GeoJSON points or areas, instead of the city's
  --communities F    communities: GeoJSON points or areas, instead of the city's;
                     "households" is read where given, else 1
  --all              count renovated communities too
  --what-if TEXT     changes to try first, as the workbench's address has them after whatif=`;

/** A plan with its what-if edits, and every walk of it. */
export interface TriedPlan extends Plan {
	whatIf: WhatIfPlan;
	edits: readonly Edit[];
	/** `null` without edits. */
	editText: string | null;
	answer: WhatIfAnswer;
}

/** The requested plan, with its edits. */
export async function loadTriedPlan(
	asked: Parameters<typeof readPlan>[0] & { 'what-if'?: string | undefined }
): Promise<TriedPlan> {
	const text = asked['what-if'];
	const edits = text === undefined ? [] : parseEdits(text);
	const plan = await readPlan(asked);
	const whatIf = new WhatIfPlan(plan.network, plan);
	for (const { layer, id, problem } of whatIf.leftOut)
		note(`${layer} "${id}" has no effect on walks (${problem.code}) and is left out.`);
	try {
		const answer = whatIf.apply(edits);
		noteStreets(plan);
		return { ...plan, whatIf, edits, editText: text === undefined ? null : writeEdits(edits), answer };
	} catch (error) {
		throw error instanceof EditError ? new UsageError(`--what-if: ${error.message}`) : error;
	}
}

/** Edits of a text, all of which must be understood: what the workbench passes over would be a wrong answer here. */
function parseEdits(text: string): Edit[] {
	// Every edit has a ~, and addresses write it %7E: this one is as it was copied from there.
	const isFromAddress = !text.includes('~') && /%7e/i.test(text);
	const plain = isFromAddress ? (new URLSearchParams(`whatif=${text}`).get('whatif') ?? '') : text;
	return plain.split(';').map((part) => {
		const [edit] = readEdits(part);
		if (edit) return edit;
		throw new UsageError(
			`--what-if: "${part}" is no change; give them as the workbench's address has them, such as "close~centre-01;open~community-0002".`
		);
	});
}

/** The plan measured with its edits. */
export function measureTriedPlan(
	{ communities, all, whatIf, answer }: TriedPlan,
	asked: { minutes: readonly number[]; speedMps: number }
): Measured<CommunityPlace> {
	return measurePlan({ communities }, listWalks(answer, whatIf.base), { ...asked, all });
}

/** Centres as they stand, with what the plan knows of them: a tried one has its id for a name. */
export function listCentres({ centres, answer }: TriedPlan) {
	const known = new Map(centres.map((centre) => [centre.id, centre]));
	return answer.ground.centres.map(({ id }) => {
		const { name = id, clusterId = null } = known.get(id) ?? {};
		return { id, name, clusterId };
	});
}

/** What every JSON document says of where its figures come from. */
export function describeSource({ city, attribution, isIllustrative, editText }: TriedPlan) {
	return { ...describePlan(city), attribution, illustrative: isIllustrative, whatIf: editText };
}

/** The first words of every table. */
export function describeTrial({ city, isIllustrative, editText }: TriedPlan): string {
	return `${isIllustrative ? '示意数据 illustrative data. ' : ''}${sayPlan(city)}${editText === null ? '' : `What if ${editText}. `}`;
}
