/** Goes to the first field of a form that has a problem, with its sentence in view. Says whether there is one. */
export function goToProblem(form: Element): boolean {
  const problem = form.querySelector('.problem');
  const field = problem?.closest('.field');
  if (!problem || !field) return false;
  field.querySelector<HTMLElement>('[aria-invalid="true"], textarea, input, select')?.focus({ preventScroll: true });
  // The sentence comes last: where a field is taller than the form, it is what has to be seen.
  for (const part of [field, problem]) part.scrollIntoView({ block: 'nearest' });
  return true;
}
