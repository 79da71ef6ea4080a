import type { SolvedSiting } from '#lib/core/siting/solve-siting.ts';
import { sayStopped } from '../planning-options.ts';
import type { SitingCase } from './siting-case.ts';

type Solved = SolvedSiting & { ms: number };

/** The JSON document. */
export function toDocument(asked: SitingCase, solved: Solved) {
	const { candidateName, demandName, describe, request } = asked;
	const { answer, frontier, ms } = solved;
	const {
		model,
		p,
		objective,
		bound,
		gap,
		optimal,
		greedy,
		selected,
		unreachable,
		sites,
		assignment,
		stopped
	} = answer;
	return {
		model,
		p,
		selected: selected.map(candidateName),
		objective,
		bound,
		gap,
		optimal,
		greedy: { objective: greedy.objective, selected: greedy.selected.map(candidateName) },
		ms: Math.round(ms * 10) / 10,
		seed: request.seed,
		stopped,
		sites: sites.map(({ candidate, ...reason }) => ({ id: candidateName(candidate), ...reason })),
		unreachable: unreachable.map(demandName),
		assignment: [...assignment].map((candidate) => (candidate < 0 ? null : candidateName(candidate))),
		...(frontier && {
			frontier: frontier.map((point) => ({
				...point,
				selected: point.selected.map(candidateName),
				greedy: { objective: point.greedy.objective }
			}))
		}),
		...describe(solved)
	};
}

/** The table for people. */
export function toTable(asked: SitingCase, { answer, frontier, ms }: Solved): string {
	const { candidateName, demandName, heading } = asked;
	const { model, objective, bound, gap, optimal, greedy, sites, unreachable, stopped } = answer;
	const proof = optimal ? 'proven best' : `not proven: bound ${show(bound)}, gap ${(100 * gap).toFixed(2)} %`;
	return [
		heading,
		`${model}: ${show(objective)} with ${sites.length} sites, ${proof}; greedy ${show(greedy.objective)}; ${Math.round(ms)} ms.`,
		...sayStopped(stopped),
		...(unreachable.length > 0
			? [`No candidate reaches ${unreachable.length}: ${unreachable.map(demandName).join(', ')}.`]
			: []),
		['site', 'demands', 'weight', 'brings', 'lost without'].join('\t'),
		...sites.map((site) =>
			[
				candidateName(site.candidate),
				site.demands,
				...[site.weight, site.brings, site.lostWithout].map(show)
			].join('\t')
		),
		...(frontier
			? [
					['sites', 'objective', 'bound', 'proven', 'greedy'].join('\t'),
					...frontier.map((point) =>
						[
							point.p,
							show(point.objective),
							show(point.bound),
							point.optimal ? 'yes' : `gap ${(100 * point.gap).toFixed(2)} %`,
							show(point.greedy.objective)
						].join('\t')
					)
				]
			: []),
		''
	].join('\n');
}

const show = (value: number) => String(Math.round(value * 100) / 100);
