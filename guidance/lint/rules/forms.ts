/** A task's form is in the version, and everything in it can be checked on the server; else the task could never be completed. Source: MOD-12. */
import { formProblems } from '../../forms/validate-form.ts';
import type { Rule } from '../rule.ts';

export const formUnknown: Rule = {
  name: 'form-unknown',
  severity: 'error',
  check: ({ guidance, files }) => Object.entries(guidance.forms)
    .filter(([, key]) => files.forms?.[key] === undefined)
    .map(([elementId, key]) => ({ elementId, path: 'form', message: `Expected a form "${key}" but the version has none` })),
};

export const formUnusable: Rule = {
  name: 'form-unusable',
  severity: 'error',
  check: ({ guidance, files }) => Object.entries(guidance.forms).flatMap(([elementId, key]) => {
    const form = files.forms?.[key];
    if (form === undefined) return [];
    return formProblems(form).map((problem) => ({ elementId, path: `form(${key}).${problem.key}`, message: problem.message }));
  }),
};
