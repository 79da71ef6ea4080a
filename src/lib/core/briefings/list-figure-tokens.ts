/** The keys between braces in a sentence, in their order: `{coverage-inner}` asks for a figure. */
export function listFigureTokens(sentence: string): string[] {
	return [...sentence.matchAll(/\{([a-z0-9-]+)\}/g)].map(([, key]) => key!);
}
