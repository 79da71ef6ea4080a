import type { FigureSource } from '../figures/types.ts';
import type { Scope } from '../model/types.ts';
import { namePackage } from './name-package.ts';
import type { ReportWish } from './read-report-wish.ts';
import { WrongOptions } from './wrong-options.ts';

/**
 * The part of the city that a report is about: a district or cluster by id or by name in either language, a package
 * by id or by its number in the ledger of packages.
 *
 * @param part `null`: the whole city
 * @throws WrongOptions that lists what there is
 */
export function findReportScope(part: ReportWish['part'], { plan, planning }: FigureSource): Scope {
	if (part === null) return { kind: 'city', id: '' };
	const { kind, text } = part;
	const asked = text.trim().toLowerCase();
	const refuse = (right: string) => new WrongOptions([{ name: kind, value: text, right }]);
	if (kind === 'package') {
		const packages = planning.packages?.proposal.plan.packages ?? [];
		const found = packages.find(({ id }, i) => id.toLowerCase() === asked || String(i + 1) === asked);
		if (!found)
			throw refuse(
				packages.length === 0
					? 'nothing: there is no package'
					: `a number from 1 to ${packages.length}, or an id of the ledger of packages, as ${packages[0]!.id}`
			);
		return {
			kind,
			id: found.id,
			name: { zh: namePackage(found, plan, 'zh'), en: namePackage(found, plan, 'en') },
			communityIds: found.communityIds
		};
	}
	const parts = plan.features[kind === 'district' ? 'districts' : 'clusters'].features.map(
		({ properties }) => properties as { id: string; name: string; nameEn: string }
	);
	const found = parts.filter(({ id, name, nameEn }) =>
		[id, name, nameEn].some((one) => one !== '' && one.toLowerCase() === asked)
	);
	// Two parts of the same name can be distinguished only by id.
	if (found.length !== 1)
		throw refuse(parts.map(({ id, name }) => `${id} (${name})`).join(', ') || 'nothing');
	return { kind, id: found[0]!.id };
}
