/**
 * Answers from the plan as it was known at a revision. What is drawn of it stays as it is once streets are made of what
 * was known, so that the answer may be kept: by the program that draws it, which changes, for a day. Streets may be made,
 * or files in the folder of tiles replaced, while the answer is drawn: then it may show either, and may not be kept.
 *
 * @param readGround names what is drawn, plan and streets and basemap; `undefined` while streets are still to be made
 */
export async function answerAtKnown(
	readGround: () => Promise<string | undefined>,
	make: () => Promise<Response>
): Promise<Response> {
	const before = await readGround();
	const answer = await make();
	if (before === undefined || !(answer.ok || answer.status === 304)) return answer;
	if ((await readGround()) === before)
		answer.headers.set('cache-control', 'public, max-age=86400, immutable');
	return answer;
}
