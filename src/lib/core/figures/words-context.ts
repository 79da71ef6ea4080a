/** What the name and the formula of a figure depend on. */
export interface WordsContext {
	inner: number;
	outer: number;
	/** What it counts: households not renovated. */
	of: string;
	/** Distance of the axis rule beyond the street's half-width, metres. */
	alongM: number;
}

export interface FigureWords {
	name: (context: WordsContext) => string;
	formula: (context: WordsContext) => string;
}
