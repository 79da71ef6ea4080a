import { INTAKE_KINDS } from '#lib/core/intake/kinds.ts';
import { FILE_FORMATS } from '#lib/core/intake/types.ts';
import { importFile } from '#lib/server/intake/import-file.ts';
import { readSentIntake } from '#lib/server/intake/read-sent-intake.ts';
import { refuseIntake } from '#lib/server/intake/refuse-intake.ts';
import { proposeInThread } from '#lib/server/intake/propose-in-thread.ts';
import { answerPlan } from '#lib/server/plan/answer-plan.ts';
import { askerOf } from '#lib/server/threads/asker-of.ts';

/** What can be brought in: kinds of rows, and formats. A browser is given the page. */
export function GET({ params }) {
	return answerPlan(params.city, async () => Response.json({ kinds: INTAKE_KINDS, formats: FILE_FORMATS }));
}

/** A file brought into the plan, or looked at only: see `IntakeRequest`. */
export function POST(event) {
	const { params, request } = event;
	return answerPlan(params.city, async (db) => {
		const { files, request: asked } = await readSentIntake(request);
		try {
			const answer = await importFile(db, params.city, files, asked, {
				propose: proposeInThread(askerOf(event)),
				signal: request.signal
			});
			return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
		} catch (error) {
			throw refuseIntake(error);
		}
	});
}
