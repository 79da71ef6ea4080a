import { COMPASS_NAMES } from '#lib/core/geometry/compass-names.ts';
import type { ChangeSite, CheapestChange } from '#lib/core/openings/types.ts';
import type { TriedPlan } from './tried-plan.ts';

const SIDES = COMPASS_NAMES.en;

/** Names of communities by id. */
export const namesOf = ({ communities }: Pick<TriedPlan, 'communities'>): Map<string, string> =>
	new Map(communities.map(({ id, name }) => [id, name]));

/** A change in words: what is built, on which side, beside whom, to which street. */
export function sayChange(
	{ kind, lengthM, site }: Pick<CheapestChange, 'kind' | 'lengthM'> & { site: ChangeSite },
	names: ReadonlyMap<string, string>
): string {
	const { side, streetNames, neighbourId, crossesUnknownGround } = site;
	const [from, to] = streetNames.map((name) => name || 'a lane without a name');
	const on = side ? ` on the ${SIDES[side]} side` : '';
	switch (kind) {
		case 'add-centre':
			return `new centre outside the ${side ? `${SIDES[side]} ` : ''}gate, on ${from}`;
		case 'add-entrance':
			return `new entrance${on}, to ${from}`;
		case 'open-wall':
			return `opening in the wall to ${names.get(neighbourId!) ?? neighbourId}${on}`;
		case 'add-link': {
			const ends = from === to ? `on ${from}` : `from ${from} to ${to}`;
			const unknown = crossesUnknownGround ? ', across ground of which nothing is known' : '';
			return `new way of ${Math.round(lengthM)} m ${ends}${on}${unknown}`;
		}
	}
}
