/** Turns what Eleventy and its template engines throw into problems with the template's file and line. */
import { type Problem, ProblemError } from '../campaign/problem.ts';
import { machineFault } from '../disk/machine-fault.ts';
import { UserError } from '../text/user-error.ts';
import { configurationProblem } from './configuration-problem.ts';
import { faultIn, thrownFault } from './template-faults.ts';
import { nameOf, templateOf, type Whereabouts, whereaboutsOf, withNames, yamlProblems } from './template-place.ts';

/** The problems that an error stands for, which was thrown while the site of a project was made. */
export function problemsOf(error: unknown, project: string): Problem[] {
  const errors = [...chain(error)];
  const told = errors.find((each) => each instanceof ProblemError);
  if (told instanceof ProblemError) return [...told.problems];
  const ofConfiguration = configurationProblem(errors, project);
  if (ofConfiguration) return [ofConfiguration];
  const text = errors.map(({ message }) => message).join('\n');
  const fault = faultIn(text) ?? thrownFault(errors.at(-1)?.message ?? String(error));
  const where = whereaboutsOf(errors, fault, project);
  const inFields = /reading front matter/.test(text) ? yamlProblems(errors, where.file) : [];
  if (inFields.length > 0) return inFields;
  const message = withNames(fault.message, project) + usedIn(errors, where, project);
  return [{ severity: 'error', ...where, message }];
}

/** The fault in an error that is none of the campaign's: of what was asked for, or of the machine. */
export function otherFault(error: unknown): Error | undefined {
  return [...chain(error)].find((each) => each instanceof UserError || machineFault(each) !== undefined);
}

/** Names what a project's code was called as, and by which template. */
function usedIn(errors: readonly Error[], { file }: Whereabouts, project: string): string {
  const text = errors.map(({ message }) => message).join('\n');
  const [, kind, name] = /(Filter|[Ss]hortcode|Transform|Preprocessor) `([^`]+)`/.exec(text) ?? [];
  const path = templateOf(errors);
  const template = path && nameOf(path, project);
  const at = template && template !== file ? `, at ${template}` : '';
  return kind ? ` It happens in the ${kind.toLowerCase()} ${name}${at}.` : '';
}

/** An error and those that it was made from. */
function* chain(error: unknown): Generator<Error> {
  for (let current = error; current instanceof Error; ) {
    yield current;
    current = 'originalError' in current ? current.originalError : current.cause;
  }
}
