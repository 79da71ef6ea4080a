import type { ChangeSite, CheapestChange } from '#lib/core/openings/types.ts';
import type { Plan } from '#lib/state/plan.svelte.ts';
import { adviceText } from './messages/advice.ts';
import type { Text } from './text.svelte.ts';

type Described = Pick<CheapestChange, 'kind' | 'lengthM'> & { site: ChangeSite };

/**
 * A proposed change in words: what is built, on which side of the community, beside which neighbour, to which street.
 *
 * @param nameStreet in the reader's language
 */
export function describeChange(
	{ kind, lengthM, site }: Described,
	{ plan, text, nameStreet }: { plan: Plan; text: Text; nameStreet: (name: string) => string }
): string {
	const { communityId, neighbourId, side, streetNames } = site;
	const say = adviceText[text.lang];
	const neighbour = neighbourId === null ? undefined : plan.rowById.get(neighbourId);
	const [from = '', to = ''] = streetNames.map((name) => nameStreet(name) || say.lane);
	return say.change[kind]({
		side: side && say.side[side],
		isCommunity: communityId !== null,
		neighbour: neighbour ? text.name(neighbour.props) : '',
		from,
		to,
		metres: text.number(lengthM)
	});
}
