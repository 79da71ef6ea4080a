import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, as text that differs for another process that later gets the same pid;
 * comparable on one machine only.
 *
 * @returns undefined if the process does not run, '' if it runs but its start time is unknown
 */
export function findProcessStart(pid: number): string | undefined {
	if (!isRunning(pid)) return undefined;
	if (process.platform === 'linux') return readLinuxStart(pid);
	if (process.platform === 'win32') return '';
	try {
		return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
	} catch {
		return '';
	}
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it runs, and belongs to another user.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** @see proc(5): field 22 of stat is the start in ticks since boot; the second field may hold spaces. */
function readLinuxStart(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		// A zombie holds nothing open any more.
		if (fields[0] === 'Z') return undefined;
		return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
	} catch {
		return '';
	}
}
