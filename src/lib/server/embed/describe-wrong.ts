import type { WrongRequest } from '../static/wrong-request.ts';

/** Every wrong parameter on a line of its own, for the page that people see in the frame. */
export function describeWrong({ wrong }: WrongRequest): string {
	return wrong.map(({ name, value, right }) => `${name}=${value}: takes ${right}`).join('\n');
}
