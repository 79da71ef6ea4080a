import type { OfficePackage } from '../../package/office-package.ts';
import { TemplateError } from '../template-error.ts';
import { openTemplate } from '../template/open-template.ts';
import { readManifest, type DeckManifest } from './deck-manifest.ts';

/** A deck made from a briefing, opened to be refreshed. */
export interface OpenedDeck {
	file: OfficePackage;
	manifest: DeckManifest;
}

const DECK = { zh: '演示稿', en: 'deck' } as const;

/**
 * Opens a deck made earlier, which may have been edited since in any program.
 *
 * @throws TemplateError with a remedy, if the file is no PPTX, is encrypted, has macros, or was not made from a briefing
 * of this city
 */
export function openDeck(bytes: Uint8Array, cityId: string): OpenedDeck {
	const file = openTemplate(bytes, DECK);
	const manifest = readManifest(file);
	if (!manifest)
		throw new TemplateError({
			zh: '这份演示稿不是由汇报生成的，或其中的生成记录（文件属性“Lianpian deck”）已被清除，无法更新：请由汇报重新生成。',
			en: 'This deck was not made of a briefing, or its record (the file’s properties “Lianpian deck”) was removed, so it cannot be refreshed: make it again from the briefing.'
		});
	if (manifest.cityId !== cityId)
		throw new TemplateError({
			zh: `这份演示稿属于另一座城市（${manifest.cityId}）：请在那座城市中更新。`,
			en: `This deck is of another city (${manifest.cityId}): refresh it there.`
		});
	return { file, manifest };
}
