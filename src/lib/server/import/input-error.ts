const LONGEST_VALUE = 60;

/** What an {@link InputError} is made of. */
export interface InputProblem {
	/** Path as the user gave it. */
	file: string;
	/** What is wrong, without the names of file, feature and field. */
	problem: string;
	/** What the user can do about it. */
	remedy: string;
	/** Row, feature or element, e.g. `feature 3 (id "x")`. */
	feature?: string | undefined;
	field?: string | undefined;
}

/**
 * A file the user gave that cannot be used. Its message is one line that names the file, the feature, the field
 * and what to do, and is all that is to be shown.
 */
export class InputError extends Error {
	override readonly name = 'InputError';
	readonly file: string;
	/** What is wrong, without the names of file, feature and field. */
	readonly problem: string;
	readonly feature: string | undefined;
	readonly field: string | undefined;
	readonly remedy: string;

	constructor({ file, problem, remedy, feature, field }: InputProblem) {
		const where = [file, feature, field].filter((part) => part !== undefined).join(': ');
		super(`${where}: ${problem}; ${remedy}`.replace(/\s+/g, ' '));
		this.file = file;
		this.problem = problem;
		this.feature = feature;
		this.field = field;
		this.remedy = remedy;
	}

	/** The same of a file by another name: people know the one that they gave. */
	inFile(file: string): InputError {
		const { problem, remedy, feature, field } = this;
		return new InputError({ file, problem: problem.replaceAll(this.file, file), remedy, feature, field });
	}
}

/** A value of the input as one short piece of a message. */
export function quoteValue(value: unknown): string {
	const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
	return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

const SYSTEM_ERRORS: Record<string, [problem: string, remedy: string]> = {
	ENOENT: ['there is no such file', 'check the path'],
	ENOTDIR: ['there is no such file', 'check the path'],
	EISDIR: ['is a directory', 'name a file in it'],
	EEXIST: ['is in the way: a file where a folder is needed', 'move it, or take another name'],
	EACCES: ['may not be read', 'change its permissions'],
	EPERM: ['may not be read', 'change its permissions']
};

/** An error of the file system as an {@link InputError}; an InputError as it is. */
export function toInputError(file: string, error: unknown): InputError {
	if (error instanceof InputError) return error;
	const { code = '', message } = error as NodeJS.ErrnoException;
	const [problem, remedy] = SYSTEM_ERRORS[code] ?? [`cannot be read (${message})`, 'check the file'];
	return new InputError({ file, problem, remedy });
}
