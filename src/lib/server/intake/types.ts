export type {
	IntakeAnswer,
	IntakeRequest,
	ToldCheck,
	ToldControl,
	ToldCrs
} from '#lib/core/intake/intake-answer.ts';

/** A file as it was given: its name, and the names and bytes of its parts where it has several. */
export interface GivenFile {
	name: string;
	bytes: Uint8Array;
}
