import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** Where texts that people read are written. */
const FOLDERS = ['src/lib/ui', 'src/lib/core', 'src/lib/carto', 'src/lib/server'];

const HAN = /\p{Script=Han}/u;
/** Stands for a value in a template, so that punctuation beside it is judged by what else is beside it. */
const VALUE = '\uFFFC';

interface Written {
	at: string;
	text: string;
}

/** Every text of a source file, comments left out; values in templates as {@link VALUE}. */
function listTexts(path: string): Written[] {
	const file = ts.createSourceFile(
		path,
		readFileSync(join(ROOT, path), 'utf8'),
		ts.ScriptTarget.Latest,
		true
	);
	const found: Written[] = [];
	const visit = (node: ts.Node) => {
		const text = ts.isStringLiteralLike(node)
			? node.text
			: ts.isTemplateExpression(node)
				? node.head.text + node.templateSpans.map(({ literal }) => VALUE + literal.text).join('')
				: undefined;
		const { line } = file.getLineAndCharacterOfPosition(node.getStart());
		if (text !== undefined) found.push({ at: `${path}:${line + 1}`, text });
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const texts = FOLDERS.flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
).flatMap(listTexts);
const chinese = texts.filter(({ text }) => HAN.test(text));
/** English sentences that name a Chinese place. */
const isEnglish = (text: string) => (text.match(/[a-z]{2,}/gi)?.length ?? 0) > 8;
const say = ({ at, text }: Written) => `${at} ${text}`;

test('texts are found', () => expect(chinese.length).toBeGreaterThan(1000));

test('Chinese texts have full-width punctuation', () => {
	// A colon inside 分:秒 is how a clock is written; one before // belongs to an address.
	const halfWidth = /[\p{Script=Han}”》）][,;:?!(](?!\/\/)|[,;?!)][\p{Script=Han}“《（]/u;
	const wrong = chinese.filter(
		({ text }) => !isEnglish(text) && halfWidth.test(text.replaceAll('分:秒', ''))
	);
	expect(wrong.map(say)).toEqual([]);
});

test('a thing has one word', () => {
	const banned: [RegExp, string][] = [
		[/打通/, '拆墙'],
		[/走不到/, '不可达'],
		[/\b([Hh]omes|home-)/, 'households'],
		[/×\s?10⁴/, 'ten thousands are not written in English'],
		[/[Oo]n trial/, 'what-if'],
		[/nameless/, 'unnamed'],
		[/探索|赋能|一键/, 'advertising'],
		[/分 0 秒/, 'whole minutes']
	];
	const messages = texts.filter(({ at }) => at.startsWith('src/lib/ui/messages/'));
	const wrong = banned.flatMap(([word, better]) =>
		messages.filter(({ text }) => word.test(text)).map((written) => `${say(written)} → ${better}`)
	);
	expect(wrong).toEqual([]);
});
