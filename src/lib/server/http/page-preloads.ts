/**
 * Scripts that a page needs at once, linked in the page itself. The framework would name them in a `Link` header, which
 * no server compresses, and which is longer than the 4 KB that nginx reads of all headers unless it is told otherwise.
 * Style sheets are linked in the page anyhow.
 */
export class PagePreloads {
	/** Taken so far, in their order. */
	readonly paths: string[] = [];

	/** Whether the framework is to name a file in the header: none. */
	readonly take = ({ type, path }: { type: string; path: string }): boolean => {
		if (type === 'js') this.paths.push(path);
		return false;
	};

	/** Links to the scripts taken so far, in their order. */
	get html(): string {
		return this.paths.map((path) => `<link rel="modulepreload" href="${encodeURI(path)}">`).join('');
	}
}
