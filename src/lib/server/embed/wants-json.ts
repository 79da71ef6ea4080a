/** Whether a request comes from a program that reads JSON and no pages. */
export function wantsJson(request: Request): boolean {
	const accept = request.headers.get('accept') ?? '';
	return /\bapplication\/([\w.-]+\+)?json\b/.test(accept) && !/\btext\/html\b/.test(accept);
}
