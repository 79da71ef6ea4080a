import type { SlotMap } from '#lib/core/deck/types.ts';
import { note, printText, writeWhole } from '../output.ts';
import { MOMENT_HELP, MOMENT_OPTIONS } from '../asked-plan.ts';
import { DEFAULT_CITY } from '../plan.ts';
import { findDocument } from '../report/find-document.ts';
import { LOCAL_URL, readBaseUrl } from '../report/read-base-url.ts';
import { readBytes } from '../report/read-bytes.ts';
import { EXIT, readOptions, UsageError, type Command } from '../usage.ts';

export const deck: Command = {
	help: `Usage: lianpian deck --briefing B --out FILE [--city ${DEFAULT_CITY}] [--lang zh|en] [--base-url URL]
                     [--template FILE.pptx [--slots FILE.json]]
       lianpian deck --template FILE.pptx --show-slots
       lianpian deck --refresh FILE.pptx --out FILE [--city ${DEFAULT_CITY}] [--base-url URL]

  --briefing B       a briefing: a JSON file, or the id of one kept in the database
  --out FILE         where it goes; written whole or not at all
  --city ID          a built city (default: ${DEFAULT_CITY})
${MOMENT_HELP}
  --lang L           zh or en (default: the briefing's own)
  --base-url URL     where live views are: links and QR codes lead there (default:
                     LIANPIAN_URL, else ${LOCAL_URL}, which is said)
  --template FILE    your own template, its masters and fonts are kept; its layouts are read, or the slots it names
  --slots FILE       what comes where on it, as --show-slots prints what is likeliest
  --show-slots       prints the template's pages and shapes, and what is likeliest, as JSON
  --refresh FILE     a deck that was made so earlier: the same slides with the figures of now. What a person changed
                     since is kept, texts, places, looks, order, slides added and taken out; each is named

Every slide has its title, its one number, its sentence, its map, a native chart, the speaker's notes, source and date.
The same input gives the same bytes. Pixels for old programs need a Chrome or Chromium on this machine; the rest does
not.
`,
	async run(args) {
		const { values } = readOptions(args, {
			briefing: { type: 'string' },
			out: { type: 'string' },
			city: { type: 'string', default: DEFAULT_CITY },
			...MOMENT_OPTIONS,
			lang: { type: 'string' },
			'base-url': { type: 'string' },
			template: { type: 'string' },
			refresh: { type: 'string' },
			slots: { type: 'string' },
			'show-slots': { type: 'boolean' }
		});
		const { briefing: asked, city: cityId, refresh, out } = values;
		if (values['show-slots']) return showSlots(values.template);
		if ((asked === undefined) === (refresh === undefined))
			throw new UsageError(
				'Give one of --briefing, a JSON file or the id of a briefing, and --refresh, a deck to refresh.'
			);
		for (const name of ['template', 'lang'] as const)
			if (refresh !== undefined && values[name] !== undefined)
				throw new UsageError(`--${name} is for a new deck only: one that is refreshed keeps its own.`);
		if (!out) throw new UsageError('--out takes the path of the file to write, as briefing.pptx.');
		const lang = readLang(values.lang);
		const baseUrl = readBaseUrl(values['base-url']);
		const [template, earlier] = await Promise.all(
			[values.template, refresh].map((path) => (path === undefined ? undefined : readBytes(path)))
		);
		const slots = values.slots === undefined ? undefined : await readSlots(values.slots);
		const briefing = asked === undefined ? null : (await findDocument('briefing', asked, cityId)).document;
		// Loaded when needed: every other command starts without them.
		const { loadAskedCity } = await import('../load-asked-city.ts');
		const { makeDeck } = await import('#lib/threads/deck/make-deck.ts');
		const { renewDeck } = await import('#lib/threads/deck/renew-deck.ts');
		const { warnOfLocalLinks } = await import('#lib/server/public-address.ts');
		const { closeBrowser } = await import('#lib/server/browser/with-page.ts');
		const city = await loadAskedCity(cityId, values);
		try {
			const made = briefing
				? {
						...(await makeDeck(briefing, city, { lang, baseUrl, template, slots })),
						report: [],
						lang: lang ?? briefing.lang
					}
				: await renewDeck(earlier!, city, { baseUrl });
			const local = warnOfLocalLinks(baseUrl, made.lang);
			for (const line of [...made.report, ...made.warnings, ...(local ? [local] : [])])
				note(`lianpian: ${line}`);
			await writeWhole(out, made.bytes);
			note(`lianpian: ${out} written, ${Math.ceil(made.bytes.length / 1024)} KB.`);
		} catch (error) {
			if (error instanceof Error && error.name === 'TemplateError')
				throw new UsageError(`${values.template ?? refresh}: ${error.message}`);
			throw error;
		} finally {
			await closeBrowser();
		}
		return EXIT.done;
	}
};

function readLang(text: string | undefined): 'zh' | 'en' | undefined {
	if (text === undefined || text === 'zh' || text === 'en') return text;
	throw new UsageError(`--lang takes zh or en, not "${text}".`);
}

async function showSlots(path: string | undefined): Promise<number> {
	if (path === undefined) throw new UsageError('--show-slots takes a --template.');
	const { describeTemplate } = await import('#lib/server/report/pptx/template/describe-template.ts');
	try {
		printText(`${JSON.stringify(describeTemplate(await readBytes(path)), null, 2)}\n`);
	} catch (error) {
		if (error instanceof Error && error.name === 'TemplateError')
			throw new UsageError(`${path}: ${error.message}`);
		throw error;
	}
	return EXIT.done;
}

async function readSlots(path: string): Promise<SlotMap> {
	const { findSlotMap } = await import('#lib/server/report/pptx/template/slot-map.ts');
	const slots = findSlotMap(new TextDecoder().decode(await readBytes(path)));
	if (!slots) throw new UsageError(`--slots ${path}: is not as the proposal of --show-slots.`);
	return slots;
}
