import type { ReportDocument } from '#lib/core/report/types.ts';
import type { ReportPictures } from '../pictures.ts';
import { buildDefaultTemplate } from './default/build-default-template.ts';
import { assembleDeck } from './deck/assemble-deck.ts';
import { DECK_WORDS } from './deck/words.ts';
import { openTemplate } from './template/open-template.ts';

export interface WrittenDeck {
	bytes: Uint8Array;
	/** For people, one line each, in the report's language. */
	warnings: string[];
}

/**
 * A report as a deck for a review meeting: a cover, for each section a slide with its one figure large, then its maps,
 * native charts and tables, and a closing slide. Speaker's notes tell the text and how each figure was computed. The
 * same report, pictures and template give the same bytes.
 *
 * A template is a .pptx (.potx, .ppsx) whose slides name slots in double braces, anywhere in the text of a shape. Its
 * size, masters, themes, fonts and everything else on those slides stay.
 *
 * - Cover slide: `{{title}}` `{{subtitle}}` `{{asof}}`, all required.
 * - Content slide: `{{title}}` `{{sentence}}` `{{number}}` `{{picture}}` `{{source}}`, all required. The shape that says
 *   `{{picture}}` is replaced by the map, chart, table or text, in its place; it may not be in a group.
 * - Wide slide, if one is wanted for charts and tables: `{{title}}` `{{picture}}` `{{source}}` without `{{number}}`;
 *   without it the content slide serves: the picture takes the places of the number and the sentence too.
 * - On any of them, if wanted: `{{section}}` name of the section, `{{label}}` name of the number, `{{asof}}` date of the
 *   data, `{{qr}}` (a shape replaced by the code of the live view), `{{page}}`, `{{seal}}` (only where data are
 *   illustrative; `{{source}}` says so too).
 *
 * Slides without slots stay where they are, before or behind the slides that take the content slide's place. Slots may
 * stand on layouts instead of slides. A slot keeps the form of its first letter; letters shrink to fit where the
 * template says their size. Where a template has no `{{qr}}`, the link in `{{source}}` remains, and a warning says so.
 *
 * @param pictures of the report's maps, by their blocks; charts are native
 * @param template default the project's own, {@link buildDefaultTemplate}
 * @throws TemplateError if the template is no PPTX, is encrypted, has macros or lacks a slot, naming it
 */
export async function writePptx(
	report: ReportDocument,
	pictures: ReportPictures,
	{ template }: { template?: Uint8Array } = {}
): Promise<WrittenDeck> {
	const file = template ? openTemplate(template) : buildDefaultTemplate();
	const { hasCode } = assembleDeck(file, report, pictures);
	return { bytes: file.toBytes(), warnings: hasCode ? [] : [DECK_WORDS[report.lang].noCode] };
}
