import type { EmbedPlace } from '#lib/carto/embed/embed-document.ts';
import type { Text } from '../text.svelte.ts';
import { EMBED_TEXTS } from '../messages/embed.ts';

/** Description of a clicked or hovered feature: kind and numbers, in one line. */
export function describePlace(place: EmbedPlace, text: Text): string {
	const { say } = text;
	const households = `${text.number(place.households)} ${say.unit.households}`;
	if (place.kind === 'community') {
		const walk = place.walkSeconds === null ? say.unreachable : text.duration(place.walkSeconds);
		return [say.state[place.state], households, walk].join(' · ');
	}
	const { kind, communities } = EMBED_TEXTS[text.lang];
	return [kind[place.kind], `${communities} ${text.number(place.communities)}`, households].join(' · ');
}
