import { UNREADABLE, fillText } from '#lib/intake-texts/reading.ts';
import { UnreadableFile } from '../formats/unreadable-file.ts';
import { InputError } from '../import/input-error.ts';
import { Refused } from '../refused.ts';

/** What keeps a file from being read, as an answer to who sent it; other errors as they are. */
export function refuseIntake(error: unknown): unknown {
	if (error instanceof UnreadableFile) {
		const { problem, remedy } = UNREADABLE[error.code];
		const say = (lang: 'zh' | 'en') => fillText(problem[lang], error.parameters);
		return new Refused(422, 'wrong-import', {
			problem: {
				zh: `${error.file}：${say('zh')}。${fillText(remedy.zh, error.parameters)}。`,
				en: `${error.file} ${say('en')}; ${fillText(remedy.en, error.parameters)}.`
			}
		});
	}
	if (error instanceof InputError || error instanceof RangeError)
		return new Refused(422, 'wrong-import', { problem: { zh: error.message, en: error.message } });
	return error;
}
